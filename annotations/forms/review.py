"""The form with which a person decides where a note belongs."""

from django import forms

from annotations.engine.anchoring import find_quote
from drafts.models import Article, Draft

DECISIONS = ("accept", "keep", "place", "retire")


class DecisionForm(forms.Form):
    """accept the suggestion · keep it as a note on the suggested article · place it elsewhere · retire it.

    For "place", `cleaned_data` holds `start` and `end` (code points; None for the whole article) and `exact`.
    """

    decision = forms.ChoiceField(choices=[(name, name) for name in DECISIONS])
    article = forms.ModelChoiceField(Article.objects.none(), required=False, empty_label="Choose an article")
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=1)
    exact = forms.CharField(required=False, strip=False)
    quote = forms.CharField(
        required=False,
        label="Words in it",
        help_text="As they stand in the text. Leave empty for a note on the whole article.",
    )
    reason = forms.CharField(required=False, max_length=200, label="Why it is retired")

    def __init__(self, *args, draft: Draft, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = draft.articles.all()

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision in ("place", "keep") and not cleaned.get("article"):
            self.add_error("article", "Choose the article that this note belongs to.")
        elif decision == "place" and cleaned.get("quote"):
            self._find(cleaned)
        elif decision == "place" and cleaned.get("start") is None:
            cleaned["end"] = None
        elif decision == "retire" and not cleaned.get("reason"):
            self.add_error("reason", "Say why this note is retired; it stays in the history.")
        return cleaned

    def _find(self, cleaned: dict) -> None:
        article = cleaned["article"]
        found = find_quote(article.text, cleaned["quote"])
        if found is None:
            self.add_error("quote", f"These words are not in {article.name}, or stand there more than once.")
        else:
            cleaned["start"], cleaned["end"] = found
            cleaned["exact"] = article.text[slice(*found)]
