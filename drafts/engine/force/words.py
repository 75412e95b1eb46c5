"""Words behind coded text: their symbols for the search, their spelling, their print.

All of it is a function of the codes, so that white space, quote style, Unicode composition and list labels, which
have no part in them, cannot change an answer.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from drafts.engine.codes import LABEL_CODE
from drafts.engine.force.lexicon import OTHER, Lexicon

_CLOSING = frozenset(["", *",.;:)]%?!/"])
_OPENING = "([/"
_QUOTED = re.compile(r"""(?<!\w)(["']) ?([^"']*?) ?\1(?!\w)""")
_COUNTED = "%°€$£±<>="
"""Marks that are read as words."""
_SHORT = 4
"""Letters of a word that is too short to be spelled in two ways."""
_FIRST_WORD = "\ud800"
"""Codes below are punctuation marks."""
_WORD = re.compile(f"[{_COUNTED}{_FIRST_WORD}-{chr(ord(LABEL_CODE) - 1)}]")


class Words:
    """The words of one vocabulary as the table of one language has them."""

    def __init__(self, words: dict[str, str], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words = words
        self._symbols = _Memo(lambda code: lexicon.symbol(self.word(code)))
        self._symbols[LABEL_CODE] = OTHER
        self._spellings = _Memo(self._spelling)
        self._prints = _Memo(self._print)

    def word(self, code: str) -> str:
        """The token behind a code; empty for a list label."""
        return "" if code == LABEL_CODE else self._words.get(code, code)

    def symbols(self, codes: Iterable[str]) -> str:
        """The symbols of coded text, one for each code."""
        return "".join(map(self._symbols.__getitem__, codes))

    def text(self, codes: str) -> str:
        """Coded text as it is read, list labels left out."""
        joined = "".join(map(self._prints.__getitem__, codes)).lstrip()
        for mark in _OPENING:
            if mark in codes:
                joined = joined.replace(mark + " ", mark)
        return _QUOTED.sub(r"\1\2\1", joined) if '"' in joined or "'" in joined else joined

    def spelled_alike(self, old: str, new: str) -> bool:
        """Whether two coded texts differ only in capitals, punctuation, hyphens or the spelling of a word."""
        spelling = self._spellings.__getitem__
        # Most differ in the first letter already; the space before the first word goes with it.
        if next(filter(None, map(spelling, old)), "")[:2] != next(filter(None, map(spelling, new)), "")[:2]:
            return False
        before, after = "".join(map(spelling, old)), "".join(map(spelling, new))
        if before == after or _are_initials(before, after) or _are_initials(after, before):
            return True
        if not ("-" in before or "-" in after):
            return False
        return any(before.replace("-", joint) == after.replace("-", joint) for joint in ("", " "))

    def _print(self, code: str) -> str:
        """A word with the space before it."""
        word = self.word(code)
        is_tight = word in _CLOSING or "\u3040" <= word <= "\u9fff"
        return word if is_tight else " " + word

    def _spelling(self, code: str) -> str:
        """A word in small letters, those for which custom has others replaced; empty for a mark."""
        if not is_word(code):
            return code if code in _COUNTED else ""
        return " " + "-".join(map(self._one_custom, _lower(self.word(code)).split("-")))

    def _one_custom(self, word: str) -> str:
        if len(word) > _SHORT:
            for custom, other in self.lexicon.table.spellings:
                word = word.replace(custom, other)
        return word


def _are_initials(apart: str, together: str) -> bool:
    """Whether one is the initials of an abbreviation and the other the same in one word: "L. O." and "LO"."""
    letters = apart.split()
    return len(letters) > 1 and max(map(len, letters)) == 1 and " " + "".join(letters) == together


def _lower(word: str) -> str:
    """In small letters; a capital may go without its accent: "État" is "Etat"."""
    if not word.isascii():
        word = "".join(
            [unicodedata.normalize("NFD", letter)[0] if letter.isupper() else letter for letter in word]
        )
    return word.casefold()


class _Memo(dict[str, str]):
    """What was found out of each code, kept."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find

    def __missing__(self, code: str) -> str:
        found = self[code] = self._find(code)
        return found


def is_word(code: str) -> bool:
    """Whether a code is that of a word or number."""
    return code >= _FIRST_WORD and code != LABEL_CODE


def has_words(codes: str) -> bool:
    """Whether there is more than punctuation and list labels."""
    return _WORD.search(codes) is not None


def words_at(codes: str) -> Iterator[int]:
    """The places of what counts as a word."""
    return (match.start() for match in _WORD.finditer(codes))
