"""The forms with which people log in, and give out keys."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from treatywatch.accounts.models import ApiToken, Scope
from treatywatch.accounts.services import LONGEST_DAYS


class LoginForm(AuthenticationForm):
    """Asks for an e-mail address; it is one person however it is capitalised."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "This e-mail address and password do not belong together.",
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "E-mail address"

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()


class KeyForm(forms.Form):
    """What a new API key is for, what it reads, and how long."""

    label = forms.CharField(
        max_length=ApiToken._meta.get_field("label").max_length,
        label="What is it for?",
        help_text="One key for each program, such as “our website”, so that one can be revoked alone.",
    )
    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, scope.label.capitalize()) for scope in Scope],
        initial=[Scope.PUBLIC.value],
        label="It reads",
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        choices=[
            (30, "in a month"),
            (90, "in three months"),
            (365, "in a year"),
            (LONGEST_DAYS, "in two years"),
        ],
        initial=365,
        coerce=int,
        label="It ends",
    )
