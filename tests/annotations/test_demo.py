"""The demonstration, loaded as a newcomer gets it."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotations.models import Annotation, BriefingNote, Placement, Position, Statement
from drafts.models import Draft
from treatywatch.accounts.models import ApiToken, User

pytestmark = pytest.mark.django_db
DETAILS = ("--issued-on", "2024-01-01", "--treaty", "a-treaty", "--label", "Rev.1")


def counts() -> list[int]:
    models = (User, ApiToken, Draft, Annotation, Placement, Position, Statement, BriefingNote)
    return [model.objects.count() for model in models]


def test_the_demo_is_loaded_whole_and_a_second_run_changes_nothing():
    said = StringIO()
    call_command("load_demo", password="a long demo password", stdout=said)
    assert [draft.label for draft in Draft.objects.filter(state="published")] == [
        "Zero draft",
        "Rev.1",
        "Rev.2",
        "Rev.2 (extraits)",
        "Rev.2 (مقتطفات)",
    ]
    languages = Draft.objects.filter(version_group=Draft.objects.get(label="Rev.2").version_group)
    assert {draft.language for draft in languages} == {"en", "fr", "ar"}
    assert (Position.objects.count(), Annotation.objects.count(), Statement.objects.count()) == (12, 46, 16)
    assert Counter(Annotation.objects.values_list("state", flat=True)) == {
        "published": 37,
        "approved": 3,
        "in_review": 3,
        "working": 3,
    }
    assert Placement.objects.filter(draft__label="Rev.2").count() == 46
    assert "analyst@example.org" in said.getvalue()
    assert "a long demo password" in said.getvalue()
    before = counts()
    call_command("load_demo", password="another password", stdout=StringIO())
    assert counts() == before


def test_without_debug_the_demo_has_no_password_of_its_own():
    with pytest.raises(CommandError, match="Give --password"):
        call_command("load_demo")


def test_a_file_is_imported_and_published_by_one_command(tmp_path):
    file = tmp_path / "rev.md"
    file.write_text(
        "## Article 1. Scope\n\n1. States shall act.\n\n## Article 2. Terms\n\n1. Words mean things.\n"
    )
    said = StringIO()
    call_command("import_draft", str(file), *DETAILS, "--publish", stdout=said)
    assert Draft.objects.get(treaty__slug="a-treaty").state == "published"
    assert "2 articles" in said.getvalue()


def test_the_command_says_of_which_draft_a_file_is_a_language_version(tmp_path):
    for name, text in (
        ("en.md", "## Article 1\n\nStates shall act.\n"),
        ("fr.md", "## Article 1\n\nAgir.\n"),
    ):
        (tmp_path / name).write_text(text)
        said = StringIO()
        options = ("--language", name[:2], "--publish")
        call_command("import_draft", str(tmp_path / name), *DETAILS, *options, stdout=said)
    assert "a language version (fr) of Rev.1 (en)" in said.getvalue()


def test_a_file_that_cannot_be_read_leaves_nothing_behind(tmp_path):
    file = tmp_path / "broken.pdf"
    file.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(CommandError, match=r"broken\.pdf"):
        call_command("import_draft", str(file), *DETAILS)
    assert Draft.objects.count() == 0
