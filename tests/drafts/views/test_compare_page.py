"""How the compare page is narrowed, stepped through, addressed and kept light."""

import re

import pytest

from drafts import queries
from tests.factories import article, make_draft
from tests.pages import page_of

pytestmark = pytest.mark.django_db

PAGE = "/treaties/rivers/compare/"
KEPT = "1. States help one another, upon request, with training, with equipment and with knowledge."
LONG = "\n".join(
    f"{n}. Each State keeps watch over river number {n} of its many rivers." for n in range(1, 7)
)


def redline(client, query: str = "") -> str:
    return page_of(client, PAGE + query).split('class="redline ')[1].split("<dialog")[0]


def change_ids(page: str) -> list[str]:
    return re.findall(r' id="(change-[0-9a-f-]+)"', page)


class TestLens:
    def test_brackets_count_unless_they_are_ignored_in_page_and_links(self, client, treaty):
        make_draft(treaty, ["1. States [shall] act.", "1. States [may] rest."])
        make_draft(treaty, ["1. States shall act.", "1. States [must] rest."])
        assert "3 changes</span>" in page_of(client, PAGE)
        page = page_of(client, f"{PAGE}?brackets=ignore")
        assert "1 change</span>" in page
        assert "<del><i>deleted: </i>[may]</del> <ins><i>inserted: </i><b>[</b>must<b>]</b></ins>" in page
        assert 'name="brackets" value="ignore"' in page
        for name in ("compare.pdf", "compare.docx"):
            assert re.search(rf'/treaties/rivers/{name}\?[^"]*brackets=ignore', page)
        assert re.search(r'href="\?[^"]*view=side&amp;brackets=ignore"', page)

    def test_noise_is_hidden_until_it_is_asked_for_and_never_of_legal_force(self, client, treaty):
        make_draft(treaty, ["1. States shall “act”.", KEPT])
        make_draft(treaty, ['1. States shall "act".', KEPT + " Free."])
        assert "1 change</span>" in page_of(client, PAGE)
        page = page_of(client, f"{PAGE}?noise=show")
        assert "3 changes</span>" in page
        assert "<del><i>deleted: </i>“</del><ins><i>inserted: </i>&quot;</ins>" in page
        assert "No change of legal force was found" in page

    @pytest.mark.parametrize("query", ["?brackets=count", "?noise=1"])
    def test_a_value_that_does_not_exist_is_400(self, client, treaty, query):
        make_draft(treaty)
        assert client.get(PAGE + query).status_code == 400


class TestClass:
    @pytest.fixture
    def pair(self, treaty):
        make_draft(
            treaty, [article("1", f"1. States shall act.\n2. {KEPT[3:]}"), article("2", "1. All rest.")]
        )
        new = [article("1", f"1. States may act.\n2. {KEPT[3:-1]} too."), article("2", "1. All sleep.")]
        make_draft(treaty, new)

    def test_only_articles_with_the_class_are_shown_and_only_its_paragraphs_stepped_through(
        self, client, pair
    ):
        assert redline(client).count("<section") == 2
        text = redline(client, "?kind=obligation")
        assert text.count("<section") == 1
        assert "other changes</span></a>" in text
        assert text.count(" change") - text.count("other change") == 1 + text.count("1 change</span>")

    def test_the_bar_counts_what_is_stepped_through(self, client, pair):
        assert 'role="status">3 changes</span>' in page_of(client, PAGE)
        assert 'role="status">1 change</span>' in page_of(client, f"{PAGE}?kind=obligation")


class TestCounts:
    def test_articles_and_chapters_tell_how_many_changes_they_hold(self, client, treaty):
        chapters = ["Chapter I. Land", "Chapter I. Land", "Chapter II. Sea"]
        old = ["1. One shall act, and two shall rest.", "1. Boats sail.", "1. Ships sail."]
        new = ["1. One may act, and two may rest.", "1. Boats row.", "1. Ships sail."]
        for texts in (old, new):
            parts = [
                article(str(number), text, chapter=chapter)
                for number, (text, chapter) in enumerate(zip(texts, chapters, strict=True), start=1)
            ]
            make_draft(treaty, parts)
        page = page_of(client, PAGE)
        assert '<h2 class="chapter">Chapter I. Land <span class="chapter__size">3 changes</span></h2>' in page
        assert '<h2 class="chapter">Chapter II. Sea <span class="chapter__size">0 changes</span></h2>' in page
        assert '<span class="article__size" lang="en" dir="ltr">2 changes</span>' in page
        assert '<th scope="rowgroup" colspan="4">Chapter I. Land</th><td class="numeric">3<' in page


class TestAddresses:
    def test_a_change_keeps_its_address_when_others_before_it_come_into_sight(self, client, treaty):
        make_draft(treaty, ["1. “States” act, and boats sail."])
        make_draft(treaty, ['1. "States" act, and boats row.'])
        [alone] = change_ids(redline(client))
        ids = change_ids(redline(client, "?noise=show"))
        assert len(ids) == 3
        assert ids[-1] == alone

    def test_the_same_change_twice_in_an_article_has_two_addresses(self, client, treaty):
        make_draft(treaty, ["1. One shall act, and two or three shall rest."])
        make_draft(treaty, ["1. One may act, and two or three may rest."])
        first, second = change_ids(redline(client))
        assert second == f"{first}-2"

    @pytest.mark.parametrize("view", ["inline", "side"])
    def test_every_changed_paragraph_has_a_link_to_itself(self, client, treaty, view):
        make_draft(treaty, [f"{KEPT}\n2. Boats sail."])
        make_draft(treaty, [f"{KEPT}\n2. Boats row.\n3. A river that crosses a border is measured."])
        text = redline(client, f"?view={view}")
        links = re.findall(r'<a href="#(change-[^"]+)"', text)
        assert len(links) == 2
        assert set(links) == set(change_ids(text))

    def test_the_address_of_a_change_is_the_same_in_its_article_alone(self, client, treaty):
        make_draft(treaty, [KEPT, "1. Boats sail."])
        new = make_draft(treaty, [KEPT, "1. Boats row."])
        alone = redline(client, f"?article={new.articles.get(number='2').pk}")
        assert change_ids(alone) == change_ids(redline(client))


class TestWeight:
    def test_unchanged_text_is_on_the_page_of_its_article_and_only_linked_from_the_whole(
        self, client, treaty
    ):
        make_draft(treaty, [KEPT, f"{LONG}\n7. Boats sail."])
        new = make_draft(treaty, [KEPT, f"{LONG}\n7. Boats row."])
        whole = redline(client)
        assert "with training" not in whole
        assert "number 3 of its" not in whole
        first, second = new.articles.order_by("ordinal")
        for one, words, anchor in (
            (first, "with training", "new-0"),
            (second, "number 3 of its", "rows-new-1-0"),
        ):
            link = re.search(rf'href="(\?[^"]*article={one.pk})#{anchor}" data-fetch', whole)[1]
            alone = redline(client, link.replace("&amp;", "&"))
            assert words in alone
            assert '<details class="fold' in alone
            assert f'id="{anchor}"' in alone

    def test_the_whole_page_is_set_once_for_the_same_texts(self, client, treaty, monkeypatch):
        make_draft(treaty, ["1. Boats sail."])
        make_draft(treaty, ["1. Boats row."])
        first = page_of(client, PAGE)
        monkeypatch.setattr(queries, "compare_cached", None)
        assert page_of(client, PAGE) == first
