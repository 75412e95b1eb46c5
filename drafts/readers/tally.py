"""The conservation account that every reader keeps: no character of a file is lost without a reason."""

from collections import Counter
from collections.abc import Iterable

from drafts.engine.source import CharacterCount, Footnote, Line, SetAside
from drafts.engine.text import count_characters


class LostCharacters(AssertionError):
    """A reader's account does not balance: a fault of the reader, not of the file."""


class Tally:
    """Counts, by reason, what a reader leaves out."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def set_aside(self, reason: str, text: str) -> None:
        """Note that `text` is left out."""
        self.add(reason, count_characters(text))

    def add(self, reason: str, count: int) -> None:
        """Note that so many characters are left out."""
        if count:
            self._counts[reason] += count

    def count(self, reason: str) -> int:
        """How many characters were left out for this reason so far."""
        return self._counts[reason]

    def close(self, total: int, lines: Iterable[Line], footnotes: Iterable[Footnote]) -> CharacterCount:
        """The account of a file that held `total` characters; raises LostCharacters when it does not balance."""
        kept = sum(count_characters(line.text) for line in lines if not line.aside)
        kept += sum(count_characters(note.label) + count_characters(note.text) for note in footnotes)
        aside = tuple(SetAside(reason, count) for reason, count in sorted(self._counts.items()))
        account = CharacterCount(total=total, kept=kept, set_aside=aside)
        if not account.balances():
            raise LostCharacters(
                f"{total} characters came in, {kept} were kept, set aside: {dict(self._counts)}"
            )
        return account
