"""Automatic numbers as Word prints them: ECMA-376 Part 1, 17.9, one rule a test."""

import pytest

from drafts.readers.docx import read_docx
from drafts.readers.list_numbers import format_number
from tests.drafts.readers.makers import W, docx, listed, paragraph, run


def level(depth: int, pattern: str, more: str = "", style: str = "decimal", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(*levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f"<w:numbering {W}>{abstract}{lists}</w:numbering>"


def styles(*rows: str) -> str:
    return f"<w:styles {W}>{''.join(rows)}</w:styles>"


def style(name: str, properties: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    head = f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
    return f"{head}<w:pPr>{properties}</w:pPr></w:style>"


def styled(text: str, name: str, more: str = "") -> str:
    return paragraph(run(text), properties=f'<w:pStyle w:val="{name}"/>{more}')


def in_list(text: str, depth: int, number: int = 1) -> str:
    return paragraph(run(text), properties=listed(depth, number))


def texts(*body: str, **parts: str) -> list[str]:
    return [line.text for line in read_docx(docx("".join(body), **parts)).lines]


TWO = (level(0, "%1."), level(1, "%1.%2"))


class TestRestarts:
    def test_a_level_begins_anew_below_each_upper_one(self):
        body = [in_list("A", 0), in_list("B", 1), in_list("C", 1), in_list("D", 0), in_list("E", 1)]
        assert texts(*body, numbering=numbering(*TWO)) == ["1. A", "1.1 B", "1.2 C", "2. D", "2.1 E"]

    def test_a_level_that_never_restarts_goes_on(self):
        levels = (level(0, "%1."), level(1, "(%2)", '<w:lvlRestart w:val="0"/>'))
        body = [in_list("A", 0), in_list("B", 1), in_list("C", 0), in_list("D", 1)]
        assert texts(*body, numbering=numbering(*levels)) == ["1. A", "(1) B", "2. C", "(2) D"]

    def test_a_level_may_restart_below_the_first_one_only(self):
        levels = (level(0, "%1."), level(1, "%2)"), level(2, "-%3-", '<w:lvlRestart w:val="1"/>'))
        body = [in_list(text, depth) for text, depth in zip("ABCDEFG", (0, 1, 2, 1, 2, 0, 2), strict=True)]
        assert texts(*body, numbering=numbering(*levels)) == [
            "1. A", "1) B", "-1- C", "2) D", "-2- E", "2. F", "-1- G",
        ]  # fmt: skip

    def test_an_upper_level_that_was_not_used_counts_as_its_start(self):
        assert texts(in_list("A", 1), numbering=numbering(level(0, "%1.", start=4), TWO[1])) == ["4.1 A"]

    def test_an_override_gives_the_start_of_every_new_count(self):
        lists = (
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/>'
            "</w:lvlOverride></w:num>"
        )
        body = [in_list("A", 0), in_list("B", 1), in_list("C", 1), in_list("D", 0), in_list("E", 1)]
        assert texts(*body, numbering=numbering(*TWO, lists=lists)) == [
            "1. A", "1.5 B", "1.6 C", "2. D", "2.5 E",
        ]  # fmt: skip

    def test_an_override_may_replace_a_level(self):
        lists = (
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            f"{level(0, 'Rule %1', style='upperRoman')}</w:lvlOverride></w:num>"
        )
        assert texts(in_list("A", 0), numbering=numbering(*TWO, lists=lists)) == ["Rule I A"]

    def test_two_lists_of_one_definition_go_on_counting(self):
        lists = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>' for number in (1, 2)
        )
        body = [in_list("A", 0, 1), in_list("B", 0, 2)]
        assert texts(*body, numbering=numbering(*TWO, lists=lists)) == ["1. A", "2. B"]

    def test_an_empty_paragraph_takes_a_number(self):
        body = [in_list("A", 0), paragraph(properties=listed(0)), in_list("B", 0)]
        assert texts(*body, numbering=numbering(*TWO)) == ["1. A", "3. B"]

    def test_a_hidden_paragraph_takes_none(self):
        hidden = paragraph(run("x", "<w:vanish/>"), properties=f"{listed(0)}<w:rPr><w:vanish/></w:rPr>")
        assert texts(in_list("A", 0), hidden, in_list("B", 0), numbering=numbering(*TWO)) == ["1. A", "2. B"]

    def test_a_tracked_deleted_paragraph_takes_none(self):
        deleted = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
        gone = paragraph(deleted, properties=f"{listed(0)}<w:rPr><w:del/></w:rPr>")
        assert texts(in_list("A", 0), gone, in_list("B", 0), numbering=numbering(*TWO)) == ["1. A", "2. B"]


class TestWhatIsPrinted:
    def test_legal_style_turns_every_number_to_digits(self):
        levels = (level(0, "%1.", style="upperRoman"), level(1, "%1.%2", "<w:isLgl/>", style="lowerLetter"))
        assert texts(in_list("A", 0), in_list("B", 1), numbering=numbering(*levels)) == ["I. A", "1.1 B"]

    def test_legal_style_can_be_off(self):
        levels = (level(0, "%1.", style="upperRoman"), level(1, "%1.%2", '<w:isLgl w:val="0"/>'))
        assert texts(in_list("A", 0), in_list("B", 1), numbering=numbering(*levels)) == ["I. A", "I.1 B"]

    def test_words_of_the_level_are_part_of_the_number(self):
        assert texts(in_list("Scope", 0), numbering=numbering(level(0, "Article %1"))) == ["Article 1 Scope"]

    def test_nothing_may_stand_between_number_and_text(self):
        levels = (level(0, "(%1)", '<w:suff w:val="nothing"/>'),)
        assert texts(in_list("; and", 0), numbering=numbering(*levels)) == ["(1); and"]

    def test_a_number_and_a_word_stay_apart_in_any_case(self):
        levels = (level(0, "%1", '<w:suff w:val="nothing"/>'),)
        assert texts(in_list("Lamps", 0), numbering=numbering(*levels)) == ["1 Lamps"]

    def test_bullets_and_hidden_numbers_print_nothing(self):
        levels = (level(0, "•", style="bullet"), level(1, "%2.", "<w:rPr><w:vanish/></w:rPr>"))
        assert texts(in_list("A", 0), in_list("B", 1), numbering=numbering(*levels)) == ["A", "B"]

    def test_a_format_of_newer_versions_has_a_copy_for_older_ones(self):
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        custom = (
            f'<mc:AlternateContent {mc}><mc:Choice><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
            '<mc:Fallback><w:numFmt w:val="upperLetter"/></mc:Fallback></mc:AlternateContent>'
        )
        levels = (level(0, "%1.").replace('<w:numFmt w:val="decimal"/>', custom),)
        assert texts(in_list("A", 0), numbering=numbering(*levels)) == ["A. A"]


class TestStyles:
    LEVELS = (level(0, "Part %1", '<w:pStyle w:val="P"/>'), level(1, "Article %2", '<w:pStyle w:val="Q"/>'))
    SHEET = styles(
        style("P", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'),
        style("Q", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'),
        style("R", '<w:numPr><w:numId w:val="0"/></w:numPr>', based_on="Q"),
    )

    def read(self, *body: str) -> list[tuple[str, int]]:
        found = read_docx(docx("".join(body), numbering=numbering(*self.LEVELS), styles=self.SHEET)).lines
        return [(line.text, line.level) for line in found]

    def test_a_style_stands_on_the_level_that_is_linked_to_it(self):
        assert self.read(styled("A", "P"), styled("B", "Q"), styled("C", "Q")) == [
            ("Part 1 A", 1), ("Article 1 B", 2), ("Article 2 C", 2),
        ]  # fmt: skip

    def test_number_0_takes_a_paragraph_out_of_the_list_of_its_style(self):
        out = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        assert self.read(styled("A", "Q"), styled("B", "Q", out), styled("C", "R"), styled("D", "Q")) == [
            ("Article 1 A", 2), ("B", 2), ("C", 2), ("Article 2 D", 2),
        ]  # fmt: skip

    def test_a_paragraph_may_change_only_its_level(self):
        assert self.read(styled("A", "P", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')) == [("Article 1 A", 1)]

    def test_a_numbering_style_is_followed_to_its_list(self):
        lists = (
            '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="N"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="6"><w:abstractNumId w:val="5"/></w:num>'
        )
        sheet = styles(f'<w:style w:type="numbering" w:styleId="N"><w:pPr>{listed(0)}</w:pPr></w:style>')
        body = in_list("A", 0, 6)
        assert texts(body, numbering=numbering(*TWO, lists=lists), styles=sheet) == ["1. A"]


def test_the_old_text_has_the_numbers_from_before_a_tracked_change():
    changed = f"{listed(1)}<w:pPrChange><w:pPr>{listed(0)}</w:pPr></w:pPrChange>"
    body = docx(paragraph(run("A"), properties=changed), numbering=numbering(*TWO))
    assert [line.text for line in read_docx(body, "new").lines] == ["1.1 A"]
    assert [line.text for line in read_docx(body, "old").lines] == ["1. A"]


@pytest.mark.parametrize(
    ("count", "style", "text"),
    [
        (28, "lowerLetter", "bb"), (53, "upperLetter", "AAA"), (14, "upperRoman", "XIV"), (3, "decimalZero", "03"),
        (12, "decimalZero", "12"), (22, "ordinal", "22nd"), (11, "ordinal", "11th"),
        (21, "ordinalText", "Twenty-first"),
        (30, "ordinalText", "Thirtieth"), (12, "ordinalText", "Twelfth"), (42, "cardinalText", "Forty-two"),
        (3, "russianLower", "в"), (3, "russianUpper", "В"), (2, "arabicAlpha", "ب"), (3, "arabicAbjad", "ج"),
        (21, "chineseCountingThousand", "二十一"), (10, "chineseCounting", "十"), (20, "ideographDigital", "二〇"),
        (4, "numberInDash", "- 4 -"), (5, "decimalEnclosedParen", "(5)"), (6, "chicago", "††"),
        (7, "thaiLetters", "7"),
        (0, "lowerRoman", "0"), (-3, "lowerLetter", "-3"), (10**9, "lowerRoman", "1000000000"), (4, "none", ""),
    ],
)  # fmt: skip
def test_number_formats(count, style, text):
    assert format_number(count, style) == text
