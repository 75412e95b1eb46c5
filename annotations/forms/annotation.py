"""The forms of what an annotation says and of the steps of its review."""

from django import forms

from annotations.models import Annotation, AnnotationKind, Position, Priority, Stance, Visibility
from annotations.services.states import STEPS
from annotations.services.writing import COLUMNS, PLAIN_COLUMNS, Content
from drafts.models import Treaty
from treatywatch.accounts.models import Organisation


class ContentForm(forms.Form):
    """What an annotation says. `version` is there when an existing one is edited."""

    stance = forms.ChoiceField(choices=Stance.choices, widget=forms.RadioSelect, initial=Stance.SUPPORT)
    position = forms.ModelChoiceField(
        Position.objects.none(),
        required=False,
        empty_label="No position",
        help_text="What this note argues for.",
    )
    new_position = forms.CharField(
        required=False,
        max_length=200,
        label="Or a new position",
        help_text="A short title; everyone can use it.",
    )
    reason = forms.CharField(
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Why. You can use **bold**, *italics*, lists and links.",
    )
    proposed_wording = forms.CharField(
        required=False,
        max_length=20_000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "class": "treaty-text"}),
        help_text="How the words should read instead. Leave empty if you propose none.",
    )
    priority = forms.ChoiceField(
        choices=Priority.choices, initial=Priority.PRIORITY, help_text="A red line needs its reason."
    )
    kind = forms.ChoiceField(choices=AnnotationKind.choices, initial=AnnotationKind.POSITION)
    evidence = forms.CharField(required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}))
    evidence_url = forms.URLField(required=False, label="Source", assume_scheme="https")
    visibility = forms.ChoiceField(
        choices=Visibility.choices, initial=Visibility.PUBLIC, label="Once published, readable by"
    )
    shared_with = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Named organisations",
        help_text="Counts where “Named organisations” is chosen above.",
    )

    def __init__(self, *args, treaty: Treaty, organisation_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.treaty = treaty
        self.fields["position"].queryset = treaty.positions.select_related("theme")
        self.fields["shared_with"].queryset = Organisation.objects.exclude(pk=organisation_id)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("priority") == Priority.RED_LINE and not cleaned.get("reason"):
            self.add_error("reason", "A red line must state its reason.")
        if cleaned.get("visibility") == Visibility.COALITION and not cleaned.get("shared_with"):
            self.add_error("shared_with", "Name at least one organisation, or choose another audience.")
        if cleaned.get("new_position") and cleaned.get("position"):
            self.add_error("new_position", "Choose a position or name a new one, not both.")
        return cleaned

    def content(self, position: Position | None) -> Content:
        """The cleaned fields as the services take them."""
        cleaned = self.cleaned_data
        return Content(
            position=position,
            shared_with=tuple(cleaned["shared_with"]),
            **{name: cleaned[name] for name in PLAIN_COLUMNS},
        )


class EditForm(ContentForm):
    """An existing annotation; `version` is the one that the person started from."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(forms.Form):
    """One step of a note's review; `publish_at` is an embargo, in UTC."""

    name = forms.ChoiceField(choices=[(step.name, step.label) for step in STEPS])
    version = forms.IntegerField()
    publish_at = forms.DateTimeField(required=False, label="Not before")


def initial_of(annotation: Annotation) -> dict:
    """The fields of an annotation as a form starts from them."""
    initial = {name: getattr(annotation, name) for name in COLUMNS}
    return initial | {
        "shared_with": list(annotation.shared_with.all()),
        "version": annotation.version,
    }
