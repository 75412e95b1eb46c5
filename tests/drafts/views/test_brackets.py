"""The page of what is open in a draft."""

import re

import pytest

from tests.factories import article, login, make_draft, make_organisation, make_user
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

REPORT = "1. Each State [shall][should] report on its rivers each year."
DAMS = "1. Rivers are [not] dammed.\n2. Option 1: [all of them\nOption 2: some."


def page_for(draft, query: str = "") -> str:
    return f"/drafts/{draft.pk}/brackets/{query}"


def figures(page: str) -> str:
    return page.split('<ul class="figures">')[1].split("</ul>")[0]


def test_it_counts_what_is_open_in_the_draft_and_in_each_article(client, treaty):
    draft = make_draft(treaty, [article("1", REPORT, "Reports"), article("2", DAMS), article("3", "Agreed.")])
    page = page_of(client, page_for(draft))
    assert "<strong>4</strong> brackets" in figures(page)
    assert "<strong>1</strong> group side by side" in figures(page)
    assert "<strong>2</strong> options" in figures(page)
    assert "<strong>1</strong> mark without partner" in figures(page)
    rows = page.split("<tbody>")[1].split("</tbody>")[0].split("<tr")[1:]
    assert [row.split("</a>")[0].split(">")[-1] for row in rows] == ["Article 1", "Article 2"]
    cells = re.findall(r'data-label="([^"]+)">([^<]+)</td>', rows[0])
    assert cells[:3] == [("Brackets", "2"), ("Side by side", "1"), ("Options", "–")]


def test_unasked_it_shows_the_marks_without_partner_where_they_stand(client, treaty):
    page = page_of(client, page_for(make_draft(treaty, [DAMS])))
    places = page.split('<ul class="open-places">')[1]
    assert places.count("<li>") == 1
    assert "Never closed" in places
    assert '2. Option 1: <mark><span class="bracket">[</span>all of them</mark>' in places


@pytest.mark.parametrize(
    ("kind", "count"),
    [("bracket", 1), ("alternative", 2), ("option", 2), ("unclosed", 1), ("placeholder", 0)],
)
def test_a_kind_can_be_chosen(client, treaty, kind, count):
    page = page_of(client, page_for(make_draft(treaty, [REPORT, DAMS]), f"?kind={kind}"))
    lists = page.split('<ul class="open-places">')[1:]
    assert sum(one.count('<span class="open-places__kind">') for one in lists) == count
    assert ("Nothing of this kind" in page) == (count == 0)


def test_an_article_can_be_chosen(client, treaty):
    draft = make_draft(treaty, [REPORT, DAMS])
    chosen = draft.articles.get(number="1")
    page = page_of(client, page_for(draft, f"?article={chosen.pk}"))
    assert "Article 1</span>, place by place" in page
    assert page.count('<span class="open-places__kind">') == 2
    assert f'href="?kind=alternative&amp;article={chosen.pk}#places"' in page


def test_it_tells_what_became_of_the_brackets_of_the_draft_before(client, treaty):
    make_draft(treaty, [REPORT, "1. The [old] seat."], label="Zero")
    draft = make_draft(treaty, [REPORT.replace("[shall][should]", "shall"), DAMS])
    page = page_of(client, page_for(draft))
    since = page.split('<h2 id="since">')[1].split("</section>")[0]
    assert "Zero" in since
    assert "<strong>1</strong> resolved, their words stayed" in since
    assert "<strong>2</strong> gone with their words" in since
    assert "<strong>2</strong> with new words" in since


def test_a_long_place_keeps_its_beginning_and_its_end(client, treaty):
    draft = make_draft(treaty, [f"1. [{'rivers and lakes ' * 40}end]."])
    page = page_of(client, page_for(draft, "?kind=bracket"))
    place = page.split('<ul class="open-places">')[1]
    assert len(place) < 1000
    assert "rivers and lakes" in place
    assert 'end<span class="bracket">]</span></mark>.' in place


def test_text_is_never_markup(client, treaty):
    page = page_of(client, page_for(make_draft(treaty, ["1. <b>[<i>x</i> and more]</b>"]), "?kind=bracket"))
    assert "&lt;i&gt;x&lt;/i&gt; and more" in page


def test_an_agreed_text_is_told_so(client, treaty):
    assert "this text is agreed" in page_of(client, page_for(make_draft(treaty, ["1. States act."])))


def test_who_brought_a_draft_sees_what_is_open_before_it_is_published_and_nobody_else(client, treaty):
    house = make_organisation()
    draft = make_draft(treaty, [REPORT], published=False, organisation=house)
    assert client.get(page_for(draft)).status_code == 404
    assert "Article 1" in page_of(login(client, make_user("analyst", house)), page_for(draft))


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?kind=x", 400),
        ("?sort=x", 400),
        ("?article=x", 404),
        ("?article=00000000-0000-0000-0000-000000000007", 404),
    ],
)
def test_what_does_not_exist_is_refused(client, treaty, query, status):
    assert client.get(page_for(make_draft(treaty), query)).status_code == status


def test_its_queries_do_not_grow_with_the_articles(client, treaty):
    make_draft(treaty, [REPORT])
    few = count_queries(client, page_for(make_draft(treaty, [REPORT])))
    make_draft(treaty, [REPORT, DAMS, "1. [a]"])
    assert count_queries(client, page_for(make_draft(treaty, [REPORT, DAMS, "1. [b]"]))) == few
