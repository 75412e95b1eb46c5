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
        (
            "ARTICLE 13. - The keepers of lamps sleep by day.",
            "article",
            "13",
            "The keepers of lamps sleep by day.",
        ),
        ("Art. 1er. - Lamps", "article", "1", "Lamps"),
        ("ART. XXIII.--The keepers agree", "article", "XXIII", "The keepers agree"),
        ("Article 16. — Oil", "article", "16", "Oil"),
        ("Article 3—Oil", "article", "3", "Oil"),
        ("ARTICLE-2: Oil", "article", "2", "Oil"),
        ("Artículo 3º.- Los faros", "article", "3", "Los faros"),
        ("ARTÍCULO 1.-Los faros", "article", "1", "Los faros"),
        ("ARTICULO 1o. Los faros arden.", "article", "1", "Los faros arden."),
        ("Art. 1º Esta lei acende os faróis.", "article", "1", "Esta lei acende os faróis."),
        ("Artículo 4-A. Boyas", "article", "4-A", "Boyas"),
        ("Artykuł 7", "article", "7", ""),
        ("Стаття 7. Порти", "article", "7", "Порти"),
        ("Rule 12 Pilots", "article", "12", "Pilots"),
        ("Section 1. Conclusion of treaties.", "section", "1", "Conclusion of treaties."),
        ("Article 1.10: Lamps", "article", "1.10", "Lamps"),
        ("Статья 67.1", "article", "67.1", ""),
        ("PARTE PRIMA", "chapter", "PRIMA", ""),
        ("Título preliminar", "chapter", "preliminar", ""),
        ("РАЗДЕЛ ПЕРВЫЙ", "chapter", "ПЕРВЫЙ", ""),
        ("Zweiter Teil", "chapter", "Zweiter", ""),
        ("الفصل 2 ـ الموانئ", "chapter", "2", "الموانئ"),
        ("PREÂMBULO", "preamble", "", ""),
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


LANGUAGES = {
    "en": [
        ("Article 5", "article", "5", ""),
        ("ARTICLE IV – Harbours", "article", "IV", "Harbours"),
        ("Art. 5", "article", "5", ""),
        ("Draft article 5", "article", "5", ""),
        ("New Article 5 bis", "article", "5 bis", ""),
        ("Article X", "article", "X", ""),
        ("Article [ ]", "article", "", ""),
        ("Article ___ Harbours", "article", "", "Harbours"),
        ("Article 24 [deleted]", "article", "24", "[deleted]"),
        ("[Article 24] [Harbours]", "article", "24", "[Harbours]"),
        ("Article [24]", "article", "24", ""),
        ("Article 10 (ex Article 9)", "article", "10", "(ex Article 9)"),
        ("§ 5", "article", "5", ""),
        ("§5. Harbours", "article", "5", "Harbours"),
        ("PART XI", "chapter", "XI", ""),
        ("Appendix A", "annex", "A", ""),
        ("Schedule 2: Lamps", "annex", "2", "Lamps"),
    ],
    "fr": [
        ("Article premier", "article", "premier", ""),
        ("Article 1er – Des ports", "article", "1", "Des ports"),
        ("Projet d’article 5", "article", "5", ""),
        ("PREMIÈRE PARTIE", "chapter", "PREMIÈRE", ""),
        ("Deuxième partie – Les phares", "chapter", "Deuxième", "Les phares"),
        ("TITRE III", "chapter", "III", ""),
        ("Sous-section 2. Les phares", "section", "2", "Les phares"),
        ("ANNEXE", "annex", "", ""),
        ("Préambule", "preamble", "", ""),
    ],
    "es": [
        ("ARTÍCULO 1°", "article", "1", ""),
        ("Artículo 1.º Puertos", "article", "1", "Puertos"),
        ("Artículo primero", "article", "primero", ""),
        ("Proyecto de artículo 5", "article", "5", ""),
        ("PRIMERA PARTE", "chapter", "PRIMERA", ""),
        ("Capítulo II. Los faros", "chapter", "II", "Los faros"),
        ("Sección 3", "section", "3", ""),
        ("Anexo 2", "annex", "2", ""),
        ("Preámbulo", "preamble", "", ""),
    ],
    "ru": [
        ("СТАТЬЯ 5", "article", "5", ""),
        ("Статья 5 бис. Гавани", "article", "5 бис", "Гавани"),
        ("Проект статьи 5", "article", "5", ""),
        ("ЧАСТЬ ПЕРВАЯ", "chapter", "ПЕРВАЯ", ""),
        ("Раздел IV. Огни", "chapter", "IV", "Огни"),
        ("Глава 2", "chapter", "2", ""),
        ("Приложение № 1", "annex", "1", ""),
        ("Преамбула", "preamble", "", ""),
    ],
    "ar": [
        ("المادة ٥", "article", "٥", ""),
        ("المادة (5)", "article", "5", ""),
        ("المادة 5 مكررا", "article", "5 مكررا", ""),
        ("المادة الخامسة", "article", "الخامسة", ""),
        ("المادة الحادية عشرة: الموانئ", "article", "الحادية عشرة", "الموانئ"),
        ("المادة 5 الموانئ", "article", "5", "الموانئ"),
        ("الباب الأول", "chapter", "الأول", ""),
        ("القسم 2 المصابيح", "section", "2", "المصابيح"),
        ("المرفق الأول", "annex", "الأول", ""),
        ("الملحق 2", "annex", "2", ""),
        ("الديباجة", "preamble", "", ""),
    ],
    "zh": [
        ("第五条", "article", "五", ""),
        ("第五條 港口", "article", "五", "港口"),
        ("第 12 条 港口", "article", "12", "港口"),
        ("第五条之二", "article", "五之二", ""),
        ("第八之二條 港口", "article", "八之二", "港口"),
        ("第五条港口", "article", "五", "港口"),
        ("第一条 缔约国应照亮其港口。", "article", "一", "缔约国应照亮其港口。"),
        ("第三条 中华各港应当点灯。", "article", "三", "中华各港应当点灯。"),
        ("第四条 所有灯塔", "article", "四", "所有灯塔"),
        ("【第五条】", "article", "五", ""),
        ("第三部分", "chapter", "三", ""),
        ("第一編 總則", "chapter", "一", "總則"),
        ("第二节 灯塔", "section", "二", "灯塔"),
        ("附件一", "annex", "一", ""),
        ("附錄二：港口", "annex", "二", "港口"),
        ("序言", "preamble", "", ""),
    ],
}


@pytest.mark.parametrize(
    ("line", "kind", "number", "rest"), [row for rows in LANGUAGES.values() for row in rows]
)
def test_headings_of_the_six_languages(line, kind, number, rest):
    heading = recognise(line)
    assert heading is not None
    assert (heading.kind, heading.number, heading.rest) == (kind, number, rest)
    assert "".join((heading.label + heading.rest).split()) == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "Article 5(2)",
        "Article 5 (2)",
        "Art. 5 is left out.",
        "§ 5 of the harbour law",
        "New article 5 is proposed by two States.",
        "L’article 5 est supprimé.",
        "Article 5 de la présente Convention",
        "Première partie du voyage",
        "Artículo 5 de la presente Convención",
        "La primera parte",
        "Статья 71 применяется с весны.",
        "Статьи 5 и 6",
        "المادة 5 من هذه الاتفاقية",
        "المادة 5 أو المادة 6",
        "المادتان 5 و6",
        "第五条规定的港口",
        "第五條及第六條",
        "第五条、第六条",
        "第五条 中的港口",
        "第七十一条自春天起适用。",
        "附件所列港口",
        "序言部分第二段",
    ],
)
def test_sentences_of_the_six_languages_are_no_headings(line):
    assert recognise(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Article 71 shall apply from the first day of spring.",
        "Article 5, paragraph 2, is left out.",
        "Article 5 and Article 6 are joined.",
        "Article 4(2) of the old text",
        "Article 4(1)(c) of Regulation 7/1999, in particular",
        "Article 5–7 apply",
        "§ 4.2.",
        "Article 5—the long one—applies",
        "Section 2. The keeper of the lamp sees to it that it burns all night.",
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
