"""Notes on paragraphs, chapters, drafts, phrases and missing text, carried to the next draft."""

import pytest

from annotations.engine.spans import CarriedSpan
from annotations.engine.targets import Target, carry_targets
from drafts.engine.alignment import Edge
from drafts.engine.parts import Part
from tests.annotations.engine.drafting import became

HARBOURS, FLEETS = "Chapter I. Harbours", "Chapter II. Fleets"
REGISTER = "1. Every harbour keeps a public register of the boats that land there and of their masters."
BADGE = "2. Inspectors may board a boat at any hour, provided that they show the badge of their office."
SEASON = "A closed season begins with the first spawning and ends when the council so declares."
NETS = "Nets with a mesh narrower than two fingers are forbidden in shallow waters and in river mouths."
CREWS = "Crews are hired by written contract, read aloud in a language that every sailor understands."


def part(number: str, chapter: str, *paragraphs: str) -> Part:
    return Part("article", number, "", chapter, "\n".join(paragraphs))


OLD = [part("1", HARBOURS, REGISTER, BADGE), part("2", HARBOURS, SEASON), part("3", FLEETS, NETS)]
SAME = [became(0, 0), became(1, 1), became(2, 2)]


def carry_one(
    new: list[Part], target: Target, edges: list[Edge] = SAME, old: list[Part] = OLD
) -> CarriedSpan:
    return carry_targets(old, new, edges, [target])[0]


def place_of(carried: CarriedSpan) -> tuple[str, int, int, int]:
    assert carried.place is not None
    return carried.status, carried.place.part, carried.place.start, carried.place.end


def test_paragraph_is_carried_whole_also_where_words_were_added_at_its_end():
    new = [part("1", HARBOURS, REGISTER, BADGE.replace("office.", "office and their written order."))]
    new += OLD[1:]
    target = Target(0, len(REGISTER) + 1, len(REGISTER) + 1 + len(BADGE), "paragraph")
    carried = carry_one(new, target)
    assert place_of(carried) == ("changed", 0, 92, 92 + len(BADGE) + len(" and their written order"))
    assert carried.place.text.endswith("written order.")


def test_missing_text_stays_missing_after_the_paragraph_that_moved_up():
    new = [part("1", HARBOURS, BADGE, REGISTER), *OLD[1:]]
    carried = carry_one(new, Target(0, len(REGISTER), len(REGISTER), "gap"))
    there = carried.place or carried.suggestion
    assert (there.part, there.start, there.end, there.text) == (0, len(new[0].text), len(new[0].text), "")


def test_missing_text_after_an_article_stays_at_the_end_of_what_it_became():
    new = [part("1", HARBOURS, CREWS), part("2", HARBOURS, REGISTER, BADGE), *OLD[1:]]
    edges = [Edge((), (0,), "added", 0, 1, ""), became(0, 1), became(1, 2), became(2, 3)]
    end = len(OLD[0].text)
    assert place_of(carry_one(new, Target(0, end, end, "gap"), edges)) == ("carried", 1, end, end)


def test_missing_text_in_a_deleted_article_is_orphaned():
    edges = [Edge((0,), (), "deleted", 0, 1, ""), became(1, 0), became(2, 1)]
    end = len(OLD[0].text)
    carried = carry_one(OLD[1:], Target(0, end, end, "gap"), edges)
    assert (carried.status, carried.place, carried.suggestion) == ("orphaned", None, None)


def test_note_on_the_whole_draft_is_always_carried():
    assert place_of(carry_one([part("9", "", CREWS)], Target(0, 0, 0, "draft"), [])) == ("carried", 0, 0, 0)


def test_phrase_is_carried_to_its_first_occurrence_anywhere():
    start = OLD[2].text.index("shallow waters")
    target = Target(2, start, start + 14, "phrase")
    new = [part("1", HARBOURS, "Boats anchor in Shallow Waters only."), part("2", FLEETS, NETS)]
    assert place_of(carry_one(new, target, [became(2, 1)])) == ("carried", 0, 16, 30)


def test_phrase_that_no_article_holds_any_more_is_orphaned():
    start = OLD[2].text.index("shallow waters")
    new = [*OLD[:2], part("3", FLEETS, NETS.replace("shallow waters", "bays"))]
    carried = carry_one(new, Target(2, start, start + 14, "phrase"))
    assert (carried.status, carried.reason) == ("orphaned", "gone")


def test_chapter_is_carried_with_its_articles_under_a_new_name():
    new = [part("1", FLEETS, NETS), part("2", "Chapter II. Ports", REGISTER, BADGE)]
    new += [part("3", "Chapter II. Ports", SEASON)]
    carried = carry_one(new, Target(0, 0, 0, "chapter"), [became(2, 0), became(0, 1), became(1, 2)])
    assert place_of(carried) == ("changed", 1, 0, 0)


def test_chapter_that_stays_is_unchanged():
    assert place_of(carry_one(OLD, Target(1, 0, 0, "chapter"))) == ("carried", 0, 0, 0)


def test_chapter_whose_articles_went_two_ways_is_for_a_person():
    old = [part("1", HARBOURS, REGISTER), part("2", HARBOURS, BADGE)]
    new = [part("1", HARBOURS, REGISTER), part("2", FLEETS, BADGE)]
    carried = carry_one(new, Target(0, 0, 0, "chapter"), [became(0, 0), became(1, 1)], old)
    assert (carried.status, carried.reason) == ("review", "chapter-divided")
    assert carried.suggestion.part == 1


def test_chapter_that_was_dissolved_is_orphaned():
    new = [part("1", "", REGISTER, BADGE), part("2", "", SEASON), part("3", FLEETS, NETS)]
    carried = carry_one(new, Target(0, 0, 0, "chapter"))
    assert (carried.status, carried.reason) == ("orphaned", "chapter-gone")


@pytest.mark.parametrize("level", ["span", "paragraph"])
def test_target_outside_the_old_text_is_unmatched(level):
    assert carry_one(OLD, Target(0, 5, 5_000, level)).status == "unmatched"


def test_answers_come_in_the_order_of_the_targets():
    targets = [Target(0, 0, 0, "draft"), Target(2, 0, 4, "span"), Target(1, 0, 0, "article")]
    answers = carry_targets(OLD, OLD, SAME, targets)
    assert [one.place.part for one in answers] == [0, 2, 1]
