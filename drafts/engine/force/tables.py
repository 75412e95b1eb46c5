"""The tables of rules by language."""

from functools import cache

from drafts.engine.force.english import ENGLISH
from drafts.engine.force.french import FRENCH
from drafts.engine.force.lexicon import Lexicon
from drafts.engine.force.spanish import SPANISH

TABLES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its ISO 639-1 code; English for a language without a table."""
    return Lexicon(TABLES.get(language, ENGLISH))
