"""The words in which treaties refer to their own provisions, a table for each language.

Sources: the way the United Nations treaty handbook, the Legifrance and the Spanish official gazette print
references; each form here occurs in treaties of the collections that the tests read.
"""

from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["article", "paragraph", "point", "title", "chapter", "section", "annex"]


@dataclass(frozen=True)
class ReferenceWords:
    """Words of one language in lower case; each entry is a regular expression without groups."""

    units: dict[Unit, str]
    this: str
    preceding: str
    following: str
    both: str
    """Joins the members of a list."""
    until: str
    """Between the ends of a range."""
    of: str
    its: str
    """Says that the provision is one of the instrument just named."""
    instruments: str
    """What another treaty or law is called, with a capital."""
    such_as: str
    """Between another instrument and those of its provisions that are named."""
    is_added: str
    """Behind "the following paragraph" where it announces new text and refers to nothing."""
    adjective_follows: bool = field(default=False)
    """Whether "preceding" stands behind its noun."""


ENGLISH = ReferenceWords(
    units={
        "article": r"articles?|arts?\.",
        "paragraph": r"(?<!sub)(?:paragraphs?|paras?\.?)",
        "point": r"sub-?paragraphs?|points?|letters?",
        "title": r"titles?",
        "chapter": r"chapters?",
        "section": r"sections?",
        "annex": r"annex(?:es)?",
    },
    this=r"this|the present|the same",
    preceding=r"(?:the|any) (?:immediately )?(?:preceding|previous|foregoing)",
    following=r"the (?:following|next|succeeding)",
    both=r"and/or|and|or|as well as",
    until=r"to|through|until",
    of=r"of|in|to|under",
    its=r"its",
    instruments=r"(?:Convention|Treaty|Charter|Covenant|Protocol|Constitution|Regulation|Directive|Statute|Agreement"
    r"|Decision|Declaration|Act|Code|TFEU|TEU|GDPR)",
    such_as=r"in particular|notably|including|especially",
    is_added=r"(?:is|are) (?:added|inserted)",
)

FRENCH = ReferenceWords(
    units={
        "article": r"articles?",
        "paragraph": r"paragraphes?",
        "point": r"alinéas?|points?|lettres?",
        "title": r"titres?",
        "chapter": r"chapitres?",
        "section": r"sections?",
        "annex": r"annexes?",
    },
    this=r"(?:le |la |du |au )?présent(?:e|s)?|(?:cet|ce|cette|même)",
    preceding=r"précédent(?:e|s)?",
    following=r"suivant(?:e|s)?",
    both=r"et/ou|et|ou|ainsi que",
    until=r"à|au|jusqu’à|jusqu'à",
    of=r"de l['’]|de la|des|de|du|d['’]|à l['’]|aux?",
    its=r"son|ses",
    instruments=r"(?:Convention|Traité|Charte|Pacte|Protocole|Constitution|Règlement|Directive|Statut|Accord|Décision)",
    such_as=r"en particulier|notamment|y compris",
    is_added=r"(?:est|sont) (?:ajouté|inséré)e?s?",
    adjective_follows=True,
)

SPANISH = ReferenceWords(
    units={
        "article": r"artículos?",
        "paragraph": r"párrafos?|apartados?",
        "point": r"incisos?|letras?",
        "title": r"títulos?",
        "chapter": r"capítulos?",
        "section": r"secci(?:ón|ones)",
        "annex": r"anexos?",
    },
    this=r"(?:el |la |del |al )?presentes?|este|esta|mismo",
    preceding=r"anterior(?:es)?|precedentes?",
    following=r"siguientes?",
    both=r"y/o|y|o|e|u|así como",
    until=r"a|al|hasta",
    of=r"de la|de los|de las|de|del|en el|al",
    its=r"su|sus",
    instruments=r"(?:Convención|Convenio|Tratado|Carta|Pacto|Protocolo|Constitución|Reglamento|Directiva|Estatuto"
    r"|Acuerdo|Decisión)",
    such_as=r"en particular|incluid[oa]s?",
    is_added=r"(?:queda|quedan) (?:añadid|insertad)[oa]s?",
    adjective_follows=True,
)

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}
