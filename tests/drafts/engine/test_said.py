"""Lines of which a person said what they are: the parser honours it, and loses no character over it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.parser import parse
from drafts.engine.parts import Taken
from drafts.engine.source import CharacterCount, Footnote, Line, SetAside, SourceText
from drafts.engine.text import count_characters

KINDS = ("", "preamble", "chapter", "section", "article", "conclusions", "annex", "title", "text", "footnote")


def source_of(*lines: Line | str) -> SourceText:
    found = tuple(line if isinstance(line, Line) else Line(line) for line in lines)
    kept = sum(count_characters(line.text) for line in found if not line.aside)
    aside = tuple(SetAside(line.aside, count_characters(line.text)) for line in found if line.aside)
    total = kept + sum(item.count for item in aside)
    return SourceText(found, (), (), CharacterCount(total, kept, aside))


def shape(*lines: Line | str) -> list[tuple]:
    return [(part.kind, part.number, part.heading, part.text) for part in parse(source_of(*lines)).parts]


def test_a_line_said_to_be_an_article_is_one_though_its_words_do_not_tell():
    assert shape(
        "Article 1", "Lamps burn.", Line("2. Harbours of refuge", said="article"), "Harbours open."
    ) == [
        ("article", "1", "", "Lamps burn."),
        ("article", "2", "Harbours of refuge", "Harbours open."),
    ]


def test_a_number_given_by_a_person_goes_before_the_printed_one_which_stays_in_the_label():
    parts = parse(source_of(Line("Article 1", number="7 bis"), "Lamps burn.")).parts
    assert [(part.number, part.label) for part in parts] == [("7 bis", "Article 1")]


def test_a_heading_said_to_be_text_is_text():
    assert shape("Article 1", "Lamps burn.", Line("Article 2", said="text"), "as it says.") == [
        ("article", "1", "", "Lamps burn.\nArticle 2\nas it says.")
    ]


def test_a_line_said_to_be_a_title_joins_the_heading_above_it():
    assert shape("Article 1", Line("on lamps", said="title"), "Lamps burn.") == [
        ("article", "1", "on lamps", "Lamps burn.")
    ]


def test_a_title_below_a_chapter_joins_the_chapter():
    parsed = parse(
        source_of(Line("Lights", said="chapter"), Line("of the sea.", said="title"), "Article 1", "x.")
    )
    assert [part.chapter for part in parsed.parts] == ["Lights of the sea."]


def test_the_preamble_begins_where_a_person_says():
    lines = (
        "A convention on lamps",
        "Considering lamps,",
        Line("Aware of ships.", said="preamble"),
        "Article 1",
        "x.",
    )
    parsed = parse(source_of(*lines))
    assert [part.text for part in parsed.parts] == ["Aware of ships.", "x."]
    assert [item.reason for item in parsed.characters.set_aside] == ["title block"]


def test_a_line_of_the_title_block_can_be_brought_back_alone():
    parsed = parse(
        source_of(
            "A title", Line("Agreed text", said="text"), "Another title", "Aware of ships,", "Article 1", "x."
        )
    )
    assert parsed.parts[0].text == "Agreed text\nAware of ships,"
    assert [line.aside for line in parsed.taken[:3]] == ["title block", "", "title block"]


def test_a_footnote_keeps_its_mark():
    parsed = parse(source_of("Article 1", "Lamps burn.", Line("3 Oil lamps.", said="footnote")))
    assert parsed.footnotes == (Footnote("3", "Oil lamps."),)
    assert [part.text for part in parsed.parts] == ["Lamps burn."]


def test_what_a_reader_left_out_is_not_placed_and_not_counted_as_kept():
    parsed = parse(source_of("Article 1", "Lamps,", Line("page 3", aside="page number"), "burn."))
    assert parsed.parts[0].text == "Lamps,\nburn."
    assert parsed.characters == CharacterCount(24, 19, (SetAside("page number", 5),))
    assert parsed.taken[2] == Taken("text", None, "page number")


def test_each_line_is_told_what_it_was_taken_for():
    parsed = parse(
        source_of(
            "A title",
            "Aware of ships,",
            "Chapter I",
            "Lights",
            "Article 1",
            "Lamps",
            "Lamps burn.",
            "Annex",
            "x",
        )
    )
    assert [(line.kind, line.part, line.aside) for line in parsed.taken] == [
        ("text", None, "title block"),
        ("text", 0, ""),
        ("chapter", 1, ""),
        ("title", 1, ""),
        ("article", 1, ""),
        ("title", 1, ""),
        ("text", 1, ""),
        ("annex", 2, ""),
        ("text", 2, ""),
    ]


def test_a_doubt_names_its_line():
    parsed = parse(source_of(Line("7", aside="page number"), "Article 1", "x.", "Article 5", "[y."))
    assert [(doubt.code, doubt.line) for doubt in parsed.doubts] == [
        ("number-gap", 3),
        ("unbalanced-brackets", 3),
    ]


WORDS = st.sampled_from(
    [
        "Article 1",
        "Article 2",
        "Chapter I",
        "Annex",
        "Preamble",
        "Lamps",
        "Lamps burn.",
        "(a) x",
        "3 y",
        "Article",
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(KINDS), st.sampled_from(["", "", "9"])), max_size=12))
def test_whatever_is_said_no_character_is_lost(given_lines):
    source = source_of(*(Line(text, said=said, number=number) for text, said, number in given_lines))
    parsed = parse(source)
    assert parsed.characters.balances()
    assert len(parsed.taken) == len(source.lines)
    assert parse(replace(source)) == parsed
