"""How a file comes in: the form, the preview of what was read, and the file itself."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drafts import services
from drafts.engine.parts import ParsedDraft
from drafts.engine.source import CharacterCount, Doubt
from drafts.models import Draft, DraftState
from drafts.readers.errors import UnreadableFile
from tests.drafts.readers.makers import docx
from tests.factories import article, login, make_draft, make_treaty, make_user
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."


class TestImport:
    @pytest.fixture
    def treaty(self):
        return make_treaty("rivers")

    def send(self, client, data: bytes = b"the file", **changes):
        form = {"label": "Rev.1", "symbol": "A/1", "issued_on": "2024-02-01", "language": ""} | changes
        return client.post("/treaties/rivers/import/", form | {"file": SimpleUploadedFile("d.md", data)})

    def reading(self, monkeypatch, result):
        """Stands in for the child process."""

        def read_in_child(data, name, redline, told):
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(services.receiving, "read_in_child", read_in_child)

    def test_a_file_that_can_be_read_is_staged(self, analyst, ours, treaty, monkeypatch):
        parsed = ParsedDraft("en", (article("1", OFFENCE),), (), (), CharacterCount(9, 9))
        self.reading(monkeypatch, parsed)
        answer = self.send(analyst)
        draft = Draft.objects.get()
        assert answer["Location"] == f"/drafts/{draft.pk}/staged/"
        assert (draft.state, draft.organisation, draft.symbol) == (DraftState.STAGED, ours, "A/1")

    def test_a_refused_file_leaves_the_reason_what_was_typed_and_nothing_else(
        self, analyst, treaty, monkeypatch
    ):
        self.reading(monkeypatch, UnreadableFile("This PDF is a scan without text; run OCR first."))
        answer = self.send(analyst, label="Rev.7")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "This PDF is a scan without text; run OCR first." in page
        assert 'value="Rev.7"' in page
        assert 'value="2024-02-01"' in page
        assert not Draft.objects.exists()

    def test_a_form_without_a_file_says_so(self, analyst, treaty):
        answer = analyst.post("/treaties/rivers/import/", {"label": "Rev.1", "issued_on": "2024-02-01"})
        assert answer.status_code == 422
        assert "Nothing was imported" in answer.content.decode()

    def test_a_label_that_is_taken_is_refused_beside_the_label(self, analyst, treaty):
        make_draft(treaty, label="Rev.1")
        answer = self.send(analyst)
        assert answer.status_code == 422
        assert "already has a published draft with the label “Rev.1”" in answer.content.decode()
        assert Draft.objects.count() == 1

    def test_the_same_file_again_leads_to_the_same_draft(self, analyst, treaty, monkeypatch):
        parsed = ParsedDraft("en", (article("1", OFFENCE),), (), (), CharacterCount(9, 9))
        self.reading(monkeypatch, parsed)
        first = self.send(analyst)
        assert self.send(analyst)["Location"] == first["Location"]
        assert Draft.objects.count() == 1

    def test_a_real_file_is_read_by_a_real_child(self, analyst, treaty):
        answer = self.send(analyst, b"# Rivers\n\n## Article 1. Use\n\n1. States share rivers.\n")
        assert answer.status_code == 302
        assert Draft.objects.get().articles.get(kind="article").text == "1. States share rivers."


class TestStaged:
    def stage(self, ours, **fields) -> Draft:
        return make_draft(published=False, organisation=ours, **fields)

    def test_it_shows_structure_doubts_and_brackets(self, analyst, ours):
        text = "1. States [shall] act.\n(a) At once;"
        doubt = Doubt("heading-guessed", "This line may be a heading.", "page 3")
        draft = self.stage(ours, articles=[article("1", text, "Duty", "Chapter I. General")], doubts=(doubt,))
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/")
        for piece in ("Chapter I. General", "Duty", "2 paragraphs, 1 bracket", "This line may be a heading."):
            assert piece in page
        assert "page 3" in page
        assert '<span class="bracket">[</span>shall<span class="bracket">]</span>' in page
        assert '<p class="para para--2"><span class="para__label">(a)</span> At once;</p>' in page

    def test_the_account_of_characters_adds_up_in_public(self, analyst, ours):
        draft = self.stage(ours)
        account = {"in": 12345, "kept": 12000, "set_aside": [{"reason": "page number", "count": 345}]}
        Draft.objects.filter(pk=draft.pk).update(reading={"warnings": [], "characters": account})
        page = page_of(analyst, f"/drafts/{draft.pk}/staged/")
        for piece in ("12,345", "12,000", "Set aside: page number", "345", "every line found its place"):
            assert piece in page

    def test_a_near_guess_is_marked_to_be_checked(self, analyst, ours):
        treaty = make_treaty()
        make_draft(treaty, [OFFENCE, AID])
        draft = self.stage(ours, treaty=treaty, articles=[OFFENCE, AID])
        assert "Please check" not in page_of(analyst, f"/drafts/{draft.pk}/staged/")
        draft.edges_back.update(margin=0.05)
        assert "Please check" in page_of(analyst, f"/drafts/{draft.pk}/staged/")

    def test_details_are_corrected(self, analyst, ours):
        draft = self.stage(ours)
        data = {"label": "Rev.2", "symbol": "A/2", "issued_on": "2024-03-01", "language": "fr"}
        assert analyst.post(f"/drafts/{draft.pk}/staged/", data).status_code == 302
        draft.refresh_from_db()
        assert (draft.label, draft.symbol, draft.language) == ("Rev.2", "A/2", "fr")
        assert draft.issued_on == date(2024, 3, 1)

    def test_details_that_are_not_right_come_back(self, analyst, ours):
        draft = self.stage(ours, label="Rev.1")
        answer = analyst.post(f"/drafts/{draft.pk}/staged/", {"label": "", "issued_on": "soon"})
        assert answer.status_code == 422
        assert "<h1>Rev.1" in answer.content.decode()

    @pytest.mark.parametrize(("role", "sees"), [("analyst", False), ("coordinator", True)])
    def test_only_a_coordinator_is_offered_to_publish(self, client, ours, role, sees):
        draft = self.stage(ours)
        login(client, make_user(role, ours))
        assert ("Publish…" in page_of(client, f"/drafts/{draft.pk}/staged/")) is sees

    def test_once_published_its_preview_leads_to_the_draft(self, analyst, ours):
        draft = make_draft(organisation=ours)
        assert analyst.get(f"/drafts/{draft.pk}/staged/")["Location"] == f"/drafts/{draft.pk}/"

    def test_while_a_worker_reads_the_page_refreshes_itself(self, analyst, ours):
        draft = self.stage(ours)
        Draft.objects.filter(pk=draft.pk).update(state=DraftState.READING)
        assert analyst.get(f"/drafts/{draft.pk}/staged/")["Refresh"] == "2"

    def test_what_a_worker_could_not_read_says_why(self, analyst, ours):
        draft = self.stage(ours)
        Draft.objects.filter(pk=draft.pk).update(state=DraftState.REFUSED, reading={"error": "It is a scan."})
        assert "It is a scan." in page_of(analyst, f"/drafts/{draft.pk}/staged/")

    def test_discarding_leaves_nothing(self, analyst, ours):
        draft = self.stage(ours, label="Rev.2")
        answer = analyst.post(f"/drafts/{draft.pk}/discard/", follow=True)
        assert "“Rev.2” and its file are discarded." in answer.content.decode()
        assert not Draft.objects.exists()

    def test_a_published_draft_is_not_discarded(self, analyst, ours):
        draft = make_draft(organisation=ours)
        assert analyst.post(f"/drafts/{draft.pk}/discard/")["Location"] == f"/drafts/{draft.pk}/"
        draft.refresh_from_db()

    def test_its_queries_do_not_grow_with_the_text(self, analyst, ours):
        treaty = make_treaty()
        make_draft(treaty, [OFFENCE])
        small = self.stage(ours, treaty=treaty, articles=[OFFENCE])
        large = self.stage(ours, treaty=treaty, articles=[OFFENCE, AID, "1. More."])
        counts = [count_queries(analyst, f"/drafts/{draft.pk}/staged/") for draft in (small, large)]
        assert counts[0] == counts[1]


class TestSource:
    def test_everybody_gets_the_file_of_a_published_draft_to_save_not_to_show(self, client):
        draft = make_draft(content=b"<script>alert(1)</script>")
        answer = client.get(f"/drafts/{draft.pk}/source")
        assert answer.content == b"<script>alert(1)</script>"
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"] == 'attachment; filename="draft.md"'
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_a_word_file_names_its_authors_to_those_who_brought_it_alone(self, client, analyst, ours):
        by_hand = '<w:p><w:ins w:author="Jane Roe"><w:r><w:t>Lamps</w:t></w:r></w:ins></w:p>'
        draft = make_draft(organisation=ours, content=docx(by_hand))
        assert analyst.get(f"/drafts/{draft.pk}/source").content == docx(by_hand)
        login(client, make_user("analyst"))
        for stranger in (client, Client()):
            with ZipFile(BytesIO(stranger.get(f"/drafts/{draft.pk}/source").content)) as archive:
                assert b"Lamps" in archive.read("word/document.xml")
                assert b"Roe" not in archive.read("word/document.xml")

    def test_a_name_in_any_script_is_safe_in_the_header(self, client):
        draft = make_draft(published=False)
        draft.source_file.name = 'مسودة"; x=.docx'
        draft.source_file.save()
        Draft.objects.filter(pk=draft.pk).update(state=DraftState.PUBLISHED)
        header = client.get(f"/drafts/{draft.pk}/source")["Content-Disposition"]
        assert header.startswith("attachment; filename*=utf-8''%D9%85")
        assert '"' not in header
