"""The form of a position: what is asked for, and under which theme."""

from django import forms

from annotations.models import Position, Theme


class PositionForm(forms.Form):
    """A position as a coordinator describes it; a `new_theme` goes before `theme`."""

    title = forms.CharField(max_length=200)
    ask = forms.CharField(
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The sentence that a briefing note puts to delegates.",
    )
    summary = forms.CharField(
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What it is about, for those who do not know it yet.",
    )
    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        required=False,
        empty_label="No theme",
        help_text="Each theme is a section of a briefing note.",
    )
    new_theme = forms.CharField(
        required=False, max_length=160, label="Or a new theme", help_text="Goes before the choice above."
    )

    def __init__(self, position: Position, *args, **kwargs):
        names = ("title", "ask", "summary", "theme")
        initial = {name: getattr(position, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["theme"].queryset = position.treaty.themes.all()
