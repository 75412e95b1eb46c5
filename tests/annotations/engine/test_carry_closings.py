"""Notes on the closing of a treaty, which an older reading left at the end of its last article."""

import pytest

from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Span
from drafts.engine.alignment import align
from drafts.engine.parts import Part
from tests.annotations.engine.drafting import article, span_of

LAST = "The port of the north keeps the original and sends copies to all."
TAIL = (
    "In witness whereof the keepers, sent by their ports, have signed this treaty.",
    "Done at Harbour, this … day of … 2031, in one copy in two languages.",
    "For the Coast:",
)
LAMPS = article("1", "Lamps are lit at night in every harbour of the coast.")
JOINED = [LAMPS, article("2", LAST, *TAIL)]
APART = [LAMPS, article("2", LAST), Part("conclusions", "", "", "", "\n".join(TAIL))]


def carried(old: list[Part], new: list[Part], span: Span) -> CarriedSpan:
    return carry(old, new, align(old, new), [span])[0]


@pytest.mark.parametrize("quote", ["sent by their ports", "this … day of …", "For the Coast:"])
def test_words_of_the_closing_are_found_in_its_new_part_and_back(quote):
    there = carried(JOINED, APART, span_of(JOINED, 1, quote))
    assert (there.status, there.place.part, there.place.text) == ("carried", 2, quote)
    back = carried(APART, JOINED, span_of(APART, 2, quote))
    assert (back.status, back.place.part, back.place.text) == ("carried", 1, quote)


def test_words_that_were_filled_in_are_a_change_in_the_new_part():
    filled = [
        *APART[:2],
        Part("conclusions", "", "", "", APART[2].text.replace("… day of …", "3rd day of May")),
    ]
    there = carried(JOINED, filled, span_of(JOINED, 1, "Done at Harbour, this … day of … 2031, in one copy"))
    assert (there.status, there.place.part) == ("changed", 2)
    assert there.place.text == "Done at Harbour, this 3rd day of May 2031, in one copy"


def test_words_of_the_article_stay_in_the_article():
    there = carried(JOINED, APART, span_of(JOINED, 1, "keeps the original"))
    assert (there.status, there.place.part) == ("carried", 1)


def test_a_note_on_the_whole_article_stays_with_the_article_however_long_the_closing_is():
    there = carried(JOINED, APART, Span(1, 0, 0, "article"))
    assert (there.status, there.place.part, there.reason) == ("changed", 1, "edited")


def test_a_note_on_the_whole_closing_goes_where_its_words_are():
    there = carried(APART, JOINED, Span(2, 0, 0, "article"))
    assert (there.status, there.place.part) == ("changed", 1)
