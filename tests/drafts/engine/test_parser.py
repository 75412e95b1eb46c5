import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.engine.source import CharacterCount, Line, SourceText
from drafts.engine.text import count_characters, normalise
from drafts.readers import read
from tests.drafts.engine._parsed import aside, codes, draft_of, shape
from tests.shared import data_path


def test_heading_on_the_next_line():
    draft = draft_of(
        "Article 1", "Harbours", "1. Each Party shall light its harbours.", "Article 2", "It ends."
    )
    assert shape(draft) == [
        ("article", "1", "Harbours", "1. Each Party shall light its harbours."),
        ("article", "2", "", "It ends."),
    ]


def test_heading_beside_the_number():
    draft = draft_of("Article 1. Harbours", "They are lit.")
    assert shape(draft) == [("article", "1", "Harbours", "They are lit.")]


def test_text_beside_the_number():
    draft = draft_of("Article 1. Each Party shall light its harbours.")
    assert shape(draft) == [("article", "1", "", "Each Party shall light its harbours.")]


def test_paragraphs_are_joined_by_one_line_break():
    draft = draft_of("Article 1", "As follows:", "(a) one;", "(b) two.")
    assert draft.parts[0].paragraphs == ["As follows:", "(a) one;", "(b) two."]


def test_brackets_of_a_number_stay_in_the_label():
    draft = draft_of("[Article 14] (ports)", "They are lit.")
    part = draft.parts[0]
    assert (part.label, part.number, part.heading) == ("[Article 14]", "14", "(ports)")
    assert codes(draft) == ["bracketed-number"]


def test_a_cross_reference_on_its_own_line_is_no_article():
    draft = draft_of(
        "Article 1", "Ports are lit as said in", "Article 9", "of the old text.", "Article 2", "It ends."
    )
    assert [part.number for part in draft.parts] == ["1", "2"]
    assert draft.parts[0].text == "Ports are lit as said in\nArticle 9\nof the old text."


def test_a_sentence_that_begins_with_an_article_is_text():
    draft = draft_of("Article 1", "Article 71 shall apply from spring.")
    assert shape(draft) == [("article", "1", "", "Article 71 shall apply from spring.")]


def test_chapters_are_named_on_each_article_below_them():
    draft = draft_of(
        "CHAPTER I", "The sea", "Article 1", "One.", "SECTION 1", "Ports", "Article 2", "Two.", "CHAPTER II. Land",
        "Article 3", "Three.",
    )  # fmt: skip
    assert [part.chapter for part in draft.parts] == [
        "CHAPTER I The sea",
        "CHAPTER I The sea · SECTION 1 Ports",
        "CHAPTER II. Land",
    ]


def test_a_chapter_heading_counts_once():
    draft = draft_of("CHAPTER I", "Article 1", "One.", "Article 2", "Two.")
    assert (
        draft.characters.kept
        == draft.characters.total
        == count_characters("CHAPTER I Article 1 One. Article 2 Two.")
    )


def test_sections_inside_an_article_are_text():
    draft = draft_of(
        "ARTICLE I. SEA", "Section 1", "It is wide.", "ARTICLE II. LAND", "Section 1", "It is dry."
    )
    assert [part.text for part in draft.parts] == ["Section 1\nIt is wide.", "Section 1\nIt is dry."]


def test_the_preamble_begins_at_its_usual_words_and_the_title_is_set_aside():
    draft = draft_of(
        "Treaty of the Sea", "The Parties to this treaty,", "Recalling the tide,", "Article 1", "One."
    )
    assert shape(draft)[0] == ("preamble", "", "", "The Parties to this treaty,\nRecalling the tide,")
    assert aside(draft) == {"title block": count_characters("Treaty of the Sea")}


def test_a_named_preamble():
    draft = draft_of(
        Line("Preamble", "heading", 2), "Mindful of tides,", Line("Article 1", "heading", 2), "One."
    )
    assert shape(draft)[0] == ("preamble", "", "", "Mindful of tides,")


def test_a_preamble_without_usual_words_is_a_doubt():
    draft = draft_of("Treaty", "We light lamps because ships need them.", "Article 1", "One.")
    assert shape(draft)[0] == ("preamble", "", "", "We light lamps because ships need them.")
    assert codes(draft) == ["preamble-guessed"]


def test_annexes_come_after_the_articles_and_keep_their_own_articles():
    draft = draft_of(
        "Article 1", "One.", "ANNEX I", "List of ports", "Article 1", "North.", "Article 2", "South."
    )
    assert shape(draft) == [
        ("article", "1", "", "One."),
        ("annex", "I", "List of ports", "Article 1\nNorth.\nArticle 2\nSouth."),
    ]


def test_a_decision_after_the_treaty_is_an_annex():
    draft = draft_of("Article 1", "One.", "B. DRAFT DECISION", "The Conference decides to meet.")
    assert shape(draft)[1] == ("annex", "", "", "The Conference decides to meet.")
    assert draft.parts[1].label == "B. DRAFT DECISION"


def test_a_table_of_contents_is_set_aside():
    entries = [line for number in range(1, 6) for line in (f"Article {number} Port {number}",)]
    articles = [line for number in range(1, 6) for line in (f"Article {number} Port {number}", "It is lit.")]
    draft = draft_of("Contents", *entries, *articles)
    assert [part.number for part in draft.parts] == ["1", "2", "3", "4", "5"]
    assert aside(draft) == {"table of contents": count_characters("Contents" + "".join(entries))}


def test_lines_with_dot_leaders_are_contents():
    draft = draft_of(
        "Article 1 Ports ........ 3", "Article 2 Ships ........ 4", "Article 1 Ports", "They are lit."
    )
    assert shape(draft) == [("article", "1", "Ports", "They are lit.")]


def test_numbers_that_begin_again_are_a_second_text():
    draft = draft_of(
        "Article 1", "One.", "Article 2", "Two.", "Article 3", "Three.",
        Line("Traité de la mer", "heading", 1), "Article 1", "Un.", "Article 2", "Deux.",
    )  # fmt: skip
    assert [(part.kind, part.number) for part in draft.parts][-2:] == [("article", "3"), ("annex", "")]
    assert draft.parts[-1].heading == "Traité de la mer"
    assert draft.parts[-1].text == "Article 1\nUn.\nArticle 2\nDeux."
    assert codes(draft) == ["second-text"]


def test_gaps_and_wrong_order_of_numbers_are_doubts():
    draft = draft_of("Article 1", "One.", "Article 4", "Four.", "Article 3", "Three.")
    assert [part.number for part in draft.parts] == ["1", "4", "3"]
    assert codes(draft) == ["number-gap", "number-order"]


def test_text_without_any_article_is_kept_with_a_doubt():
    draft = draft_of("The sea is wide and nobody owns it.")
    assert shape(draft) == [("preamble", "", "", "The sea is wide and nobody owns it.")]
    assert "no-articles" in codes(draft)


def test_short_lines_that_nothing_follows_are_text_not_a_title_block():
    draft = draft_of("Ports", "Lamps", "Oil")
    assert shape(draft) == [("preamble", "", "", "Ports\nLamps\nOil")]
    assert codes(draft) == ["preamble-guessed", "no-articles"]


def test_a_label_that_may_be_of_two_lists_is_a_doubt():
    draft = draft_of("Article 1", "(g) lamps;", "(h) oil, namely:", "(i) whale oil.")
    assert [doubt.message for doubt in draft.doubts] == [
        "Article 1: (i) goes on with one list or begins another; what follows does not tell."
    ]


def test_the_ninth_point_of_a_list_is_no_doubt():
    assert codes(draft_of("Article 1", "(g) lamps;", "(h) oil;", "(i) wicks.")) == []


def test_invisible_characters_stay_and_are_doubts():
    draft = draft_of("Article 1", "Ports\u202e are\u200b lit.")
    assert draft.parts[0].text == "Ports\u202e are\u200b lit."
    assert codes(draft) == ["bidi-control", "zero-width"]


def test_unbalanced_brackets_are_a_doubt():
    assert codes(draft_of("Article 1", "Ports [shall be lit.")) == ["unbalanced-brackets"]


def test_no_lines_make_no_parts():
    assert draft_of().parts == ()


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("Article 1", "Each of the ports shall be lit for the ships."), "en"),
        (("Article 1", "Les ports de la mer sont ouverts et la nuit est claire."), "fr"),
        (("المادة 1", "الموانئ مفتوحة"), "ar"),
        (("第一条", "港口开放。"), "zh"),
        (("Статья 1", "Порты открыты."), "ru"),
    ],
)
def test_the_language_is_guessed(lines, language):
    assert draft_of(*lines).language == language


@pytest.mark.parametrize("article", ["المادة {}", "第{}条", "Статья {}", "Artículo {}", "ARTICLE {}"])
def test_articles_of_many_languages(article):
    draft = draft_of(article.format(1), "A.", article.format(2), "B.")
    assert [(part.kind, part.number, part.text) for part in draft.parts] == [
        ("article", "1", "A."),
        ("article", "2", "B."),
    ]


PIECES = [
    "Article 1", "Article 2", "[Article 3 bis]", "Article 1. Ports", "CHAPTER I", "SECTION 2", "ANNEX", "Annex II",
    "Preamble", "The Parties,", "Ports", "1. One.", "(a) two;", "Contents", "Article 9 .... 4", "Done at sea.",
    "X" * 400, "DRAFT DECISION", "",
]  # fmt: skip
lines = st.builds(
    Line, st.sampled_from(PIECES) | st.text(max_size=12).map(normalise), st.just("text")
) | st.builds(Line, st.sampled_from(PIECES), st.just("heading"), st.integers(1, 3))


@given(st.lists(lines, max_size=30))
def test_no_character_is_ever_lost_and_nothing_is_ever_refused(found):
    count = sum(count_characters(line.text) for line in found)
    draft = parse(SourceText(tuple(found), (), (), CharacterCount(count, count)))
    kept = sum(count_characters(part.label + part.heading + part.text) for part in draft.parts)
    assert draft.characters.balances()
    assert draft.characters.total == count
    assert kept <= draft.characters.kept
    assert all("\n\n" not in part.text and part.text == part.text.strip("\n") for part in draft.parts)


PARIS_NUMBERS = [
    "1", "2", "2bis", "3", "3bis", "3ter", "4", "5", "6", "7", "8", "8bis", *map(str, range(9, 27)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("paris/2015-10-23.md", set()),
        ("paris/2015-12-04.md", set()),
        ("paris/2015-12-09.md", {"17"}),
        ("paris/2015-10-23.pdf", set()),
        ("paris/2015-12-04.pdf", set()),
    ],
)
def test_paris_drafts_have_all_their_articles(name, missing):
    draft = parse(read(data_path(name).read_bytes(), name))
    numbers = [part.number.replace(" ", "") for part in draft.parts if part.kind == "article"]
    assert numbers == [number for number in PARIS_NUMBERS if number not in missing]


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("ai-act/2021-04-21-com-proposal.docx", 85),
        ("ai-act/2021-04-21-com-proposal.pdf", 85),
        ("bbnj/bbnj-2023-en.txt", 76),
        ("bbnj/bbnj-2023-en.pdf", 76),
        ("bbnj/bbnj-2023-fr.pdf", 76),
        ("bbnj/bbnj-2023-es.txt", 76),
        ("cardano/2024-12-04.md", 8),
        ("cardano/2024-07-29.html", 7),
        ("budapest/budapest-convention_2012-10-24_c0fecc2e89.md", 48),
        ("uncc-ar/uncc-2024-ar-articles-1-13.txt", 13),
    ],
)
def test_real_treaties_have_as_many_articles_as_they_should(name, articles):
    draft = parse(read(data_path(name).read_bytes(), name))
    numbered = [part for part in draft.parts if part.kind == "article"]
    assert len(numbered) == articles
    assert all(part.number and part.text for part in numbered if part.number != "74")


def test_the_heading_of_a_chapter_that_holds_nothing_stays_in_sight():
    draft = draft_of(
        "Chapter I", "Article 1", "They are lit.", "Chapter II", "Chapter III", "Article 2", "It ends."
    )
    assert [part.chapter for part in draft.parts] == ["Chapter I", "Chapter II · Chapter III"]


def test_the_last_heading_of_all_is_a_part_without_text():
    draft = draft_of("Chapter I", "Article 1", "They are lit.", "Chapter II")
    assert [(part.chapter, part.text) for part in draft.parts] == [
        ("Chapter I", "They are lit."),
        ("Chapter II", ""),
    ]
