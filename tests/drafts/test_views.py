"""The pages about texts, as a person meets them: home, treaty, and starting from nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from drafts.models import Session, Treaty
from tests.factories import (
    article,
    make_draft,
    make_session,
    make_treaty,
)
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."


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
        make_draft(
            treaty, [OFFENCE, AID.replace("help", "assist"), "1. A new duty of States is laid down here."]
        )
        page = page_of(client, f"/treaties/{treaty.slug}/")
        for figure in ("<strong>1</strong> with other words", "<strong>1</strong> added", "−1</strong>"):
            assert figure in page

    def test_it_names_the_weightiest_changes_and_leads_to_their_redline(self, client):
        treaty = make_treaty()
        old = make_draft(treaty, ["1. States shall help one another."])
        new = make_draft(treaty, ["1. States may help one another."])
        page = page_of(client, f"/treaties/{treaty.slug}/")
        address = f"?old={old.pk}&new={new.pk}&article={new.articles.get().pk}&kind=obligation"
        assert f'{address.replace("&", "&amp;")}">Article 1</a>' in page
        assert "<bdi>shall → may</bdi>" in page
        assert "weakens" in page
        assert client.get(f"/treaties/{treaty.slug}/compare/{address}").status_code == 200

    def test_each_draft_on_the_ribbon_says_how_much_of_it_is_open(self, client):
        treaty = make_treaty()
        first = make_draft(treaty, [article("1", "1. States [shall] [may] act.", "On [rivers]")])
        second = make_draft(treaty, ["1. States act."])
        ribbon = page_of(client, f"/treaties/{treaty.slug}/").split('class="ribbon"')[1].split("</ol>")[0]
        assert f'href="/drafts/{first.pk}/brackets/">3 brackets</a>' in ribbon
        assert f'href="/drafts/{second.pk}/brackets/">no brackets</a>' in ribbon

    def test_it_leads_to_every_view_of_the_texts(self, client):
        treaty = make_treaty("rivers")
        make_draft(treaty)
        newest = make_draft(treaty)
        page = page_of(client, "/treaties/rivers/")
        for address in ("heatmap/", "lineage/", "watch/"):
            assert f'href="/treaties/rivers/{address}' in page
        assert f'href="/drafts/{newest.pk}/brackets/"' in page

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
