import pytest

from drafts.engine.headings import is_title, recognise


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"),
    [
        ("Article 5", "article", "5", ""),
        ("Article 5 bis", "article", "5 bis", ""),
        ("Article 3ter (harbours)", "article", "3ter", "(harbours)"),
        ("[Article 14]", "article", "14", ""),
        ("ARTICLE V. LIGHTHOUSES", "article", "V", "LIGHTHOUSES"),
        ("Article 5Harbours", "article", "5", "Harbours"),
        ("Article 52a – Pilots", "article", "52a", "Pilots"),
        ("Artículo 7", "article", "7", ""),
        ("Article premier", "article", "premier", ""),
        ("Статья 12. Порты", "article", "12", "Порты"),
        ("المادة 5: الموانئ", "article", "5", "الموانئ"),
        ("第五条 港口", "article", "五", "港口"),
        ("第五条之二 港口", "article", "五之二", "港口"),
        ("第五條之二", "article", "五之二", ""),
        ("المادة 5 مكررا: الموانئ", "article", "5 مكررا", "الموانئ"),
        ("المادة الحادية عشرة", "article", "الحادية عشرة", ""),
        ("Статья 5 бис. Порты", "article", "5 бис", "Порты"),
        ("CHAPTER II", "chapter", "II", ""),
        ("TITLE IA", "chapter", "IA", ""),
        ("Part One: Sea", "chapter", "One", "Sea"),
        ("Section 3. Ports", "section", "3", "Ports"),
        ("الفصل الثاني: البحر", "chapter", "الثاني", "البحر"),
        ("第二章 海洋", "chapter", "二", "海洋"),
        ("ANNEX II", "annex", "II", ""),
        ("Annex", "annex", "", ""),
        ("B. DRAFT DECISION", "annex", "", ""),
        ("PREAMBLE", "preamble", "", ""),
        ("Preámbulo", "preamble", "", ""),
        ("PREAMBLE The Parties agree", "preamble", "", "The Parties agree"),
    ],
)
def test_headings(line, kind, number, rest):
    heading = recognise(line)
    assert heading is not None
    assert (heading.kind, heading.number, heading.rest) == (kind, number, rest)


@pytest.mark.parametrize(
    "line",
    ["第五条：港口", "第五条. Fee", "第二章: 海洋", "附件一：港口", "Article 5. Ports", "ANNEX II: Ports"],
)
def test_no_character_of_a_heading_is_lost(line):
    heading = recognise(line)
    assert heading is not None
    assert "".join((heading.label + heading.rest).split()) == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "Article 71 shall apply from the first day of spring.",
        "Article 5, paragraph 2, is left out.",
        "Article 5 and Article 6 are joined.",
        "Article 4(2) of the old text",
        "Article 4(1)(c) of Regulation 7/1999, in particular",
        "article 5",
        "Articles 5 to 7",
        "Annex I to this treaty lists the ports.",
        "Annexes",
        "Part of the coast",
        "part II",
        "Preambles differ.",
        "The Article 5",
        "",
    ],
)
def test_sentences_are_no_headings(line):
    assert recognise(line) is None


def test_a_line_that_the_file_marks_as_heading_may_go_on_in_lower_case():
    assert recognise("Article 5 ports", is_heading=True).rest == "ports"


def test_the_label_keeps_its_brackets():
    assert recognise("[Article 14] (ports)").label == "[Article 14]"


@pytest.mark.parametrize("line", ["General provisions", "[Ports]", "Use of terms", "港口"])
def test_titles(line):
    assert is_title(line)


@pytest.mark.parametrize(
    "line", ["1. Ports", "(a) ports", "Each Party shall wait.", "as follows:", "in lower case", "x" * 200, ""]
)
def test_texts_are_no_titles(line):
    assert not is_title(line)
