"""What matters: the changes of legal force that the compare page opens with, and their labels in the redline."""

import re

import pytest

from drafts.queries import force
from tests.factories import article, make_draft
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

PAGE = "/treaties/rivers/compare/"
KEPT = "1. States help one another, upon request, with training, with equipment and with knowledge."


def matters(client, query: str = "") -> str:
    """The section of the page."""
    return page_of(client, PAGE + query).split('<section class="matters">')[1].split("</section>")[0]


def first_lines(section: str) -> list[str]:
    """The lines of the list."""
    return section.split('<li><a href="#')[1:]


@pytest.fixture
def weakened(treaty):
    """A duty became a permission in Article 1, a privacy safeguard went from Article 2, and a word changed."""
    safeguard = (
        "1. Each court acts quickly, with respect for privacy, wherever it sits and whomever it hears."
    )
    make_draft(treaty, [article("1", "1. States shall act."), article("2", safeguard), article("3", KEPT)])
    changed = safeguard.replace(", with respect for privacy", "")
    words = KEPT.replace("equipment", "tools")
    make_draft(treaty, [article("1", "1. States may act."), article("2", changed), article("3", words)])


class TestList:
    def test_the_weightiest_change_comes_first_with_class_direction_and_a_link_to_its_row(
        self, client, weakened
    ):
        safeguard, duty = first_lines(matters(client))
        assert re.match(r'change-[0-9a-f]{8}">Article 2</a>', safeguard)
        assert "safeguard removed: privacy</bdi>" in safeguard
        address = re.match(r'(change-[0-9a-f]{8})">Article 1</a>', duty)[1]
        assert '<span class="matters__class">obligation</span>' in duty
        assert "shall → may</bdi>" in duty
        assert "</span>weakens</span>" in duty
        for query in ("", "?view=side", "?kind=obligation"):
            assert f' id="{address}"' in page_of(client, PAGE + query)

    def test_changes_of_wording_are_not_listed_nor_counted_as_legal_force(self, client, weakened):
        section = matters(client)
        assert "2 changes of legal force; 1 of wording only" in section
        assert len(first_lines(section)) == 2
        assert len(first_lines(matters(client, "?kind=wording"))) == 1

    def test_each_class_has_a_chip_with_its_count_that_filters_the_list(self, client, weakened):
        assert 'Obligation <span class="numeric">1</span></a>' in matters(client)
        assert "kind=obligation#matters" in matters(client)
        section = matters(client, "?kind=obligation")
        assert len(first_lines(section)) == 1
        assert "shall → may" in section
        assert "privacy" not in section
        assert 'aria-current="true">Obligation' in section
        assert '">All <span class="numeric">2</span>' in section

    def test_a_class_without_changes_says_so(self, client, weakened):
        assert "No change of this class." in matters(client, "?kind=number")

    def test_a_class_that_does_not_exist_is_400(self, client, weakened):
        assert client.get(f"{PAGE}?kind=colour").status_code == 400

    def test_more_than_twelve_are_listed_by_their_class(self, client, treaty):
        numbers = [str(number) for number in range(1, 15)]
        make_draft(treaty, [article(n, f"1. The court of region {n}0 shall sit yearly.") for n in numbers])
        make_draft(treaty, [article(n, f"1. The court of region {n}0 may sit yearly.") for n in numbers])
        section = matters(client)
        assert len(first_lines(section)) == 12
        assert "The weightiest of 14 changes" in section
        assert len(first_lines(matters(client, "?kind=obligation"))) == 14

    def test_the_same_change_of_one_article_is_told_once_with_its_number(self, client, treaty):
        old = "1. States shall act on land and on rivers.\n2. Courts shall sit in towns and in villages."
        make_draft(treaty, [old])
        make_draft(treaty, [old.replace("shall", "may")])
        [line] = first_lines(matters(client))
        assert "2 times" in line

    def test_a_comparison_of_wording_only_says_that_no_force_changed(self, client, treaty):
        make_draft(treaty, [KEPT])
        make_draft(treaty, [KEPT.replace("equipment", "tools")])
        assert "No change of legal force was found" in matters(client)

    def test_one_article_alone_has_its_own_list(self, client, treaty):
        make_draft(treaty, [article("1", "1. States shall act."), article("2", KEPT)])
        new = make_draft(treaty, [article("1", "1. States may act."), article("2", KEPT + " They must.")])
        section = matters(client, f"?article={new.articles.get(number='1').pk}")
        assert "1 change of legal force" in section
        assert "shall → may" in section


class TestRows:
    @pytest.mark.parametrize("view", ["inline", "side"])
    def test_a_row_that_holds_one_is_labelled_in_words(self, client, weakened, view):
        redline = page_of(client, f"{PAGE}?view={view}").split('class="redline ')[1]
        assert '<span class="force"><i>Force: </i><bdi>shall → may</bdi></span>' in redline
        assert redline.count('class="force"') == 2

    def test_the_words_that_the_row_shows_are_not_repeated_in_its_label(self, client, treaty):
        make_draft(treaty, [KEPT])
        make_draft(treaty, [f"{KEPT}\n2. Rivers that cross a border are measured twice."])
        redline = page_of(client, PAGE).split('class="redline ')[1]
        assert "<bdi>paragraph added</bdi>" in redline


def test_the_classes_are_found_once_for_the_same_texts(client, weakened, monkeypatch):
    page_of(client, PAGE)
    monkeypatch.setattr(force, "what_matters", None)
    assert "shall → may" in matters(client)


def test_the_queries_do_not_grow_with_the_changes(client, treaty):
    texts = ["1. States shall act.", "1. Courts shall sit.", "1. Rivers shall be measured."]
    one = [make_draft(treaty, texts[:1]), make_draft(treaty, ["1. States may act."])]
    three = [make_draft(treaty, texts), make_draft(treaty, [text.replace("shall", "may") for text in texts])]
    counts = [count_queries(client, f"{PAGE}?old={old.pk}&new={new.pk}") for old, new in (one, three)]
    assert counts[0] == counts[1]
