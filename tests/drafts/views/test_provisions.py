"""The page of one provision: its life, who introduced its words, all its texts."""

import re
from uuid import uuid4

import pytest

from drafts.models import Article, LineageEdge
from drafts.views.introduced import key_of
from tests.factories import article, make_draft
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

ACCESS = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
COURT = "1. Powers are exercised under the supervision of a court, and only where it is necessary."
NOTICE = "2. Whoever was searched is told of it within thirty days, unless a judge allows more time."


@pytest.fixture
def renumbered(treaty) -> Article:
    """Article 2 of Rev.1, which was Article 1 of the zero draft, with one other word."""
    make_draft(treaty, [article("1", ACCESS, "Access", "Chapter I")], label="Zero draft")
    new = make_draft(
        treaty,
        [article("1", AID, "Aid"), article("2", ACCESS.replace("bad", "[evil]"), "Access", "Chapter II")],
        label="Rev.1",
    )
    return new.articles.get(number="2")


def address(shown: Article, more: str = "") -> str:
    return f"/provisions/{shown.provision_id}/{more}"


def text_of(html: str) -> str:
    """What a page says, hidden words included."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip()


def section(page: str, name: str) -> str:
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


class TestLife:
    def test_it_tells_each_draft_in_time_with_number_chapter_and_what_happened(self, client, renumbered):
        page = page_of(client, address(renumbered))
        assert "<h1><bdi>Article 2. Access</bdi></h1>" in page
        first, second = [text_of(row) for row in section(page, "life").split("<tr>")[2:]]
        assert first.startswith("A: its text Zero draft")
        assert "Article 1Access Chapter I first text – –" in first
        assert "Article 2Access Chapter II renumbered from Article 1 0.90 −1 +1 words" in second

    def test_what_was_put_out_says_so_and_keeps_its_address(self, client, treaty):
        old = make_draft(treaty, [ACCESS, COURT])
        make_draft(treaty, [ACCESS], label="Rev.1")
        page = page_of(client, address(old.articles.get(number="2")))
        assert "no longer holds it; here it stands as it last read" in page
        assert "deleted" in text_of(section(page, "life"))

    def test_before_it_began_it_was_not_yet_there(self, client, treaty):
        make_draft(treaty, [ACCESS])
        new = make_draft(treaty, [ACCESS, COURT])
        assert "not yet there" in page_of(client, address(new.articles.get(number="2")))

    def test_the_parts_of_a_split_lead_to_each_other(self, client, treaty):
        make_draft(treaty, [ACCESS, f"{COURT}\n{NOTICE}"])
        new = make_draft(treaty, [ACCESS, COURT, NOTICE])
        one, other = new.articles.get(number="2"), new.articles.get(number="3")
        page = page_of(client, address(other))
        assert f'beside</span> <a href="{address(one)}">Article 2</a>' in page
        assert "split from Article 2 beside Article 3" in text_of(page_of(client, address(one)))

    def test_what_a_person_confirmed_is_told(self, client, renumbered):
        assert "confirmed by a person" not in page_of(client, address(renumbered))
        LineageEdge.objects.filter(new_article=renumbered).update(is_confirmed=True)
        assert "confirmed by a person" in page_of(client, address(renumbered))


class TestWords:
    def test_each_piece_bears_the_letter_and_in_hidden_words_the_draft_that_brought_it(
        self, client, renumbered
    ):
        words = section(page_of(client, address(renumbered)), "words")
        piece = (
            '<span class="origin origin--3"><span class="origin__key" aria-hidden="true">B</span>'
            '<span class="visually-hidden">from Rev.1: </span><span class="bracket">[</span>evil'
            '<span class="bracket">]</span></span>'
        )
        assert piece in words
        assert "Afrom Zero draft: Each State makes it" in text_of(words)

    def test_the_legend_counts_words_and_shares(self, client, renumbered):
        legend = text_of(section(page_of(client, address(renumbered)), "words").partition("</table>")[0])
        assert "A Zero draft 16 94 %" in legend
        assert "B Rev.1 1 6 %" in legend

    def test_a_draft_that_brought_nothing_stands_in_the_legend(self, client, treaty):
        make_draft(treaty, [ACCESS], label="Zero draft")
        new = make_draft(treaty, [ACCESS], label="Rev.1")
        legend = text_of(section(page_of(client, address(new.articles.get())), "words"))
        assert "B Rev.1 0 0 %" in legend

    @pytest.mark.parametrize(("place", "key"), [(0, "A"), (25, "Z"), (26, "AA"), (53, "BB"), (701, "ZZ")])
    def test_letters_go_on_after_z(self, place, key):
        assert key_of(place) == key


class TestTexts:
    def test_changed_words_are_marked_against_the_draft_before_or_not_as_asked(self, client, renumbered):
        marked = section(page_of(client, address(renumbered)), "texts")
        assert "deleted: bad inserted: [evil]" in text_of(marked)
        bare = section(page_of(client, address(renumbered, "?changes=hidden")), "texts")
        assert "<del>" not in bare
        assert "<ins>" not in bare
        assert "with bad intent." in text_of(bare)

    def test_a_text_that_stayed_is_folded(self, client, treaty):
        make_draft(treaty, [ACCESS])
        new = make_draft(treaty, [ACCESS])
        assert "The same 18 words as before" in page_of(client, address(new.articles.get()))

    def test_the_texts_can_be_reached_and_scrolled_by_keyboard(self, client, renumbered):
        assert '<div class="texts" tabindex="0" role="region"' in page_of(client, address(renumbered))

    def test_no_id_stands_twice(self, client, treaty):
        for texts in (
            [ACCESS, f"{COURT}\n{NOTICE}"],
            [ACCESS, f"{NOTICE}\n{COURT}"],
            [COURT, NOTICE, ACCESS],
        ):
            new = make_draft(treaty, texts)
        ids = re.findall(r'\bid="([^"]+)"', page_of(client, address(new.articles.get(number="1"))))
        assert sorted(ids) == sorted(set(ids))

    def test_right_to_left_texts_are_set_so(self, client, treaty):
        new = make_draft(treaty, [article("1", "1. تضمن كل دولة حماية البيانات.")], language="ar")
        page = page_of(client, address(new.articles.get()))
        assert page.count('lang="ar" dir="rtl"') == 2

    def test_text_is_escaped(self, client, treaty):
        new = make_draft(treaty, [article("1", "<script>alert(1)</script> & more", "<b>")])
        page = page_of(client, address(new.articles.get()))
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


class TestReferences:
    def test_it_tells_which_articles_it_names_and_which_name_it(self, client, treaty):
        new = make_draft(treaty, [f"{ACCESS} Article 3 applies.", f"{AID} Article 1 applies.", COURT])
        first, second, third = new.articles.order_by("ordinal")
        shown = section(page_of(client, address(first)), "references")
        assert f'It refers to</dt><dd><a href="{address(third)}">Article 3</a>' in shown
        assert f'Referred to by</dt><dd><a href="{address(second)}">Article 2</a>' in shown

    def test_without_any_it_says_so(self, client, renumbered):
        shown = text_of(section(page_of(client, address(renumbered)), "references"))
        assert shown.count("no other article") == 2


class TestComparing:
    def test_any_two_drafts_lead_to_the_redline_of_this_provision(self, client, treaty, renumbered):
        old = treaty.drafts.get(label="Zero draft")
        query = f"?old={old.pk}&new={renumbered.draft_id}"
        answer = client.get(address(renumbered, f"compare/{query}"))
        assert answer.status_code == 302
        assert answer["Location"] == f"/treaties/rivers/compare/{query}&article={renumbered.pk}"
        assert client.get(answer["Location"]).status_code == 200

    def test_each_draft_leads_to_the_redline_with_the_one_before(self, client, treaty, renumbered):
        old = treaty.drafts.get(label="Zero draft")
        expected = f"/treaties/rivers/compare/?old={old.pk}&amp;new={renumbered.draft_id}&amp;article={renumbered.pk}"
        assert expected in page_of(client, address(renumbered))

    def test_drafts_that_do_not_hold_it_are_404_and_missing_ones_400(self, client, treaty, renumbered):
        hidden = make_draft(treaty, [ACCESS], published=False)
        for draft in (hidden.pk, uuid4(), "x"):
            answer = client.get(address(renumbered, f"compare/?old={draft}&new={renumbered.draft_id}"))
            assert answer.status_code == 404
        assert client.get(address(renumbered, "compare/")).status_code == 400


@pytest.mark.parametrize("query", ["?changes=some", "?changes=", "?page=2"])
def test_an_unknown_parameter_or_value_is_400(client, renumbered, query):
    assert client.get(address(renumbered, query)).status_code == 400


def test_its_queries_do_not_grow_with_its_drafts(client, treaty):
    shown = make_draft(treaty, [ACCESS]).articles.get()
    with_one = count_queries(client, address(shown))
    make_draft(treaty, [ACCESS + " More."])
    make_draft(treaty, [ACCESS + " More and more.", COURT])
    assert count_queries(client, address(shown)) == with_one
