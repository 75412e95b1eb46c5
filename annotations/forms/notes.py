"""The forms of a briefing note: to begin one, and the parts of its editor."""

from dataclasses import fields

from django import forms
from django.core.validators import MaxLengthValidator

from annotations.models import BriefingNote, BriefingSection, Position, Theme
from annotations.services.notes import NoteWords, SectionWords
from drafts.models import Draft, Treaty
from drafts.queries import published_drafts

LONGEST_PROSE = 40_000
"""Characters of one prose field: some twenty pages."""
_ENDNOTES = (
    "Plain text, with *emphasis*, lists and links as in Markdown. For an endnote write [^1] in the text, "
    "and its words after [^1]: on a line of their own."
)


def _date_input() -> forms.DateInput:
    """The browser's own calendar, which asks for this format in every language."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NewNoteForm(forms.Form):
    """What must be known before a note can be written."""

    draft = forms.ModelChoiceField(
        Draft.objects.none(),
        empty_label=None,
        help_text="The text that the note cites; it stays the same for this note.",
    )
    title = forms.CharField(max_length=200)
    subtitle = forms.CharField(max_length=200, required=False)
    dated_on = forms.DateField(
        label="Date",
        widget=_date_input(),
        help_text="The cover shows month and year.",
    )
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each becomes a section. You can change this later.",
    )

    def __init__(self, treaty: Treaty, *args, **kwargs):
        super().__init__(*args, **kwargs)
        drafts = published_drafts(treaty.pk).select_related("treaty").reverse()
        self.fields["draft"].queryset = drafts
        self.fields["draft"].label_from_instance = _draft_label
        self.fields["themes"].queryset = treaty.themes.all()
        self.fields["themes"].initial = treaty.themes.all()


def _draft_label(draft: Draft) -> str:
    return ", ".join(filter(None, [draft.label, draft.symbol, f"{draft.issued_on:%-d %B %Y}"]))


class NoteForm(forms.ModelForm):
    """The parts of a note that are not of one theme."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Take a theme out and its words are kept, but not printed.",
    )

    class Meta:
        model = BriefingNote
        fields = [field.name for field in fields(NoteWords)]
        labels = {
            "dated_on": "Date",
            "about": "About the organisation",
            "quote": "Pull quote",
            "quote_attribution": "Who said it",
        }
        widgets = {"dated_on": _date_input()}
        help_texts = {
            "introduction": _ENDNOTES,
            "quote": "A sentence or two that stand out on the page, in serif and large.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = self.instance.draft.treaty.themes.all()
        for name in ("imprint", "about", "introduction", "quote", "conclusion"):
            _limit(self.fields[name])

    def words(self) -> NoteWords:
        return NoteWords(**{field.name: self.cleaned_data[field.name] for field in fields(NoteWords)})


class SectionForm(forms.ModelForm):
    """One theme: its prose, its positions, its key recommendation."""

    class Meta:
        model = BriefingSection
        fields = ["prose", "positions", "recommendation"]
        widgets = {"positions": forms.CheckboxSelectMultiple}
        labels = {"recommendation": "Key recommendation"}
        help_texts = {"recommendation": "One or two sentences, set off at the end of the section."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["positions"].queryset = Position.objects.filter(theme=self.instance.theme_id)
        for name in ("prose", "recommendation"):
            _limit(self.fields[name])

    def words(self) -> SectionWords:
        typed = self.cleaned_data
        return SectionWords(self.instance, typed["prose"], typed["recommendation"], typed["positions"])


def _limit(field: forms.Field) -> None:
    field.validators.append(MaxLengthValidator(LONGEST_PROSE))
    field.widget.attrs["rows"] = 5
