"""What becomes of annotated words on the next draft."""

import pytest

from annotations.engine.carry_forward import carry, what_changed
from annotations.engine.spans import Span
from drafts.engine.alignment import Edge
from drafts.engine.diff import Op
from drafts.engine.parts import Part
from tests.annotations.engine.drafting import article, became, carry_quote, span_of

COAST = (
    "1. Each member shall [take] some effective measures to protect the fish of its coast.\n"
    "2. Members may ask the secretariat for advice on nets, hooks and closed seasons. "
    "They shall publish the advice that they receive.\n"
    "3. Nothing here touches the right of island communities to fish for their own table."
)
OLD = [article("1", *COAST.split("\n"))]


def edited(before: str, after: str, text: str = COAST) -> list[Part]:
    assert before in text
    return [article("1", *text.replace(before, after).split("\n"))]


def carried_over(quote: str, new: list[Part], edges: list[Edge] | None = None):
    return carry_quote(OLD, new, edges or [became(0, 0)], 0, quote)


class TestCarried:
    def test_untouched_words_of_an_edited_article_are_carried_to_the_code_point(self):
        new = edited("take] some", "take, without delay,] some")
        there = carried_over("closed seasons. They", new)
        assert (there.status, there.reason, there.kept) == ("carried", "same", 1.0)
        assert there.place.text == "closed seasons. They"
        assert there.place.start == new[0].text.index("closed seasons")
        assert there.suggestion is None

    def test_span_that_cuts_words_and_spaces_keeps_its_ragged_ends(self):
        there = carried_over("ks and closed sea", edited("[take]", "take"))
        assert (there.status, there.place.text) == ("carried", "ks and closed sea")

    def test_renumbered_article_takes_its_notes_along(self):
        old = [*OLD, article("2", "The fleet is counted every spring.")]
        new = [article("1", "A wholly new provision on buoys."), article("2", COAST), old[1]]
        edges = [Edge((), (0,), "added", 0, 1, ""), became(0, 1, "renumbered"), became(1, 2, "renumbered")]
        there = carry_quote(old, new, edges, 0, "effective measures")
        assert (there.status, there.place.part) == ("carried", 1)

    def test_verbatim_quote_of_six_words_unique_in_both_drafts_needs_no_certain_article(self):
        new = edited("[take]", "take")
        there = carried_over("the right of island communities to", new, [became(0, 0, margin=0.0)])
        assert there.status == "carried"

    def test_article_with_the_same_number_and_text_is_certain_whatever_the_margin(self):
        assert carried_over("[take]", OLD, [became(0, 0, margin=0.0)]).status == "carried"


class TestChanged:
    def test_brackets_taken_off_inside_the_span_are_a_change(self):
        there = carried_over("shall [take] some", edited("[take]", "take"))
        assert (there.status, there.reason, there.kept) == ("changed", "edited", 1.0)
        assert there.place.text == "shall take some"

    def test_span_of_a_bracketed_word_alone_loses_its_brackets(self):
        there = carried_over("[take]", edited("[take]", "take"))
        assert (there.status, there.place.text) == ("changed", "take")

    @pytest.mark.parametrize(
        ("before", "after", "quote", "now"),
        [
            ("shall [take]", "may [take]", "member shall [take] some", "member may [take] some"),
            ("shall [take]", "may [take]", "Each member shall", "Each member may"),
            ("Each member", "All members", "Each member shall [take] some", "All members shall [take] some"),
            ("nets, hooks", "nets, lines, hooks", "nets, hooks and", "nets, lines, hooks and"),
            ("nets, hooks and closed", "nets and closed", "on nets, hooks and closed", "on nets and closed"),
        ],
    )
    def test_words_edited_inside_or_at_the_ends_of_the_span_stay_in_it(self, before, after, quote, now):
        there = carried_over(quote, edited(before, after))
        assert (there.status, there.reason, there.place.text) == ("changed", "edited", now)

    @pytest.mark.parametrize(
        ("before", "after", "now"),
        [
            ("6 to 16, and to grave ones", "8 to 18 of this code and to some", "8 to 18"),
            ("6 to 16, and to grave ones", "8 to 10 and 12 to 18, and to grave ones", "8 to 10 and 12 to 18"),
            ("6 to 16, and to grave ones", "8 to all that follow, if need be", "8"),
            ("6 to 16, and to grave ones", "that follow, and to grave ones", "that follow"),
            ("6 to 16 alone", "8 bis, paragraph 4, subparagraph (c) and others", "8"),
        ],
    )
    def test_changed_numbers_at_the_end_of_a_span_stay_in_it(self, before, after, now):
        rule = (
            "1. Every harbour of the island shall without delay apply these measures to the offences in articles {}; "
            "boats that carry no nets, and land within the day on which they sailed, are exempt."
        )
        old, new = ([article("1", rule.format(words))] for words in (before, after))
        there = carry_quote(old, new, [became(0, 0)], 0, "measures to the offences in articles 6 to 16")
        assert (there.status, there.place.text) == ("changed", f"measures to the offences in articles {now}")

    def test_changed_numbers_at_its_beginning_stay_too(self):
        rule = "{} boats may land in the harbour of the island at any hour of the day or night."
        old, new = ([article("1", rule.format(words))] for words in ("At most 12 small", "Some 20 small"))
        there = carry_quote(old, new, [became(0, 0)], 0, "12 small boats may land in the harbour")
        assert (there.status, there.place.text) == ("changed", "20 small boats may land in the harbour")

    def test_words_added_beside_the_span_do_not_join_it(self):
        there = carried_over("effective measures", edited("effective", "swift, effective"))
        assert (there.status, there.place.text) == ("carried", "effective measures")

    def test_another_kind_of_quotes_is_noise_but_not_verbatim(self):
        old = [
            article("1", 'A member\'s catch is "landed" when it leaves the boat for good.', "Boats count.")
        ]
        new = [
            article(
                "1", "A member\u2019s catch is \u201clanded\u201d when it leaves the boat for good.", "B."
            )
        ]
        there = carry_quote(old, new, [became(0, 0)], 0, 'member\'s catch is "landed"')
        assert (there.status, there.reason) == ("changed", "noise")
        assert there.place.text == "member\u2019s catch is \u201clanded\u201d"

    def test_what_changed_is_shown_as_ops_within_the_span(self):
        quote = "shall [take] some"
        there = carried_over(quote, edited("[take]", "take"))
        ops = what_changed(quote, there)
        assert [op for op in ops if op.kind != "equal"] == [Op("delete", "[", ""), Op("delete", "]", "")]
        assert "".join(op.new for op in ops) == "shall take some"


class TestReview:
    def test_word_replaced_in_a_sentence_that_stays_is_suggested_with_its_replacement(self):
        there = carried_over("shall", edited("shall [take]", "may [take]"))
        assert (there.status, there.place) == ("review", None)
        assert (there.suggestion.reason, there.suggestion.text) == ("replaced", "may")

    def test_words_deleted_from_a_sentence_that_stays_are_suggested_that_sentence(self):
        there = carried_over(
            "hooks and", edited("on nets, hooks and closed seasons", "on nets, closed seasons")
        )
        assert (there.suggestion.rung, there.suggestion.reason) == ("sentence", "deleted-here")
        assert there.suggestion.text.endswith("ask the secretariat for advice on nets, closed seasons.")

    def test_doubt_about_the_article_is_never_settled_by_the_machine(self):
        new = [*edited("its coast", "its shore"), article("2", COAST)]
        edges = [became(0, 0, margin=0.05), Edge((), (1,), "added", 0, 1, "")]
        there = carried_over("effective measures", new, edges)
        assert (there.status, there.suggestion.reason) == ("review", "article-unsure")
        assert (there.suggestion.part, there.suggestion.text) == (0, "effective measures")

    def test_mostly_rewritten_words_are_suggested_where_their_rest_is(self):
        new = edited(
            "advice on nets, hooks and closed seasons", "guidance about gear, nets and hooks of all kinds"
        )
        there = carried_over("advice on nets, hooks and closed seasons", new)
        assert there.status == "review"
        assert "nets" in there.suggestion.text

    def test_paragraph_moved_to_another_article_is_only_suggested(self):
        moved = COAST.split("\n")[2].removeprefix("3. ")
        new = [article("1", *COAST.split("\n")[:2]), article("2", "Boats carry lamps at night.", moved)]
        edges = [became(0, 0), Edge((), (1,), "added", 0, 1, "")]
        there = carried_over("the right of island communities", new, edges)
        assert (there.status, there.suggestion.reason) == ("review", "moved")
        assert (there.suggestion.part, there.suggestion.text) == (1, "the right of island communities")

    def test_few_words_of_a_paragraph_moved_and_edited_within_its_article_are_only_suggested(self):
        first, second, third = COAST.split("\n")
        edited_third = third.replace("right of", "old right of").replace(
            "communities", "peoples and communities"
        )
        there = carried_over("the right of island communities", [article("1", edited_third, first, second)])
        assert (there.status, there.suggestion.reason) == ("review", "moved")
        assert there.suggestion.start < len(third)


class TestOrphaned:
    def test_deleted_sentence_leaves_nothing_to_suggest(self):
        new = edited(" They shall publish the advice that they receive.", "")
        there = carried_over("They shall publish the advice that they receive.", new)
        assert (there.status, there.place, there.suggestion, there.reason) == ("orphaned", None, None, "gone")

    def test_look_alike_that_continues_other_text_is_not_suggested_for_deleted_text(self):
        twin = "Members may ask the council for advice on nets, hooks and closed seasons."
        old = [*OLD, article("2", "The council meets in spring.", twin)]
        first, second, third = COAST.split("\n")
        del second
        new = [article("1", first, third), old[1]]
        there = carry_quote(
            old, new, [became(0, 0), became(1, 1)], 0, "advice on nets, hooks and closed seasons"
        )
        assert (there.status, there.suggestion) == ("orphaned", None)

    def test_deleted_article_orphans_its_notes(self):
        new = [article("1", "A wholly new provision on buoys.")]
        edges = [Edge((), (0,), "added", 0, 1, ""), Edge((0,), (), "deleted", 0, 1, "")]
        assert carried_over("effective measures", new, edges).status == "orphaned"


class TestUnmatched:
    @pytest.mark.parametrize(
        "span", [Span(0, 5, 5), Span(0, 10, 9_999), Span(7, 0, 3), Span(0, -3, 3), Span(0, 7, 8)]
    )
    def test_span_that_holds_no_words_of_the_old_draft_is_unmatched(self, span):
        new = edited("[take]", "take")
        assert carry(OLD, new, [became(0, 0)], [span])[0].status == "unmatched"


class TestSplitsAndMerges:
    def test_span_is_found_in_the_part_of_the_split_that_got_it(self):
        first, second, third = COAST.split("\n")
        new = [article("1", first), article("2", second, third)]
        there = carried_over("island communities", new, [Edge((0,), (0, 1), "split", 0.9, 1.0, "")])
        assert (there.status, there.place.part) == ("carried", 1)
        assert there.place.start == new[1].text.index("island communities")

    def test_spans_of_both_merged_articles_are_found_in_the_one(self):
        other = article("2", "Boats carry lamps at night and flags by day.")
        old, new = [*OLD, other], [article("1", COAST, other.text)]
        edges = [Edge((0, 1), (0,), "merged", 0.9, 1.0, "")]
        spans = [span_of(old, 0, "island communities"), span_of(old, 1, "flags by day")]
        places = [one.place for one in carry(old, new, edges, spans)]
        assert [place.text for place in places] == ["island communities", "flags by day"]
        assert places[1].start == new[0].text.index("flags by day")


class TestWholeArticle:
    def note(self, new, edges):
        return carry(OLD, new, edges, [Span(0, 0, 0, "article")])[0]

    def test_note_on_an_article_follows_it_unchanged_or_edited(self):
        same = self.note(OLD, [became(0, 0)])
        assert (same.status, same.place.rung, same.place.text) == ("carried", "article", COAST)
        other = self.note(edited("[take]", "take"), [became(0, 0)])
        assert (other.status, other.place.end) == ("changed", len(COAST) - 2)

    def test_note_on_a_divided_article_is_for_a_person(self):
        first, second, third = COAST.split("\n")
        new = [article("1", first), article("2", second, third)]
        there = self.note(new, [Edge((0,), (0, 1), "split", 0.9, 1.0, "")])
        assert (there.status, there.reason, there.suggestion.part) == ("review", "divided", 1)

    def test_note_on_an_article_of_doubtful_fate_is_for_a_person(self):
        there = self.note(edited("[take]", "take"), [became(0, 0, margin=0.0)])
        assert (there.status, there.reason) == ("review", "article-unsure")

    def test_note_on_a_deleted_article_is_orphaned(self):
        assert self.note([], [Edge((0,), (), "deleted", 0, 1, "")]).status == "orphaned"

    def test_note_on_an_article_without_text_is_carried(self):
        empty = [article("9")]
        assert carry(empty, empty, [became(0, 0)], [Span(0, 0, 0, "article")])[0].status == "carried"


def test_answers_come_in_the_order_of_the_spans():
    spans = [span_of(OLD, 0, quote) for quote in ("island", "[take]", "nets")]
    assert [one.place.text for one in carry(OLD, OLD, [became(0, 0)], spans)] == ["island", "[take]", "nets"]
