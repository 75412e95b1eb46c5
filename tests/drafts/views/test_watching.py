"""A phrase followed through all drafts of a treaty."""

import re

import pytest

from tests.factories import article, make_draft
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

PAGE = "/treaties/rivers/watch/"
LAW = "1. Each State acts in accordance with its domestic law, and tells the others what it did."
RIVERS = "1. Rivers that cross a border are measured twice a year by both neighbours."


def sections(client, query: str = "phrase=domestic+law") -> list[str]:
    return page_of(client, f"{PAGE}?{query}").split('<section class="watch" id="draft-')[1:]


def cells(page: str) -> list[str]:
    """What the cells of the table of counts say."""
    table = page.split('<h2 id="counts">')[1].split("</table>")[0]
    found = [cell.split("</td>")[0].split(">", 1)[1] for cell in table.split("<td ")[1:]]
    return [re.sub("<[^>]+>", " ", cell) for cell in found]


def test_each_draft_tells_where_the_phrase_is_new_stayed_and_gone_newest_first(client, treaty):
    make_draft(treaty, [article("1", LAW), article("2", RIVERS)], label="Zero draft")
    gone = LAW.replace("domestic law", "own rules")
    new = make_draft(
        treaty, [article("1", gone), article("2", RIVERS + " Domestic law decides.")], label="Rev.1"
    )
    newest, oldest = sections(client)
    assert cells(page_of(client, f"{PAGE}?phrase=domestic+law")) == ["1", "1 +1 new, −1 gone "]
    came, went = newest.split("<li>")[1:]
    assert f'<a href="/drafts/{new.pk}/#part-1">Article 2</a>' in came
    assert "<mark>Domestic law</mark> decides." in came
    assert ">new</span>" in came
    assert "in accordance with its <mark>domestic law</mark>, and tells" in went
    assert ">gone</span>" in went
    assert oldest.count("<li>") == 1


def test_a_phrase_that_stays_in_a_renumbered_article_is_neither_new_nor_gone(client, treaty):
    make_draft(treaty, [article("5", LAW)], label="One")
    make_draft(treaty, [article("6", LAW)])
    assert cells(page_of(client, f"{PAGE}?phrase=domestic+law")) == ["1", "1"]
    assert "tag--" not in sections(client)[0]


def test_a_long_context_begins_and_ends_with_whole_words(client, treaty):
    long = "1. Whoever measures a river that crosses a border between two neighbours follows domestic law, and says"
    make_draft(treaty, [f"{long} so to all who live along it and to those who drink from it each day."])
    [section] = sections(client)
    assert "… river that crosses a border between two neighbours follows <mark>" in section
    assert "</mark>, and says so to all who live along it and to those who …</bdi>" in section


def test_text_is_never_markup(client, treaty):
    make_draft(treaty, ["1. The <b>domestic law</b> & more."])
    [section] = sections(client)
    assert "The &lt;b&gt;<mark>domestic law</mark>&lt;/b&gt; &amp; more." in section


def test_without_a_phrase_it_asks_for_one(client, treaty):
    make_draft(treaty)
    page = page_of(client, PAGE)
    assert "Follow phrases through every draft</h1>" in page
    assert 'class="watch"' not in page


def test_a_draft_that_is_not_published_stays_hidden(client, treaty):
    make_draft(treaty, [LAW], label="Zero draft")
    make_draft(treaty, [LAW], label="Secret", published=False)
    assert "Secret" not in page_of(client, f"{PAGE}?phrase=domestic+law")


class TestSeveralPhrases:
    @pytest.fixture
    def drafts(self, treaty):
        one, two = article("1", LAW, chapter="I. Aims"), article("2", RIVERS, chapter="II. Rivers")
        gone = article("2", RIVERS.replace("both neighbours", "domestic law"), chapter="II. Rivers")
        return make_draft(treaty, [one, two], label="Zero draft"), make_draft(
            treaty, [one, gone], label="Rev.1"
        )

    def test_each_has_its_row_and_each_place_names_its_phrase(self, client, drafts):
        query = "phrase=domestic+law&phrase=neighbours"
        assert cells(page_of(client, f"{PAGE}?{query}")) == ["1", "2 +1 new ", "1", "0 −1 gone "]
        newest, _ = sections(client, query)
        assert newest.count("<bdi>domestic law</bdi></span>") == 2
        assert newest.count("<bdi>neighbours</bdi></span>") == 1

    def test_places_that_stayed_can_be_left_out(self, client, drafts):
        newest, oldest = sections(client, "phrase=domestic+law&only=changes")
        assert newest.count("<li>") == 1
        assert "Nothing here with this choice." in oldest

    def test_one_chapter_can_be_chosen(self, client, drafts):
        newest, oldest = sections(client, "phrase=domestic+law&chapter=II.+Rivers")
        assert newest.count("<li>") == 1
        assert "Nothing here with this choice." in oldest
        assert "<option selected>II. Rivers</option>" in page_of(
            client, f"{PAGE}?phrase=domestic+law&chapter=II.+Rivers"
        )

    def test_usual_phrases_of_the_newest_draft_are_suggested_beside_those_chosen(self, client, drafts):
        page = page_of(client, f"{PAGE}?phrase=rivers")
        assert 'href="?phrase=rivers&amp;phrase=domestic+law%2A"' in page
        assert "human rights" not in page


@pytest.mark.parametrize(
    ("language", "text", "phrase", "words"),
    [
        ("zh", "各缔约国应当根据其国内法采取措施。", "国内法", "国内法"),
        ("ar", "تتخذ كل دولة طرف التدابير وفقا للقانون الدَّاخلي.", "*القانون الداخلي", ""),
        ("ar", "القانون الدَّاخلي لكل دولة.", "القانون الداخلي", "القانون الدَّاخلي"),
    ],
)
def test_other_scripts_are_searched_as_they_are_written(client, treaty, language, text, phrase, words):
    make_draft(treaty, [text], language=language)
    (section,) = sections(client, f"phrase={phrase}")
    assert (f"<mark>{words}</mark>" in section) == bool(words)


@pytest.mark.parametrize(
    "query",
    ["?words=x", "?phrase=" + "x" * 101, "?only=all", "?" + "&".join(f"phrase={n}" for n in range(7))],
)
def test_an_unknown_parameter_or_a_long_phrase_or_too_many_are_400(client, treaty, query):
    assert client.get(PAGE + query).status_code == 400


def test_a_treaty_without_drafts_says_so(client, treaty):
    assert "No draft is published yet." in page_of(client, f"{PAGE}?phrase=x")


def test_the_queries_do_not_grow_with_the_drafts(client, treaty):
    make_draft(treaty, [LAW, RIVERS])
    make_draft(treaty, [LAW, RIVERS + " More."])
    two = count_queries(client, f"{PAGE}?phrase=domestic+law")
    make_draft(treaty, [LAW + " Domestic law rules.", RIVERS])
    make_draft(treaty, [LAW + " Domestic law ruled.", RIVERS])
    assert count_queries(client, f"{PAGE}?phrase=domestic+law") == two
