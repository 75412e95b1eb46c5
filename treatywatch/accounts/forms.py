"""The form with which people log in."""

from django.contrib.auth.forms import AuthenticationForm


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
