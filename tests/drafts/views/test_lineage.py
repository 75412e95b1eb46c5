"""The table of correspondences: read by anyone, put right by a coordinator with plain forms."""

import pytest

from drafts import queries
from drafts.models import LineageEdge
from tests.factories import login, make_draft, make_organisation, make_treaty, make_user
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
COSTS = "1. The ordinary expenses of carrying out a request are borne by the State that received it."
PAGE = "/treaties/rivers/lineage/"
DECIDE = "/treaties/rivers/lineage/decide/"


@pytest.fixture
def pair():
    treaty = make_treaty("rivers")
    return (
        make_draft(treaty, [OFFENCE, AID], label="Rev.1"),
        make_draft(treaty, [OFFENCE + " Attempts count.", AID, COSTS], label="Rev.2"),
    )


@pytest.fixture
def coordinator(client):
    return login(client, make_user("coordinator"))


def row_of(pair, number: str):
    """The correspondence of the new article with this number."""
    rows = queries.correspondences(*pair, *(queries.articles_of(draft) for draft in pair))
    return next(row for row in rows if any(article.number == number for article in row.new))


def seen(pair, number: str) -> str:
    row = row_of(pair, number)
    return f"{row.new[0].pk}.{row.seen}"


def seen_old(pair, number: str) -> str:
    row = row_of(pair, number)
    return f"{row.old[0].pk}.{row.seen}"


def decide(client, pair, **form):
    return client.post(DECIDE, {"old": pair[0].pk, "new": pair[1].pk, **form})


class TestReading:
    def test_anyone_sees_the_newest_pair_with_scores_and_reasons_and_no_form(self, client, pair):
        page = page_of(client, PAGE)
        assert "<bdi>Rev.1</bdi> of" in page
        assert "3 of 3 correspondences" in page
        assert "nothing like it in the other draft" in page
        assert 'method="post"' not in page.split("<main")[1]

    def test_each_row_leads_to_its_provisions_and_its_redline(self, client, pair):
        page = page_of(client, PAGE)
        article = row_of(pair, "2").new[0]
        assert f'href="/provisions/{article.provision_id}/"' in page
        assert f"/compare/?old={pair[0].pk}&amp;new={pair[1].pk}&amp;article={article.pk}" in page

    def test_a_filter_shows_one_kind_and_says_how_many_there_are(self, client, pair):
        page = page_of(client, f"{PAGE}?show=added")
        assert "1 of 3 correspondences" in page
        assert '>Kept <span class="numeric">2</span>' in page

    def test_the_doubtful_are_marked_until_somebody_confirms_them(self, client, pair):
        LineageEdge.objects.filter(kind="kept").update(margin=0.09)
        assert page_of(client, PAGE).count(">please check<") == 2
        LineageEdge.objects.filter(kind="kept").update(is_confirmed=True)
        page = page_of(client, PAGE)
        assert (page.count(">please check<"), page.count("✓ confirmed")) == (0, 2)

    def test_the_least_alike_come_first_when_asked(self, client, pair):
        LineageEdge.objects.filter(new_article__number="2").update(score=0.1)
        page = page_of(client, f"{PAGE}?sort=score")
        order = [page.index(f'id="row-{row_of(pair, number).new[0].pk}"') for number in "213"]
        assert order == sorted(order)
        assert page.index('aria-sort="ascending"><a') < page.index("Likeness</a>")

    @pytest.mark.parametrize("query", ["?sort=colour", "?show=red", "?page=2"])
    def test_an_order_filter_or_parameter_that_does_not_exist_is_400(self, client, pair, query):
        assert client.get(PAGE + query).status_code == 400

    def test_a_hidden_draft_is_404(self, client, pair):
        staged = make_draft(pair[0].treaty, published=False)
        assert client.get(f"{PAGE}?new={staged.pk}").status_code == 404

    def test_one_draft_alone_teaches_to_wait_for_the_next(self, client):
        make_draft(make_treaty("rivers"))
        assert "Two drafts are needed" in page_of(client, PAGE)

    def test_the_queries_do_not_grow_with_the_rows(self, client):
        few, many = make_treaty("few"), make_treaty("many")
        for _ in range(2):
            make_draft(few, [OFFENCE])
            make_draft(many, [OFFENCE, AID, COSTS])
        login(client, make_user("coordinator"))
        assert count_queries(client, "/treaties/few/lineage/") == count_queries(
            client, "/treaties/many/lineage/"
        )


class TestDeciding:
    def test_a_stranger_is_asked_to_log_in(self, client, pair):
        answer = decide(client, pair, decision="confirm", seen=seen(pair, "1"))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")

    @pytest.mark.parametrize("role", ["analyst", "admin", ""])
    def test_others_may_not(self, client, pair, role):
        login(client, make_user(role))
        assert decide(client, pair, decision="confirm", seen=seen(pair, "1")).status_code == 403
        assert not LineageEdge.objects.filter(is_confirmed=True).exists()

    def test_another_organisations_staged_draft_is_404(self, coordinator, pair):
        staged = make_draft(pair[0].treaty, published=False)
        answer = coordinator.post(DECIDE, {"old": pair[1].pk, "new": staged.pk, "decision": "realign"})
        assert answer.status_code == 404

    def test_confirming_leads_back_to_the_row(self, coordinator, pair):
        key = str(row_of(pair, "1").new[0].pk)
        answer = decide(coordinator, pair, decision="confirm", seen=seen(pair, "1"), row=key, show="kept")
        assert answer.status_code == 302
        assert answer.url == f"{PAGE}?old={pair[0].pk}&new={pair[1].pk}&show=kept#row-{key}"
        assert row_of(pair, "1").is_confirmed

    def test_the_open_row_offers_every_article_of_the_other_draft(self, coordinator, pair):
        article = row_of(pair, "2").new[0]
        page = page_of(coordinator, f"{PAGE}?row={article.pk}")
        assert page.count("<option value=") == 2 + 2 + (3 + 1) + (2 + 1)
        assert "They have nothing to do with each other: cut" in page

    def test_cutting_joining_and_repointing(self, coordinator, pair):
        decide(coordinator, pair, decision="cut", seen=seen(pair, "2"))
        assert row_of(pair, "2").edge.kind == "added"
        decide(
            coordinator, pair, decision="join", old_article=seen_old(pair, "1"), new_article=seen(pair, "3")
        )
        assert [article.number for article in row_of(pair, "3").new] == ["1", "3"]
        decide(
            coordinator,
            pair,
            decision="repoint",
            old_article=seen_old(pair, "1"),
            new_article=seen(pair, "2"),
        )
        assert [article.number for article in row_of(pair, "2").old] == ["1"]
        assert row_of(pair, "2").is_confirmed

    def test_a_page_that_is_out_of_date_answers_409_with_the_table_as_it_stands(self, coordinator, pair):
        opened = seen(pair, "1")
        decide(coordinator, pair, decision="cut", seen=opened)
        answer = decide(coordinator, pair, decision="confirm", seen=opened)
        assert answer.status_code == 409
        assert "Somebody has decided on this article since you opened the page." in answer.content.decode()
        assert row_of(pair, "1").edge.kind == "added"

    def test_what_cannot_be_is_422_with_the_reason(self, coordinator, pair):
        answer = decide(
            coordinator, pair, decision="join", old_article=seen_old(pair, "1"), new_article=seen(pair, "2")
        )
        assert answer.status_code == 422
        assert "Cut one of them first" in answer.content.decode()

    @pytest.mark.parametrize(
        "form",
        [
            {},
            {"decision": "burn"},
            {"decision": "confirm"},
            {"decision": "cut", "seen": "x"},
            {"decision": "undo"},
        ],
    )
    def test_a_form_that_no_page_of_ours_makes_is_400(self, coordinator, pair, form):
        assert decide(coordinator, pair, **form).status_code == 400

    def test_the_last_decision_is_shown_and_undone(self, coordinator, pair):
        decide(coordinator, pair, decision="confirm", seen=seen(pair, "1"))
        assert "Article 1 → Article 1 confirmed" in page_of(coordinator, PAGE)
        cut = decide(coordinator, pair, decision="cut", seen=seen(pair, "2"))
        assert cut.status_code == 302
        page = page_of(coordinator, PAGE)
        entry = page.split('name="entry" value="')[1].split('"')[0]
        assert decide(coordinator, pair, decision="undo", entry=entry).status_code == 302
        assert row_of(pair, "2").edge.kind == "kept"
        assert row_of(pair, "1").is_confirmed

    def test_backwards_nothing_is_decided(self, coordinator, pair):
        old, new = pair
        assert "Swap the two" in page_of(coordinator, f"{PAGE}?old={new.pk}&new={old.pk}")
        assert decide(coordinator, (new, old), decision="realign").status_code == 422

    def test_a_staged_draft_leads_here_and_is_decided_by_its_own_coordinator(self, client, pair):
        ours = make_organisation()
        staged = make_draft(pair[0].treaty, [OFFENCE, AID], published=False, organisation=ours)
        login(client, make_user("coordinator", ours))
        address = f"{PAGE}?old={pair[1].pk}&amp;new={staged.pk}"
        assert f'<a href="{address}">Check and correct it</a>' in page_of(
            client, f"/drafts/{staged.pk}/staged/"
        )
        both = (pair[1], staged)
        decide(client, both, decision="confirm", seen=seen(both, "1"))
        assert row_of(both, "1").is_confirmed
