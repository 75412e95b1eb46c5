"""What one draft says, kept from comparison to comparison: which articles hold a word, which one a paragraph."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from drafts.engine.tokens import CodedText, Vocabulary

_LONG_ENOUGH = 25
"""Characters a paragraph needs to be told from others."""
_KEPT = 32
"""Drafts, by kind of part."""


class DraftWords:
    """The texts of one draft's parts of one kind, by index."""

    def __init__(self, texts: Sequence[CodedText]) -> None:
        self._texts = texts

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """The texts that hold a word, in heading or text."""
        holders: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self._texts):
            for word in text.emphasis:
                holders[word].append(index)
        return dict(holders)

    @cached_property
    def homes(self) -> dict[str, int]:
        """Paragraphs, without their labels, that occur once in the draft → the text they are in."""
        homes: dict[str, int] = {}
        repeated: set[str] = set()
        for index, text in enumerate(self._texts):
            for body in text.bodies:
                if len(body) > _LONG_ENOUGH:
                    if body in homes:
                        repeated.add(body)
                    homes[body] = index
        for body in repeated:
            del homes[body]
        return homes


_known: WeakKeyDictionary[Vocabulary, dict[tuple[CodedText, ...], DraftWords]] = WeakKeyDictionary()


def words_of(texts: Sequence[CodedText], vocabulary: Vocabulary) -> DraftWords:
    """What the texts of a draft say, kept for the next comparison."""
    known = _known.setdefault(vocabulary, {})
    key = tuple(texts)
    found = known.get(key)
    if found is None:
        if len(known) >= _KEPT:
            known.clear()
        found = known[key] = DraftWords(key)
    return found
