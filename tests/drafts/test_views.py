"""The pages about texts, as a person meets them: home, treaty, import, staged draft, file."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from drafts import services
from drafts.engine.parts import ParsedDraft
from drafts.engine.source import CharacterCount, Doubt, SetAside
from drafts.models import Draft, DraftState, Session, Treaty
from drafts.readers.errors import UnreadableFile
from tests.factories import (
    article,
    login,
    make_draft,
    make_organisation,
    make_session,
    make_treaty,
    make_user,
)

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def ours():
    return make_organisation("Ours")


@pytest.fixture
def analyst(client, ours):
    """A client of an analyst."""
    return login(client, make_user("analyst", ours))


@pytest.fixture
def coordinator(client, ours):
    """A client of a coordinator."""
    return login(client, make_user("coordinator", ours))


def page_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def count_queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection, ) as captured:
        client.get(address)
    return len(captured)


class TestHome:
    def test_without_treaties_it_says_who_starts(self, client):
        assert "A coordinator of an organisation names the first treaty" in page_of(client, "/")

    def test_a_coordinator_is_led_to_the_next_step(self, coordinator):
        assert 'href="/treaties/new/"' in page_of(coordinator, "/")

    def test_a_treaty_shows_its_newest_draft_and_what_changed(self, client):
        treaty = make_treaty(short_title="Cybercrime convention")
        old = make_draft(treaty, label="Zero draft", issued_on=date(2023, 5, 29))
        new = make_draft(treaty, label="Rev.1", symbol="A/AC.291/22/Rev.1", issued_on=date(2023, 11, 6))
        page = page_of(client, "/")
        assert "A/AC.291/22/Rev.1" in page
        assert "issued 6 Nov 2023" in page
        assert f"/compare/?old={old.pk}&amp;new={new.pk}" in page
        assert "What changed since Zero draft" in page

    def test_the_days_to_the_next_session_are_counted(self, client):
        make_session(make_treaty(), timezone.localdate() + timedelta(days=12), label="Sixth session")
        page = page_of(client, "/")
        assert "Sixth session" in page
        assert "in 12 days" in page

    def test_a_session_that_runs_is_not_announced(self, client):
        make_session(make_treaty(), timezone.localdate(), label="Sixth session")
        assert "In session" in page_of(client, "/")

    def test_staged_drafts_wait_for_their_organisation(self, analyst, ours):
        staged = make_draft(published=False, organisation=ours, label="Rev.2")
        page = page_of(analyst, "/")
        assert f"/drafts/{staged.pk}/staged/" in page
        assert "check and publish" in page

    def test_three_treaties_take_as_many_queries_as_one(self, analyst, ours):
        def add_treaty():
            treaty = make_treaty()
            make_session(treaty, date(2024, 1, 1))
            make_draft(treaty)
            make_draft(treaty)
            make_draft(treaty, published=False, organisation=ours)

        add_treaty()
        with_one = count_queries(analyst, "/")
        add_treaty()
        add_treaty()
        assert count_queries(analyst, "/") == with_one


class TestTreaty:
    def test_sessions_and_drafts_stand_in_the_order_of_time(self, client):
        treaty = make_treaty()
        make_session(treaty, date(2023, 8, 21), label="Sixth session")
        make_draft(treaty, label="Zero draft", issued_on=date(2023, 5, 29))
        make_draft(treaty, label="Rev.1", issued_on=date(2023, 11, 6))
        ribbon = page_of(client, f"/treaties/{treaty.slug}/").split('class="ribbon"')[1].split("</ol>")[0]
        places = [ribbon.index(name) for name in ("Zero draft", "Sixth session", "Rev.1")]
        assert places == sorted(places)

    def test_it_tells_what_the_newest_draft_changed(self, client):
        treaty = make_treaty()
        make_draft(treaty, [OFFENCE, AID])
        make_draft(treaty, [OFFENCE, AID.replace("help", "assist"), "1. A new duty of States is laid down here."])
        page = page_of(client, f"/treaties/{treaty.slug}/")
        for figure in ("<strong>1</strong> with other words", "<strong>1</strong> added", "−1</strong>"):
            assert figure in page

    def test_each_draft_is_compared_with_the_one_before_in_its_language(self, client):
        treaty = make_treaty()
        first = make_draft(treaty, language="en")
        make_draft(treaty, language="fr")
        third = make_draft(treaty, language="en")
        assert f"?old={first.pk}&amp;new={third.pk}" in page_of(client, f"/treaties/{treaty.slug}/")

    def test_provisions_are_listed_by_chapter(self, client):
        draft = make_draft(
            articles=[
                article("1", OFFENCE, heading="Illegal access", chapter="Chapter I. Crimes"),
                article("2", AID, heading="Assistance", chapter="Chapter II. Cooperation"),
            ]
        )
        page = page_of(client, draft.treaty.get_absolute_url())
        assert page.index("Chapter I. Crimes") < page.index("Illegal access") < page.index("Chapter II. Coop")
        assert f"/provisions/{draft.articles.first().provision_id}/" in page

    def test_text_from_a_file_is_never_markup(self, client):
        draft = make_draft(articles=[article("1", "x", heading="<script>alert(1)</script>")])
        assert "<script>alert" not in page_of(client, draft.treaty.get_absolute_url())

    def test_an_empty_treaty_teaches_the_next_step(self, analyst):
        page = page_of(analyst, f"/treaties/{make_treaty().slug}/")
        assert "Import the first draft" in page

    def test_three_drafts_take_as_many_queries_as_two(self, client):
        treaty = make_treaty()
        make_draft(treaty, [OFFENCE])
        make_draft(treaty, [OFFENCE, AID])
        with_two = count_queries(client, treaty.get_absolute_url())
        make_draft(treaty, [OFFENCE, AID, "1. More.", "1. And more."])
        assert count_queries(client, treaty.get_absolute_url()) == with_two


class TestStartingFromNothing:
    def test_a_coordinator_names_a_treaty(self, coordinator):
        data = {"title": "Convention on rivers", "short_title": "Rivers", "slug": "rivers", "summary": ""}
        answer = coordinator.post("/treaties/new/", data)
        assert answer["Location"] == "/treaties/rivers/"
        assert Treaty.objects.get().title == "Convention on rivers"

    def test_a_form_that_is_not_right_comes_back_with_what_was_typed(self, coordinator):
        answer = coordinator.post("/treaties/new/", {"title": "Convention on rivers"})
        assert answer.status_code == 422
        assert "Convention on rivers" in answer.content.decode()
        assert not Treaty.objects.exists()

    def test_a_coordinator_adds_a_session(self, coordinator):
        treaty = make_treaty()
        data = {"label": "First", "place": "Vienna", "starts_on": "2024-05-01", "ends_on": "2024-05-10"}
        coordinator.post(f"/treaties/{treaty.slug}/sessions/new/", data)
        assert Session.objects.get().treaty == treaty
        data = {"label": "Second", "starts_on": "2024-05-10", "ends_on": "2024-05-01"}
        assert coordinator.post(f"/treaties/{treaty.slug}/sessions/new/", data).status_code == 422


class TestImport:
    @pytest.fixture
    def treaty(self):
        return make_treaty("rivers")

    def send(self, client, data: bytes = b"the file", **changes):
        form = {"label": "Rev.1", "symbol": "A/1", "issued_on": "2024-02-01", "language": ""} | changes
        return client.post("/treaties/rivers/import/", form | {"file": SimpleUploadedFile("d.md", data)})

    def reading(self, monkeypatch, result):
        """Stands in for the child process."""

        def read_in_child(data, name):
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(services, "read_in_child", read_in_child)

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
        assert '<meta http-equiv="refresh" content="3">' in page_of(analyst, f"/drafts/{draft.pk}/staged/")

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

    def test_a_name_in_any_script_is_safe_in_the_header(self, client):
        draft = make_draft(published=False)
        draft.source_file.name = 'مسودة"; x=.docx'
        draft.source_file.save()
        Draft.objects.filter(pk=draft.pk).update(state=DraftState.PUBLISHED)
        header = client.get(f"/drafts/{draft.pk}/source")["Content-Disposition"]
        assert header.startswith("attachment; filename*=utf-8''%D9%85")
        assert '"' not in header
