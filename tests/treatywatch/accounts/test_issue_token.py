"""`manage.py issue_token`."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.api import ask
from tests.factories import make_organisation
from treatywatch.accounts.models import ApiToken, AuditEntry

pytestmark = pytest.mark.django_db


def issue(slug: str, *arguments: str) -> str:
    """What the command prints to its standard output."""
    out = StringIO()
    call_command(
        "issue_token", "--organisation", slug, "--label", "website", *arguments, stdout=out, stderr=StringIO()
    )
    return out.getvalue().strip()


def test_it_prints_a_key_that_works_and_keeps_none():
    organisation = make_organisation()
    key = issue(organisation.slug, "--scopes", "read:public", "read:coalition", "--days", "30")
    assert ask("/treaties/", key=key).status_code == 200
    token = ApiToken.objects.get()
    assert (token.organisation, token.scopes) == (organisation, ["read:coalition", "read:public"])
    assert token.digest != key
    assert timedelta(days=29) < token.expires_at - timezone.now() <= timedelta(days=30)


def test_without_scopes_it_reads_what_is_public():
    issue(make_organisation().slug)
    assert ApiToken.objects.get().scopes == ["read:public"]


def test_it_leaves_a_trace_without_the_key():
    key = issue(make_organisation().slug)
    entry = AuditEntry.objects.get()
    assert entry.action == "token issued"
    assert key not in str(entry.detail)


@pytest.mark.parametrize(
    ("slug", "arguments", "message"),
    [
        ("nobody", (), "no organisation"),
        ("known", ("--days", "0"), "--days"),
        ("known", ("--days", "731"), "--days"),
        ("known", ("--scopes", "write:all"), "invalid choice"),
    ],
)
def test_what_cannot_be_is_refused_by_name(slug, arguments, message):
    organisation = make_organisation()
    with pytest.raises(CommandError, match=message):
        issue(organisation.slug if slug == "known" else slug, *arguments)
    assert not ApiToken.objects.exists()
