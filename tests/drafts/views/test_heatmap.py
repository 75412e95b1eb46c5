"""The heat map as a page: figures in a table, each leading to its redline; shades only help the eye."""

import pytest
from django.core.cache import cache

from drafts.views.heatmap import percent
from tests.factories import make_draft, make_treaty
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
COSTS = "1. The ordinary expenses of carrying out a request are borne by the State that received it."
PAGE = "/treaties/rivers/heatmap/"


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def treaty():
    return make_treaty("rivers")


def test_each_figure_stands_in_a_cell_and_leads_to_the_redline_of_that_article(client, treaty):
    old = make_draft(treaty, ["one two three four five six seven eight nine ten"], label="Rev.1")
    new = make_draft(treaty, ["one two three four five six seven eight nine eleven"], label="Rev.2")
    page = page_of(client, PAGE)
    article = new.articles.get()
    address = f"/treaties/rivers/compare/?old={old.pk}&amp;new={new.pk}&amp;article={article.pk}"
    assert f'heat--2"><a href="{address}">10 %<' in page
    assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_what_is_gone_leads_to_its_last_text(client, treaty):
    old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE])
    page = page_of(client, PAGE)
    gone = old.articles.get(number="2")
    assert "No longer there" in page
    address = f"/treaties/rivers/compare/?old={old.pk}&amp;new={new.pk}&amp;article={gone.pk}"
    assert f'<a href="{address}">gone<' in page
    assert client.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0 %"), (0.001, "1 %"), (0.256, "26 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_a_share_never_rounds_to_nothing_or_to_everything(share, words):

    assert percent(share) == words


def test_only_published_drafts_of_one_language_are_columns(client, treaty):
    make_draft(treaty, [OFFENCE], label="Erste", language="de")
    make_draft(treaty, [OFFENCE], label="Rev.1", language="en")
    make_draft(treaty, [OFFENCE], label="Rev.2", language="en")
    make_draft(treaty, [OFFENCE], label="Rev.3", language="en", published=False)
    page = page_of(client, PAGE)
    assert page.count('scope="col"') == 3
    assert "Erste" not in page
    assert "Rev.3" not in page


@pytest.mark.parametrize("count", [0, 1])
def test_with_fewer_than_two_drafts_it_says_so(client, treaty, count):
    for _ in range(count):
        make_draft(treaty)
    assert "Two drafts are needed" in page_of(client, PAGE)


def test_an_unknown_treaty_is_404_and_an_unknown_parameter_400(client, treaty):
    assert client.get("/treaties/nowhere/heatmap/").status_code == 404
    assert client.get(f"{PAGE}?sort=x").status_code == 400


def test_its_queries_grow_neither_with_articles_nor_with_drafts(client, treaty):
    make_draft(treaty, [OFFENCE])
    make_draft(treaty, [OFFENCE])
    few = count_queries(client, PAGE)
    make_draft(treaty, [OFFENCE, AID, COSTS])
    make_draft(treaty, [OFFENCE, AID, COSTS])
    assert count_queries(client, PAGE) == few
