"""Where a note goes: words selected in the page, words typed, or something chosen from a list."""

from django import forms

from annotations.engine.anchoring import find_quote
from annotations.models import Level
from drafts.engine.outline import sentences
from drafts.models import Article


class TargetForm(forms.Form):
    """Words selected in the page, words typed, or a choice around one paragraph of the article.

    After `is_valid`, `cleaned_data` holds `level`, `start` and `end` (code points, half-open; None for the whole
    of an article, chapter or draft) and `exact`.
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
    everywhere = forms.BooleanField(
        required=False,
        label="Every occurrence of these words in the draft",
        help_text="The note then follows the phrase through all drafts.",
    )

    def __init__(self, *args, article: Article, paragraph: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["where"].choices = [*self._around(paragraph), *self._wholes()]

    def _around(self, paragraph: int | None) -> list[tuple[str, str]]:
        """A paragraph's sentences, the whole of it, and what is missing behind it."""
        rows = self.article.text.split("\n")
        if paragraph is None or not 0 <= paragraph < len(rows) or not rows[paragraph]:
            return []
        offset = sum(len(row) + 1 for row in rows[:paragraph])
        end = offset + len(rows[paragraph])
        choices = [
            (f"span:{offset + first}-{offset + last}", rows[paragraph][first:last])
            for first, last in sentences(rows[paragraph])
        ]
        choices.append((f"paragraph:{offset}-{end}", "The whole paragraph"))
        if end < len(self.article.text):
            choices.append((f"gap:{end}-{end}", "Something is missing after this paragraph"))
        return choices

    def _wholes(self) -> list[tuple[str, str]]:
        article, end = self.article, len(self.article.text)
        choices = [
            (Level.ARTICLE, f"The whole of {article.name}"),
            (f"gap:{end}-{end}", f"Something is missing after {article.name}"),
        ]
        if article.chapter:
            choices.append((Level.CHAPTER, f"The whole of “{article.chapter}”"))
        return [*choices, (Level.DRAFT, "The whole draft")]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned.get("quote"):
            self._clean_quote(cleaned)
        elif cleaned.get("start") is not None:
            cleaned["level"] = Level.SPAN
        elif cleaned.get("where"):
            self._clean_choice(cleaned)
        else:
            self.add_error("where", "Say what the note is about: choose a sentence, or type the words below.")
        if cleaned.get("everywhere"):
            self._clean_everywhere(cleaned)
        return cleaned

    def _clean_quote(self, cleaned: dict) -> None:
        found = find_quote(self.article.text, cleaned["quote"])
        if found is None:
            self.add_error(
                "quote",
                f"These words are not in {self.article.name}, or stand there more than once. Add a few more.",
            )
        else:
            self._set(cleaned, Level.SPAN, *found)

    def _clean_choice(self, cleaned: dict) -> None:
        level, _, span = cleaned["where"].partition(":")
        self._set(cleaned, level, *(int(number) for number in span.split("-") if number))

    def _clean_everywhere(self, cleaned: dict) -> None:
        if cleaned.get("level") == Level.SPAN:
            cleaned["level"] = Level.PHRASE
        else:
            self.add_error(
                "everywhere", "Select or type the words that the note is about wherever they occur."
            )

    def _set(self, cleaned: dict, level: str, start: int | None = None, end: int | None = None) -> None:
        exact = "" if start is None else self.article.text[start:end]
        cleaned |= {"level": level, "start": start, "end": end, "exact": exact}
