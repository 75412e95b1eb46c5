"""Where the last article ends and the closing with the signatures begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.engine.source import CharacterCount, Line, SourceText
from drafts.engine.text import count_characters
from tests.drafts.engine._parsed import codes, draft_of, shape

BODY = ("Article 1", "Lamps are lit.", "Article 2", "1. Oil is kept dry.", "2. It is not sold.")


def closing_of(*texts: str | Line) -> str | None:
    """The text of the closing below two articles, None where there is none; nothing else may be touched."""
    draft = draft_of(*BODY, *texts)
    assert shape(draft)[0] == ("article", "1", "", "Lamps are lit.")
    found = [part.text for part in draft.parts if part.kind == "conclusions"]
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "IN WITNESS WHEREOF the keepers have signed.",
        "In faith whereof, the keepers have signed.",
        "DONE at Harbour on 3 May 2031.",
        "DONE, in duplicate, at Harbour on 3 May 2031.",
        "Fait et signé à Portville, le 3 mai 2031.",
        "Done in North Harbour, this third day of May",
        "[Done at …, on …]",
        "This Regulation shall be binding in its entirety and directly applicable in all Ports.",
        "EN FOI DE QUOI les gardiens ont signé.",
        "FAIT À Portville, le 3 mai 2031.",
        "Le présent règlement est obligatoire dans tous ses éléments.",
        "EN FE DE LO CUAL los guardianes firman.",
        "HECHO EN Puerto Norte, el 3 de mayo de 2031.",
        "В УДОСТОВЕРЕНИЕ ЧЕГО смотрители подписали договор.",
        "Совершено в Порту 3 мая 2031 года.",
        "وإثباتاً لذلك، وقع الحراس هذه المعاهدة.",
        "حُرِّرت في الميناء في ٣ أيار ٢٠٣١.",
        "حرر بالميناء يوم 3 أيار 2031.",
        "为此，下列守灯人签署本条约，以昭信守。",
        "茲由下列守燈人簽署本條約，以昭信守。",
        "二〇三一年五月三日订于北港。",
        "公曆２０３１年５月３日以中文訂於北港。",
        "GESCHEHEN zu Hafen am 3. Mai 2031.",
    ],
)
def test_the_closing_begins_with_the_words_above_the_signatures(line):
    assert closing_of(line, "For the Coast", "A. Lampwright") == f"{line}\nFor the Coast\nA. Lampwright"


@pytest.mark.parametrize(
    "line",
    [
        "Repairs are done at night.",
        "done at the keeper's cost.",
        "Fait exception le port du nord.",
        "3. Done at sea, repairs need no leave of 2031.",
        "Hechos los pagos, cesa la tasa.",
        "1982年5月3日订于北港的《灯火条约》仍然有效。",
        "为此目的，各港可减少灯火。",
        "Donets at sea.",
        "This Treaty shall be binding on all ports.",
    ],
)
def test_a_sentence_that_only_resembles_it_stays_in_the_article(line):
    assert closing_of(line) is None


def test_the_next_article_keeps_a_sentence_before_it_in_its_own():
    draft = draft_of(*BODY, "Done at Harbour in two copies on 3 May 2031.", "Article 3", "Bells are rung.")
    assert [part.kind for part in draft.parts] == ["article"] * 3
    assert draft.parts[1].text.endswith("\nDone at Harbour in two copies on 3 May 2031.")


def test_an_article_that_does_not_go_on_with_the_numbers_does_not_keep_it():
    draft = draft_of(*BODY, "Done at Harbour on 3 May 2031.", "Article 1", "This protocol is short.")
    assert [part.kind for part in draft.parts] == ["article", "article", "conclusions", "article"]
    assert codes(draft) == ["number-order"]


def test_the_next_paragraph_of_the_article_keeps_it_too():
    assert closing_of("Done at Harbour on 3 May 2031, copies are made as follows.", "3. One each.") is None


def test_numbers_of_signatories_are_no_paragraphs_of_the_article():
    lines = ("Done at Harbour on 3 May 2031.", "1. For the Coast", "2. For the Isles")
    assert closing_of(*lines) == "\n".join(lines)


def test_the_end_of_a_torn_sentence_is_no_closing():
    assert closing_of("3. Repairs are", "Done at Harbour") is None


def test_annexes_below_it_are_still_annexes():
    draft = draft_of(
        *BODY, "Done at Harbour,", "The Keeper", "ANNEX I", "Ports", "1. North.", "ANNEX II", "None."
    )
    assert [(part.kind, part.number, part.text) for part in draft.parts[2:]] == [
        ("conclusions", "", "Done at Harbour,\nThe Keeper"),
        ("annex", "I", "1. North."),
        ("annex", "II", "None."),
    ]


def test_it_stands_in_no_chapter():
    draft = draft_of("CHAPTER I", "Lamps", "Article 1", "They are lit.", "Done at Harbour on 3 May 2031.")
    assert [part.chapter for part in draft.parts] == ["CHAPTER I Lamps", ""]


def test_a_chapter_with_nothing_but_the_closing_keeps_its_words():
    draft = draft_of(*BODY, "CHAPTER II", "Done at Harbour on 3 May 2031.")
    assert [(part.kind, part.chapter) for part in draft.parts[2:]] == [
        ("article", "CHAPTER II"),
        ("conclusions", ""),
    ]


def test_states_in_capitals_are_signatories_and_what_heads_text_is_an_annex():
    lines = ("Done at Harbour on 3 May 2031.", "FOR THE COAST", "THE ISLES", "A. Lampwright")
    assert closing_of(*lines) == "\n".join(lines)
    draft = draft_of(*BODY, *lines, "PROTOCOL ON FOG", "Bells are rung in fog by every keeper.")
    assert [(part.kind, part.heading) for part in draft.parts[2:]] == [
        ("conclusions", ""),
        ("annex", "PROTOCOL ON FOG"),
    ]


def test_a_closing_in_an_annex_is_its_own():
    draft = draft_of(*BODY, "ANNEX", "Lamps of the north.", "Done at Harbour on 3 May 2031.")
    assert [part.kind for part in draft.parts] == ["article", "article", "annex"]


def test_one_that_shares_a_paragraph_with_the_article_is_left_there_and_told():
    draft = draft_of(*BODY, "This treaty is kept in the port. DONE at Harbour on 3 May 2031.")
    assert [part.kind for part in draft.parts] == ["article", "article"]
    assert [(doubt.code, doubt.line) for doubt in draft.doubts] == [("closing-within", 5)]


def test_it_is_no_title_of_an_article_without_text():
    draft = draft_of("Article 1", "Lamps.", "Article 2", "In witness whereof we sign", "The Keeper")
    assert shape(draft)[1:] == [
        ("article", "2", "", ""),
        ("conclusions", "", "", "In witness whereof we sign\nThe Keeper"),
    ]


class TestSaidByAPerson:
    def test_it_begins_where_she_says_and_nowhere_else(self):
        lines = ("We are all agreed.", "In witness whereof we have signed.")
        assert closing_of(Line(lines[0], said="conclusions"), lines[1]) == "\n".join(lines)
        assert closing_of(lines[1], Line("The Keeper", said="conclusions")) == "The Keeper"

    def test_it_does_not_begin_in_what_she_says_is_text(self):
        assert closing_of(Line("In witness whereof we have signed.", said="text")) is None

    def test_a_line_that_reads_like_a_heading_may_open_it(self):
        assert closing_of(Line("Article 3", said="conclusions"), "The Keeper") == "Article 3\nThe Keeper"

    def test_it_has_no_title(self):
        lines = (Line("We sign.", said="conclusions"), Line("The Keepers", said="title"))
        assert closing_of(*lines) == "We sign.\nThe Keepers"

    def test_her_line_is_what_she_said_it_is(self):
        draft = draft_of(*BODY, Line("We sign.", said="conclusions"), Line("The Keeper", said="conclusions"))
        assert [line.kind for line in draft.taken[-2:]] == ["conclusions", "conclusions"]
        assert [line.part for line in draft.taken[-2:]] == [2, 2]


class TestSaidByTheFile:
    def test_it_begins_where_the_file_says(self):
        assert closing_of("In witness whereof", Line("The Keeper", opens_closing=True)) == "The Keeper"

    def test_a_person_goes_before_the_file(self):
        first, second = Line("We sign.", opens_closing=True), Line("The Keeper", said="conclusions")
        assert closing_of(first, second) == "The Keeper"
        assert closing_of(Line("We sign.", said="text", opens_closing=True)) is None

    def test_capitals_below_it_are_no_title_of_an_annex(self):
        first, rest = (
            Line("Done at Harbour, 2031.", opens_closing=True),
            ("THE ISLES", "They are many and small."),
        )
        assert closing_of(first, *rest) == "\n".join((first.text, *rest))

    def test_an_annex_there_is_an_annex(self):
        draft = draft_of(*BODY, Line("ANNEX I", opens_closing=True), "Ports")
        assert [part.kind for part in draft.parts] == ["article", "article", "annex"]


PIECES = [
    "Article 1", "Article 2", "Article 3", "1. One.", "2. Two.", "CHAPTER I", "ANNEX", "Done at sea on 3 May 2031.",
    "In witness whereof we sign.", "For the Coast", "THE ISLES", "So be it. Done at sea.", "text", "",
]  # fmt: skip
lines = st.builds(
    Line,
    st.sampled_from(PIECES),
    said=st.sampled_from(["", "", "", "conclusions", "text", "title"]),
    opens_closing=st.booleans(),
)


@given(st.lists(lines, max_size=25))
def test_no_line_is_lost_or_moved(found):
    count = sum(count_characters(line.text) for line in found)
    draft = parse(SourceText(tuple(found), (), (), CharacterCount(count, count)))
    words = "".join(
        "".join(part.label + part.heading + part.text).replace(" ", "").replace("\n", "")
        for part in draft.parts
        if part.kind == "conclusions"
    )
    inside = [
        line.text
        for line, taken in zip(found, draft.taken, strict=True)
        if taken.part is not None and draft.parts[taken.part].kind == "conclusions"
    ]
    assert draft.characters.balances()
    assert words == "".join(inside).replace(" ", "")
