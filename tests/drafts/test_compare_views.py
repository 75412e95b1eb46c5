"""The page of change: any two drafts beside each other."""

import pytest

from drafts import queries
from tests.factories import article, login, make_draft, make_organisation, make_user
from tests.pages import count_queries, page_of

pytestmark = pytest.mark.django_db

OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."
SAFEGUARDS = "1. Powers are exercised under the supervision of a court, and only where it is necessary."


def compare(client, query: str = "") -> str:
    return page_of(client, f"/treaties/rivers/compare/{query}")


class TestPair:
    def test_the_newest_two_published_drafts_are_compared_unless_asked_otherwise(self, client, treaty):
        make_draft(treaty, label="Zero draft")
        make_draft(treaty, label="Rev.1")
        make_draft(treaty, label="Rev.2")
        make_draft(treaty, label="Rev.3", published=False)
        assert "<bdi>Rev.1</bdi> → <bdi>Rev.2</bdi>" in compare(client)

    def test_any_pair_can_be_asked_for_in_any_order(self, client, treaty):
        first, _, third = (
            make_draft(treaty, label="One"),
            make_draft(treaty),
            make_draft(treaty, label="Three"),
        )
        page = compare(client, f"?old={third.pk}&new={first.pk}")
        assert "<bdi>Three</bdi> → <bdi>One</bdi>" in page

    def test_with_the_new_draft_alone_the_old_is_the_one_before(self, client, treaty):
        make_draft(treaty, label="One")
        second = make_draft(treaty, label="Two")
        make_draft(treaty)
        assert "<bdi>One</bdi> → <bdi>Two</bdi>" in compare(client, f"?new={second.pk}")

    def test_one_draft_alone_teaches_to_wait_for_the_next(self, client, treaty):
        make_draft(treaty)
        assert "Two drafts are needed" in compare(client)

    def test_a_staged_draft_is_compared_by_its_own_organisation(self, client, treaty):
        ours = make_organisation()
        make_draft(treaty)
        staged = make_draft(treaty, label="Rev.9", published=False, organisation=ours)
        login(client, make_user("analyst", ours))
        assert "<bdi>Rev.9</bdi>" in compare(client, f"?new={staged.pk}")

    @pytest.mark.parametrize("query", ["?view=sideways", "?colour=red", "?old=&new=&order=x"])
    def test_a_parameter_that_does_not_exist_is_400(self, client, treaty, query):
        make_draft(treaty)
        assert client.get(f"/treaties/rivers/compare/{query}").status_code == 400

    @pytest.mark.parametrize("query", ["?old=x", "?new=%00", "?old=00000000-0000-0000-0000-000000000007"])
    def test_a_draft_that_does_not_exist_is_404(self, client, treaty, query):
        make_draft(treaty)
        assert client.get(f"/treaties/rivers/compare/{query}").status_code == 404

    def test_a_draft_of_another_treaty_is_404(self, client, treaty):
        make_draft(treaty)
        assert client.get(f"/treaties/rivers/compare/?old={make_draft().pk}").status_code == 404


class TestRedline:
    def test_a_word_that_changed_is_marked_and_named_for_those_who_do_not_see_it(self, client, treaty):
        make_draft(treaty, ["1. States shall act."])
        make_draft(treaty, ["1. States may act."])
        page = compare(client)
        assert "<del><i>deleted: </i>shall</del>" in page
        assert "<ins><i>inserted: </i>may</ins>" in page
        assert "1 change</span>" in page

    def test_first_comes_the_list_of_what_changed(self, client, treaty):
        make_draft(treaty, [article("1", OFFENCE, "Illegal access"), article("2", AID, "Assistance")])
        make_draft(
            treaty, [article("1", OFFENCE, "Illegal access"), article("2", AID + " Free.", "Assistance")]
        )
        table = compare(client).split("<table")[1].split("</table>")[0]
        assert "Assistance" in table
        assert "+1" in table
        assert "Illegal access" not in table

    def test_another_number_is_not_a_change(self, client, treaty):
        make_draft(treaty, [article("5", OFFENCE)])
        make_draft(treaty, [article("6", OFFENCE)])
        page = compare(client)
        assert "No words changed; 1 article has another number." in page
        assert "was Article 5" in page
        assert "<ins>" not in page

    def test_unchanged_articles_are_folded_with_their_size(self, client, treaty):
        make_draft(treaty, [OFFENCE, AID])
        make_draft(treaty, [OFFENCE, AID + " Free."])
        assert "same words (18)" in compare(client)

    def test_long_unchanged_paragraphs_fold_inside_a_changed_article(self, client, treaty):
        long = "\n".join(f"{n}. {OFFENCE[3:]} Number {n} of many." for n in range(1, 6))
        make_draft(treaty, [long + "\n6. States shall act."])
        make_draft(treaty, [long + "\n6. States may act."])
        assert "5 unchanged paragraphs, " in compare(client)

    def test_a_moved_paragraph_is_linked_with_the_place_it_came_from(self, client, treaty):
        make_draft(treaty, [article("1", f"{OFFENCE}\n{SAFEGUARDS}"), article("2", AID)])
        make_draft(treaty, [article("1", OFFENCE), article("2", f"{AID}\n{SAFEGUARDS}")])
        page = compare(client)
        assert '<a class="row__note" href="#new-1-1">moved to Article 2</a>' in page
        assert '<a class="row__note" href="#old-0-1">moved from Article 1</a>' in page
        assert 'id="new-1-1"' in page
        assert 'id="old-0-1"' in page

    def test_a_split_paragraph_is_shown_as_such(self, client, treaty):
        first, second = "Each State keeps the data safe and whole", "it hands them over on request of a court"
        make_draft(treaty, [f"1. {first}, and {second}."])
        make_draft(treaty, [f"1. {first}.\n2. And {second}."])
        page = compare(client)
        assert "split in two" in page
        assert '<br><span class="paragraph-break" title="a paragraph begins here">¶</span>' in page

    def test_a_number_hangs_with_the_bracket_before_it(self, client, treaty):
        make_draft(treaty, ["[5. States shall act.]", AID])
        make_draft(treaty, ["5. States shall act.", AID])
        page = compare(client)
        assert '<span class="para__label"><del class="change" id="change-' in page
        assert page.count('<del class="change"') == 2
        assert "2 changes</span>" in page

    def test_a_new_number_of_a_paragraph_hangs_without_being_a_change(self, client, treaty):
        make_draft(treaty, ["9. States shall act at once."])
        make_draft(treaty, ["10. States may act at once."])
        page = compare(client)
        assert '<span class="para__label">10.</span> States' in page
        assert "1 change</span>" in page

    def test_a_split_article_names_both_parts(self, client, treaty):
        make_draft(treaty, [f"{OFFENCE}\n{SAFEGUARDS}"])
        make_draft(treaty, [OFFENCE, SAFEGUARDS])
        page = compare(client)
        assert "split: also Article 2" in page

    def test_deleted_and_added_articles_are_named_so(self, client, treaty):
        make_draft(treaty, [OFFENCE, SAFEGUARDS])
        make_draft(treaty, [OFFENCE, AID])
        page = compare(client)
        assert '<span class="tag tag--added">added' in page
        assert '<span class="tag tag--deleted">deleted' in page

    def test_brackets_are_marked_and_text_is_never_markup(self, client, treaty):
        make_draft(treaty, ["1. States [now] <b>shall</b> act & more."])
        make_draft(treaty, ["1. States [now] <b>shall</b> act & less."])
        page = compare(client)
        assert "States <b>[</b>now<b>]</b>" in page
        assert "&lt;b&gt;shall&lt;/b&gt;" in page
        assert "<b>shall" not in page

    def test_side_by_side_shows_old_and_new_apart(self, client, treaty):
        make_draft(treaty, ["1. States shall act."])
        make_draft(treaty, ["1. States may act."])
        page = compare(client, "?view=side")
        old = page.split('class="pair__old"')[1].split("</div>")[0]
        new = page.split('class="pair__new"')[1].split("</div>")[0]
        assert "shall</del>" in old
        assert "may</ins>" not in old
        assert "may</ins>" in new
        assert "shall</del>" not in new

    def test_arabic_runs_from_right_to_left(self, client, treaty):
        make_draft(treaty, ["١ النص الأول"], language="ar")
        make_draft(treaty, ["١ النص الثاني"], language="ar")
        assert 'lang="ar" dir="rtl"' in compare(client)


class TestOneArticle:
    def test_it_is_shown_alone_without_comparing_the_rest(self, client, treaty, monkeypatch):
        make_draft(treaty, [OFFENCE, AID])
        new = make_draft(treaty, [OFFENCE.replace("bad", "evil"), AID.replace("help", "assist")])
        monkeypatch.setattr(queries, "comparison_between", None)
        page = compare(client, f"?article={new.articles.get(number='2').pk}")
        assert "assist</ins>" in page
        assert "evil" not in page

    def test_a_deleted_article_can_be_asked_for_too(self, client, treaty):
        old = make_draft(treaty, [OFFENCE, SAFEGUARDS])
        make_draft(treaty, [OFFENCE])
        page = compare(client, f"?article={old.articles.get(number='2').pk}")
        assert '<span class="tag tag--deleted">deleted' in page

    @pytest.mark.parametrize("article_id", ["x", "00000000-0000-0000-0000-000000000007"])
    def test_an_unknown_article_is_404(self, client, treaty, article_id):
        make_draft(treaty)
        make_draft(treaty)
        assert client.get(f"/treaties/rivers/compare/?article={article_id}").status_code == 404


def test_the_queries_of_a_comparison_do_not_grow_with_its_articles(client, treaty):
    one = [make_draft(treaty, [OFFENCE]), make_draft(treaty, [OFFENCE + " More."])]
    three = [
        make_draft(treaty, [OFFENCE, AID, "1. X."]),
        make_draft(treaty, [OFFENCE, AID + " More.", "1. Y."]),
    ]
    counts = [
        count_queries(client, f"/treaties/rivers/compare/?old={old.pk}&new={new.pk}")
        for old, new in (one, three)
    ]
    assert counts[0] == counts[1]
