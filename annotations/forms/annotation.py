"""The form of an annotation: where it goes, and what it says."""

from django import forms

from annotations.engine.anchoring import find_quote
from annotations.models import Annotation, AnnotationKind, Position, Priority, Stance, Visibility
from annotations.services.states import STEPS
from annotations.services.writing import COLUMNS, PLAIN_COLUMNS, Content
from drafts.engine.outline import sentences
from drafts.models import Article, Treaty
from treatywatch.accounts.models import Organisation

WHOLE_ARTICLE = "article"


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


class TargetForm(forms.Form):
    """Where in an article a note goes: words selected in the page, words typed, a sentence, or all of it.

    After `is_valid`, `cleaned_data` holds `start` and `end` (code points, half-open; None for the whole
    article) and `exact`.
    """

    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    exact = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    where = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, label="What is the note about?", choices=()
    )
    quote = forms.CharField(
        required=False,
        label="Or these words of the article",
        help_text="Type or paste them as they stand in the text; they must occur only once.",
    )

    def __init__(self, *args, article: Article, paragraph: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["where"].choices = [
            *self._sentence_choices(paragraph),
            (WHOLE_ARTICLE, f"The whole of {article.name}"),
        ]

    def _sentence_choices(self, paragraph: int | None) -> list[tuple[str, str]]:
        rows = self.article.text.split("\n")
        if paragraph is None or not 0 <= paragraph < len(rows) or not rows[paragraph]:
            return []
        offset = sum(len(row) + 1 for row in rows[:paragraph])
        choices = [
            (f"{offset + start}-{offset + end}", rows[paragraph][start:end])
            for start, end in sentences(rows[paragraph])
        ]
        if len(choices) > 1:
            whole = f"{offset}-{offset + len(rows[paragraph])}"
            choices.insert(0, (whole, "The whole paragraph"))
        return choices

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("quote"):
            self._clean_quote(cleaned)
        elif cleaned.get("start") is None and not self.errors:
            self._clean_choice(cleaned)
        return cleaned

    def _clean_quote(self, cleaned: dict) -> None:
        found = find_quote(self.article.text, cleaned["quote"])
        if found is None:
            self.add_error(
                "quote",
                f"These words are not in {self.article.name}, or stand there more than once. Add a few more.",
            )
            return
        cleaned["start"], cleaned["end"] = found
        cleaned["exact"] = self.article.text[slice(*found)]

    def _clean_choice(self, cleaned: dict) -> None:
        where = cleaned.get("where")
        if not where:
            self.add_error("where", "Say what the note is about: choose a sentence, or type the words below.")
        elif where != WHOLE_ARTICLE:
            start, end = (int(number) for number in where.split("-"))
            cleaned |= {"start": start, "end": end, "exact": self.article.text[start:end]}
