"""How every form looks: one renderer, so that no template repeats the markup of a field."""

from django.forms.renderers import TemplatesSetting


class HouseFormRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
