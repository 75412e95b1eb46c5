"""Headings in their surroundings: titles, repetitions, open numbers, and the six languages."""

import pytest

from drafts.engine.numbering import number_key
from drafts.engine.source import Line
from drafts.engine.text import count_characters
from tests.drafts.engine._parsed import aside, codes, draft_of, shape


def test_a_letter_for_a_number_is_open_and_counts_for_nothing():
    draft = draft_of("Article 1", "One.", "Article X", "New.", "Article 2", "Two.")
    assert [part.number for part in draft.parts] == ["1", "X", "2"]
    assert codes(draft) == ["number-open"]


def test_x_is_ten_among_roman_numbers():
    draft = draft_of("ARTICLE IX", "Nine.", "ARTICLE X", "Ten.", "ARTICLE XI", "Eleven.")
    assert codes(draft) == []


def test_a_line_that_the_next_one_ends_is_no_title():
    draft = draft_of("Article 1", "Every harbour has the right to", "a lamp that burns.", "Article 2", "Oil")
    assert [(part.heading, part.text) for part in draft.parts] == [
        ("", "Every harbour has the right to\na lamp that burns."),
        ("", "Oil"),
    ]


def test_a_title_may_be_wrapped():
    draft = draft_of(
        "Article 1",
        "Lamps in ports, on reefs,",
        "in the open sea and",
        "at home",
        "They are lit.",
        "Article 2",
        "End.",
    )
    assert shape(draft)[0] == (
        "article", "1", "Lamps in ports, on reefs, in the open sea and at home", "They are lit."
    )  # fmt: skip


LONG = "Lamps that burn in the harbours of the coast and on the reefs before it " * 3 + "by night"


@pytest.mark.parametrize("first", ["1. They are lit.", "[1. They are lit.]", "1) They are lit."])
def test_a_title_may_be_long_above_the_first_of_numbered_paragraphs(first):
    assert len(LONG) > 200
    draft = draft_of("Article 1", LONG, first, "2. Oil is dry.", "Article 2", "End.")
    assert shape(draft)[0] == ("article", "1", LONG, f"{first}\n2. Oil is dry.")


@pytest.mark.parametrize(
    "texts",
    [
        (LONG,),
        (LONG, "They are lit."),
        (LONG, "(a) in fog;", "(b) in snow."),
        (LONG, "2. Oil is dry."),
        (f"{LONG}.", "1. They are lit."),
        (f"{LONG}:", "1. in fog;", "2. in snow."),
        (f"1. {LONG}", "1. They are lit."),
        (LONG[0].lower() + LONG[1:], "1. They are lit."),
        (f"{LONG} and {LONG}", "1. They are lit."),
        (Line(LONG, said="text"), "1. They are lit."),
    ],
)
def test_a_long_line_that_may_be_the_article_itself_stays_its_text(texts):
    draft = draft_of("Article 1", *texts, "Article 2", "End.")
    words = "\n".join(text.text if isinstance(text, Line) else text for text in texts)
    assert shape(draft)[0] == ("article", "1", "", words)


def test_a_heading_below_an_article_is_its_title_whatever_its_words():
    draft = draft_of(
        Line("Article 1", "heading", 2), Line("Annex 1 and its change", "heading", 3), "It may change.",
        Line("Article 2", "heading", 2), Line("Article 9 of the old treaty", "heading", 3), "It ends.",
    )  # fmt: skip
    assert [part.heading for part in draft.parts] == ["Annex 1 and its change", "Article 9 of the old treaty"]


def test_a_heading_that_is_said_again_on_a_new_page_is_set_aside():
    draft = draft_of("Article 1", "1. One.", "Article 1 (continued)", "2. Two.", "Article 2", "End.")
    assert shape(draft)[0] == ("article", "1", "", "1. One.\n2. Two.")
    assert aside(draft) == {"running title": count_characters("Article 1 (continued)")}


def test_a_sentence_with_the_number_that_is_due_is_a_doubt():
    draft = draft_of("Article 1", "It is lit.", "Article 2 shall follow.", "Article 7 shall not.")
    assert [part.number for part in draft.parts] == ["1"]
    assert codes(draft) == ["heading-passed"]


def test_paragraph_signs_head_articles_only_where_nothing_else_does():
    assert [part.number for part in draft_of("§ 1", "One.", "§ 2", "Two.").parts] == ["1", "2"]
    draft = draft_of("Art. 1", "§ 1", "One.", "§ 2", "Two.", "Art. 2", "End.")
    assert [part.text for part in draft.parts] == ["§ 1\nOne.\n§ 2\nTwo.", "End."]


def test_rules_head_articles_only_where_nothing_else_does():
    rules = draft_of("Rule 1", "Light lamps.", "Rule 2", "Ring bells.")
    assert [(part.number, part.text) for part in rules.parts] == [("1", "Light lamps."), ("2", "Ring bells.")]
    assert [part.kind for part in draft_of("As is said in", "Rule 2.", "Ring bells.").parts] == ["preamble"]
    beside = draft_of("Article 1", "Rule 2", "Ring bells.")
    assert [(part.number, part.heading, part.text) for part in beside.parts] == [
        ("1", "Rule 2", "Ring bells.")
    ]


def test_sections_are_the_articles_of_a_text_that_has_none():
    lines = ("Section 1", "Light lamps.", "Section 2", "Ring bells.", "Section 3", "Sleep by day.")
    assert [part.label for part in draft_of(*lines).parts] == ["Section 1", "Section 2", "Section 3"]
    under = draft_of("Article 1", "Burn.", *lines[:2], "Article 2", *lines[2:4], "Article 3", *lines[4:])
    assert [part.label for part in under.parts] == ["Article 1", "Article 2", "Article 3"]


def test_a_text_that_says_the_number_of_its_heading_again_stays_text():
    draft = draft_of(
        Line("Artículo 1", "heading", 3),
        "ARTICULO 1o. Los faros arden.",
        Line("Artículo 2", "heading", 3),
        "ARTICULO 2o. Las campanas suenan.",
    )
    assert [(part.number, part.text) for part in draft.parts] == [
        ("1", "ARTICULO 1o. Los faros arden."),
        ("2", "ARTICULO 2o. Las campanas suenan."),
    ]
    assert codes(draft) == []


def test_a_preamble_may_begin_with_its_parties_in_capitals():
    draft = draft_of(
        "THE LAMP TREATY", "THE HIGH CONTRACTING PARTIES", "In order to see", "Article 1", "Burn."
    )
    assert draft.parts[0].text == "THE HIGH CONTRACTING PARTIES\nIn order to see"
    assert codes(draft) == []


@pytest.mark.parametrize(
    "opening",
    [
        "The Government of the Isles and the Government of the Coast,",
        "Le Gouvernement des Îles,",
        "El Gobierno de las Islas,",
        "Правительство Островов,",
        "إن حكومة الجزر،",
    ],
)
def test_two_governments_open_a_preamble(opening):
    draft = draft_of("LAMP TREATY", opening, "Article 1", "Burn.")
    assert (draft.parts[0].text, codes(draft)) == (opening, [])


def test_what_a_chapter_is_elsewhere_is_an_article_in_the_maghreb():
    draft = draft_of(
        "الباب الأول", "الفصل الأول ـ تضاء المنارة.", "الفصل 2 ـ يقرع الجرس.", "الفصل 3 ـ ينام الحارس."
    )
    assert [(part.number, part.text) for part in draft.parts] == [
        ("الأول", "تضاء المنارة."),
        ("2", "يقرع الجرس."),
        ("3", "ينام الحارس."),
    ]


def test_below_the_title_of_a_chapter_an_article_begins_whatever_its_number():
    draft = draft_of("Article 2", "Burn.", "PART II", "Bells", "Article 10", "Ring.")
    assert [(part.number, part.chapter) for part in draft.parts] == [("2", ""), ("10", "PART II Bells")]
    assert codes(draft) == ["number-gap"]


def test_sections_of_an_annex_with_articles_of_its_own_stay_in_it():
    draft = draft_of(
        "Article 1", "Burn.", "ANNEX I", "Article 1", "Oil.", "SECTION 1. Tanks", "Article 2", "Full."
    )
    assert [(part.kind, part.text) for part in draft.parts] == [
        ("article", "Burn."),
        ("annex", "Article 1\nOil.\nSECTION 1. Tanks\nArticle 2\nFull."),
    ]


@pytest.mark.parametrize(
    "recital",
    ["Desiring light,", "Désireux de lumière,", "Deseosos de luz,", "Желая света,", "رغبة منها في النور،"],
)
def test_recitals_begin_a_preamble_with_those_who_agree(recital):
    draft = draft_of("LAMP TREATY", "Members,", recital, "Article 1", "Burn.")
    assert (draft.parts[0].text, codes(draft)) == (f"Members,\n{recital}", [])


def test_what_follows_the_signatures_in_capitals_is_an_annex():
    draft = draft_of("Статья 1", "Огни горят.", "Совершено в порту.", "ОГОВОРКИ", "Одна оговорка.")
    assert [(part.kind, part.heading) for part in draft.parts] == [
        ("article", ""),
        ("conclusions", ""),
        ("annex", "ОГОВОРКИ"),
    ]


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["المادة 1", "الموانئ", "تضاء الموانئ ليلا.", "المادة 2", "ينتهي الاتفاق."], "ar"),
        (["第一条", "港口", "各国应照亮港口。", "第二条", "本公约到此为止。"], "zh"),
        (["第一條 港口", "各國應照亮港口。", "第二條", "本公約到此為止。"], "zh"),
        (["Статья 1", "Порты", "Порты освещаются ночью.", "Статья 2", "Договор окончен."], "ru"),
        (["Article premier", "Les ports", "Les ports sont éclairés.", "Article 2", "Le traité est fini."], "fr"),
        (["Artículo 1", "Los puertos", "Los puertos se iluminan.", "Artículo 2", "El tratado acaba."], "es"),
        (["Article 1", "Ports", "The ports are lit in the night.", "Article 2", "This is the end of it."], "en"),
    ],
)  # fmt: skip
def test_articles_of_the_six_languages(texts, language):
    draft = draft_of(*texts)
    assert [number_key(part.number) for part in draft.parts] == ["1", "2"]
    assert [bool(part.heading) for part in draft.parts] == [True, False]
    assert draft.language == language
    assert codes(draft) == []
