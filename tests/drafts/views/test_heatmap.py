"""The heat map as a page: figures in a table, each leading to its redline; shades only help the eye."""

import csv

import pytest

from drafts.views import heatmap
from drafts.views.heat_table import percent
from tests.factories import article, make_draft
from tests.pages import count_queries, page_of
from treatywatch.cage import CageError

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
COSTS = "1. The ordinary expenses of carrying out a request are borne by the State that received it."
PAGE = "/treaties/rivers/heatmap/"


def test_each_figure_stands_in_a_cell_and_leads_to_the_redline_of_that_article(client, treaty):
    old = make_draft(treaty, ["one two three four five six seven eight nine ten"], label="Rev.1")
    new = make_draft(treaty, ["one two three four five six seven eight nine eleven"], label="Rev.2")
    page = page_of(client, PAGE)
    of_article = f"article={new.articles.get().pk}"
    address = f"/treaties/rivers/compare/?old={old.pk}&amp;new={new.pk}&amp;{of_article}"
    assert f'heat--2"><span class="heat__words"><a href="{address}">10 %<' in page
    assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_what_is_gone_leads_to_its_last_text(client, treaty):
    old, new = make_draft(treaty, [OFFENCE, AID]), make_draft(treaty, [OFFENCE])
    page = page_of(client, PAGE)
    gone = old.articles.get(number="2")
    assert "No longer there" in page
    address = f"/treaties/rivers/compare/?old={old.pk}&amp;new={new.pk}&amp;article={gone.pk}"
    assert f'<a href="{address}">gone<' in page
    assert client.get(address.replace("&amp;", "&")).status_code == 200


def rows_of(page: str) -> list[str]:
    return page.split("<tbody")[2].split("<tr>")[1:]


def test_a_cell_names_the_classes_of_legal_force_that_changed(client, treaty):
    make_draft(treaty, [AID, "1. States shall help, where appropriate."])
    make_draft(treaty, [AID, "1. States may help and must tell."])
    same, changed = rows_of(page_of(client, PAGE))
    assert "heat__mark" not in same
    names = [sign.split('"')[0] for sign in changed.split('title="')[1:]]
    assert [name.split(":")[0] for name in names] == ["obligation", "condition"]


def test_one_class_can_be_counted_and_leads_to_its_changes(client, treaty):
    old = make_draft(treaty, [AID, "1. States shall help."])
    new = make_draft(treaty, [AID, "1. States may help."])
    page = page_of(client, f"{PAGE}?kind=obligation")
    same, changed = rows_of(page)
    assert ">0<" in same
    assert ">1<" in changed
    assert "1 weakens" in changed
    address = f"?old={old.pk}&new={new.pk}&article={new.articles.get(number='2').pk}&kind=obligation"
    assert address.replace("&", "&amp;") in changed
    assert client.get(f"/treaties/rivers/compare/{address}").status_code == 200
    assert 'href="?kind=obligation" aria-current="true">Obligation <span class="numeric">1<' in page


def test_chapters_have_totals(client, treaty):
    ten = "one two three four five six seven eight nine ten"
    parts = [article("1", ten, chapter="I"), article("2", ten, chapter="I"), article("3", ten, chapter="II")]
    make_draft(treaty, parts)
    parts[0] = article("1", ten.replace("ten", "eleven"), chapter="I")
    make_draft(treaty, parts)
    totals = [part.split("</tr>")[0] for part in page_of(client, PAGE).split("heat-table__chapter")[1:]]
    assert ">5 %<" in totals[0]
    assert ">0 %<" in totals[1]


class TestFiles:
    def test_the_pdf_is_that_of_the_page(self, client, treaty):
        make_draft(treaty, [AID])
        make_draft(treaty, [AID + " More."])
        answer = client.get("/treaties/rivers/heatmap.pdf?kind=obligation")
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="rivers-heat-map-obligation.pdf"'
        assert answer.content.startswith(b"%PDF")

    def test_a_pdf_that_cannot_be_made_is_told(self, client, treaty, monkeypatch):
        def fail(*_):
            raise CageError("it took more than 30 s", "time")

        make_draft(treaty, [AID])
        make_draft(treaty, [AID])
        monkeypatch.setattr(heatmap, "heatmap_pdf", fail)
        answer = client.get("/treaties/rivers/heatmap.pdf")
        assert answer.status_code == 503
        assert b"it took more than 30 s" in answer.content

    def test_the_csv_has_a_row_for_each_provision_and_draft_but_the_first(self, client, treaty):
        make_draft(treaty, [article("1", "1. States shall help.", "=Aid")], label="Zero")
        make_draft(treaty, [article("1", "1. States may help.", "=Aid")], label="Rev.1")
        answer = client.get("/treaties/rivers/heatmap.csv")
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        (row,) = csv.DictReader(answer.content.decode("utf-8-sig").splitlines())
        assert (row["provision"], row["heading"], row["draft"]) == ("Article 1", "'=Aid", "Rev.1")
        assert (row["what_happened"], row["words_changed"], row["obligation_changes"]) == ("kept", "2", "1")

    @pytest.mark.parametrize("name", ["heatmap.pdf", "heatmap.csv"])
    def test_there_are_none_without_two_drafts(self, client, treaty, name):
        make_draft(treaty)
        assert client.get(f"/treaties/rivers/{name}").status_code == 404


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
    assert client.get(f"{PAGE}?kind=wording").status_code == 400


def test_its_queries_grow_neither_with_articles_nor_with_drafts(client, treaty):
    make_draft(treaty, [OFFENCE])
    make_draft(treaty, [OFFENCE])
    few = count_queries(client, PAGE)
    make_draft(treaty, [OFFENCE, AID, COSTS])
    make_draft(treaty, [OFFENCE, AID, COSTS])
    assert count_queries(client, PAGE) == few
