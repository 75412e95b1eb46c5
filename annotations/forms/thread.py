"""The forms of a thread and of the letters about it."""

from django import forms
from django.db.models import QuerySet

from annotations.models import Interval
from treatywatch.accounts.models import User


class ReplyForm(forms.Form):
    """What to say, and who should look."""

    text = forms.CharField(
        required=False,
        max_length=10_000,
        label="Reply",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Read by your organisation only.",
    )
    mentions = forms.ModelMultipleChoiceField(
        User.objects.none(), required=False, label="Ask to look", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, colleagues: QuerySet[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mentions"].queryset = colleagues


class DigestForm(forms.Form):
    """How often letters come."""

    interval = forms.ChoiceField(
        choices=Interval.choices,
        label="Send me a letter with links to what is new",
        widget=forms.RadioSelect,
        help_text="The letter holds links and counts, never a word of a note.",
    )
