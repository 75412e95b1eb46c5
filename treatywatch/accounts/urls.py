"""Logging in and out, and passwords: Django's own views, in the words of the house."""

from django.contrib.auth import views
from django.urls import path

from treatywatch.accounts.forms import LoginForm

_PAGE = "accounts/form.html"

urlpatterns = [
    path(
        "login/",
        views.LoginView.as_view(template_name="accounts/login.html", authentication_form=LoginForm),
        name="login",
    ),
    path("logout/", views.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        views.PasswordChangeView.as_view(
            template_name=_PAGE,
            extra_context={"title": "Change your password", "button": "Change the password"},
        ),
        name="password_change",
    ),
    path(
        "password/changed/",
        views.PasswordChangeDoneView.as_view(
            template_name=_PAGE,
            extra_context={"title": "Your password is changed", "lead": "Other devices are logged out."},
        ),
        name="password_change_done",
    ),
    path(
        "password/forgotten/",
        views.PasswordResetView.as_view(
            template_name=_PAGE,
            email_template_name="accounts/reset_email.txt",
            subject_template_name="accounts/reset_subject.txt",
            extra_context={
                "title": "Forgotten your password?",
                "lead": "We send a link to your address, with which you choose a new one.",
                "button": "Send the link",
            },
        ),
        name="password_reset",
    ),
    path(
        "password/sent/",
        views.PasswordResetDoneView.as_view(
            template_name=_PAGE,
            extra_context={
                "title": "Look at your e-mail",
                "lead": "If somebody here has this address, the link is on its way. It works for three days.",
            },
        ),
        name="password_reset_done",
    ),
    path(
        "password/new/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(
            template_name=_PAGE, extra_context={"button": "Set the password"}
        ),
        name="password_reset_confirm",
    ),
    path(
        "password/set/",
        views.PasswordResetCompleteView.as_view(
            template_name=_PAGE,
            extra_context={"title": "Your new password is set", "lead": "You can log in with it now."},
        ),
        name="password_reset_complete",
    ),
]
