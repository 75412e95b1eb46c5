"""The words that open headings, a table for each language; regular expressions without groups, in lower case.

The six official languages of the United Nations, and those of the treaties of the Council of Europe and the
European Union that the collections hold.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class HeadingWords:
    """What stands before the number: of an article, of what holds articles, of parts of a chapter, of an annex.

    `new` may stand before the word for an article; `goes_on` begins a sentence in an alphabet that has no capitals.
    """

    article: str
    chapter: str
    section: str
    annex: str
    preamble: str
    new: str = ""
    goes_on: str = ""


ENGLISH = HeadingWords(
    article=r"article|art\.",
    chapter="part|title|chapter|book",
    section="sub-?section|section",
    annex="annex|appendix|schedule|draft decision",
    preamble="preamble",
    new="draft|new|proposed",
)
FRENCH = HeadingWords(
    article=r"article|art\.",
    chapter="partie|titre|chapitre|livre",
    section="sous-section|section",
    annex="annexe|appendice|projet de décision",
    preamble="préambule|preambule",
    new="projet d['’]|nouvel",
)
SPANISH = HeadingWords(
    article=r"artículo|articulo|art\.",
    chapter="parte|título|titulo|capítulo|capitulo|libro",
    section="sub-?sección|sección|seccion",
    annex="anexo|apéndice|proyecto de decisión",
    preamble="preámbulo",
    new="proyecto de|nuevo",
)
RUSSIAN = HeadingWords(
    article=r"статья|статьи(?=\s\d)|ст\.",
    chapter="часть|раздел|глава",
    section="подраздел",
    annex="приложение|дополнение",
    preamble="преамбула",
    new="проект|новая",
)
ARABIC = HeadingWords(
    article="المادة|مادة",
    chapter="الباب|الفصل|الجزء|الكتاب",
    section="القسم|الفرع",
    annex="المرفق|مرفق|الملحق|ملحق|التذييل|تذييل",
    preamble="الديباجة|ديباجة|التوطئة|توطئة",
    new="مشروع",
    goes_on=r"(?:من|في|إلى|على|عن|أو|أعلاه|التي|الذي|المذكورة|والمادة|وال\w+|و)(?!\w)",
)
CHINESE = HeadingWords(
    article="[条條]",
    chapter="部分|[编編]|章",
    section="[节節]",
    annex="附件|附[录錄]",
    preamble="序言|前言",
    goes_on="(?:所(?!有)|中(?![华華国國央])|规定|規定|以[及外前后後]|[的至和及或与與同之第款项項、])",
)
"""The words for what is numbered stand behind the number (第五条)."""

OTHERS = HeadingWords(
    article="artikel|artigo|articolo",
    chapter="deel|titel|hoofdstuk|boek|teil|kapitel|livro|capo|titolo",
    section="afdeling|abschnitt|secção|seção|sezione",
    annex="bijlage|anhang|allegato",
    preamble="preambel|präambel|preambolo|preâmbulo",
)
"""Dutch, German, Portuguese and Italian."""

WIDER = HeadingWords(
    article="artykuł|článek|článok|articolul|artikkel|artikkeli|άρθρο|αρθρο|стаття|артыкул|член|члан|članak|član"
    "|madde|maddə|ماده|अनुच्छेद|ধারা|điều|pasal|perkara|kifungu cha|მუხლი|հոդված|ข้อ|airteagal",
    chapter="rozdział|tytuł|część|kapitola|hlava|část|titlul|capitolul|partea|kapittel|κεφάλαιο|μέρος|розділ|глава|bölüm"
    "|kısım|فصل|chương|bab|sehemu ya|sura ya",
    section="oddział|oddíl|secțiunea|avsnitt|τμήμα|mục",
    annex="załącznik|příloha|príloha|anexa|vedlegg|bilaga|bilag|παράρτημα|додаток|приложение|prilog|ek|lampiran"
    "|phụ lục|kiambatisho",
    preamble="preambuła|preambule|preambulul|προοίμιο|преамбула|dibaji|mukadimah|lời nói đầu",
)
"""Of national translations, those that print the word before the number."""

WEAK = HeadingWords(
    article="§|rule|regulation|principle|clause|règle|principe|regla|principio|cláusula|правило|принцип|القاعدة|المبدأ",
    chapter="",
    section="",
    annex="",
    preamble="",
)
"""What heads the articles of a text that calls none by that name; beside articles these words head nothing."""

SPACED = (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, OTHERS, WIDER, WEAK)
"""Languages in which the word stands before the number, with a space between."""
