"""What the forms accept, and what they say when they do not."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from drafts.forms import DraftDetailsForm, ImportForm, SessionForm, TreatyForm
from tests.factories import make_session, make_treaty

pytestmark = pytest.mark.django_db

DETAILS = {"label": "Rev.1", "issued_on": "2024-02-01", "language": "en"}


def import_form(treaty, data: bytes = b"text", name: str = "draft.md", **changes) -> ImportForm:
    return ImportForm(treaty, DETAILS | changes, {"file": SimpleUploadedFile(name, data)})


class TestImportForm:
    def test_label_and_date_are_enough_beside_the_file(self):
        form = import_form(make_treaty(), language="")
        assert form.is_valid(), form.errors
        assert form.cleaned_data["issued_on"] == date(2024, 2, 1)
        assert form.cleaned_data["session"] is None

    def test_a_file_that_is_too_large_is_named_with_both_sizes(self, settings):
        settings.MAX_UPLOAD_BYTES = 2048
        form = import_form(make_treaty(), b"x" * 4096)
        assert form.errors["file"] == ["This file has 4.0\xa0KB; the most that can be read is 2.0\xa0KB."]

    def test_an_empty_file_is_refused(self):
        assert "empty" in import_form(make_treaty(), b"").errors["file"][0]

    def test_a_label_with_a_nul_byte_is_refused_before_the_database_sees_it(self):
        assert "label" in import_form(make_treaty(), label="Rev\x00.1").errors

    def test_a_very_long_label_is_refused_before_the_database_sees_it(self):
        assert "label" in import_form(make_treaty(), label="x" * 121).errors

    def test_a_name_of_three_hundred_characters_is_shortened_not_refused(self):
        form = import_form(make_treaty(), name="a" * 300 + ".docx")
        assert form.is_valid()
        assert len(form.cleaned_data["file"].name) <= 255
        assert form.cleaned_data["file"].name.endswith(".docx")

    def test_only_sessions_of_this_treaty_can_be_chosen(self):
        foreign = make_session(make_treaty(), date(2024, 1, 1))
        assert "session" in import_form(make_treaty(), session=str(foreign.pk)).errors

    def test_an_unknown_language_is_refused(self):
        assert "language" in import_form(make_treaty(), language="xx").errors


def test_the_details_of_a_staged_draft_need_a_language():
    assert "language" in DraftDetailsForm(make_treaty(), DETAILS | {"language": ""}).errors


class TestTreatyForm:
    DATA = {"title": "Convention on rivers", "short_title": "Rivers", "slug": "rivers", "summary": ""}

    def test_a_treaty_needs_a_title_and_an_address(self):
        assert TreatyForm(self.DATA).is_valid()
        assert set(TreatyForm({}).errors) == {"title", "short_title", "slug"}

    def test_an_address_is_taken_once(self):
        make_treaty("rivers")
        assert "slug" in TreatyForm(self.DATA).errors

    def test_the_address_of_the_form_itself_cannot_be_taken(self):
        assert "slug" in TreatyForm(self.DATA | {"slug": "new"}).errors


class TestSessionForm:
    DATA = {"label": "First session", "place": "", "starts_on": "2024-05-01", "ends_on": "2024-05-10"}

    def test_a_session_belongs_to_its_treaty(self):
        treaty = make_treaty()
        assert SessionForm(treaty, self.DATA).save().treaty == treaty

    def test_the_last_day_is_not_before_the_first(self):
        form = SessionForm(make_treaty(), self.DATA | {"ends_on": "2024-04-30"})
        assert form.errors["ends_on"] == ["The last day is before the first."]

    def test_a_treaty_has_one_session_of_a_name(self):
        treaty = make_treaty()
        make_session(treaty, date(2024, 1, 1), label="First session")
        assert "already has a session" in SessionForm(treaty, self.DATA).errors["label"][0]
