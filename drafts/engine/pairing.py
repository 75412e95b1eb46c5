"""Which old part goes with which new one: the growing answer that the steps of the alignment work on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafts.engine.draft_words import DraftWords, words_of
from drafts.engine.parts import Part
from drafts.engine.tokens import CodedText, Vocabulary


@dataclass(frozen=True)
class Side:
    """The parts of one kind in one draft, with what is compared."""

    texts: list[CodedText]
    numbers: list[str]
    headings: list[str]
    words: DraftWords

    def __len__(self) -> int:
        return len(self.texts)

    def same_as(self, index: int) -> tuple[str, tuple[str, ...]]:
        """A key that is equal for parts with the same heading and the same text, whatever their labels."""
        return self.headings[index], tuple(self.texts[index].bodies)


def side_of(parts: list[Part], vocabulary: Vocabulary) -> Side:
    """Get parts ready to be compared."""
    texts = [vocabulary.text(part.text, part.heading) for part in parts]
    return Side(
        texts=texts,
        numbers=[number_key(part.number) for part in parts],
        headings=[part.heading.lower() for part in parts],
        words=words_of(texts, vocabulary),
    )


def number_key(number: str) -> str:
    """The number as compared: "5 bis", "5bis" and "5 Bis." are one."""
    return "".join(filter(str.isalnum, number)).casefold()


@dataclass
class Pairing:
    """A one-to-one correspondence between two sides; `margins` says how sure each pair is, `reasons` why.

    Parts in `decided_old` and `decided_new` are not free: a person gave them a partner, or None.
    """

    old_count: int
    new_count: int
    new_of: dict[int, int | None] = field(default_factory=dict)
    old_of: dict[int, int | None] = field(default_factory=dict)
    decided_old: set[int] = field(default_factory=set)
    decided_new: set[int] = field(default_factory=set)
    margins: dict[int, float] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)

    def join(self, old: int, new: int, margin: float, reason: str) -> None:
        """Pair two parts that are both free."""
        self.new_of[old], self.old_of[new] = new, old
        self.margins[old], self.reasons[old] = margin, reason

    def decide(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Take parts out of the search: a person said that they correspond, or that one of them has no partner."""
        self.decided_old.update(old)
        self.decided_new.update(new)
        self.new_of.update(dict.fromkeys(old, new[0] if new else None))
        self.old_of.update(dict.fromkeys(new, old[0] if old else None))

    def cut(self, old: int) -> None:
        """Free a pair again."""
        new = self.new_of.pop(old)
        if new is not None:
            del self.old_of[new]

    def free_old(self) -> list[int]:
        """The old parts without a partner."""
        return [index for index in range(self.old_count) if index not in self.new_of]

    def free_new(self) -> list[int]:
        """The new parts without a partner."""
        return [index for index in range(self.new_count) if index not in self.old_of]

    def before(self, old: int) -> int | None:
        """Where the part before this one went; the first part stands after an imagined pair."""
        return -1 if old == 0 else self.new_of.get(old - 1)

    def after(self, old: int) -> int | None:
        """Where the part after this one went; the last part stands before an imagined pair."""
        return self.new_count if old + 1 == self.old_count else self.new_of.get(old + 1)

    def gap(self, old: int) -> int | None:
        """The only new part between the partners of both neighbours, None where there is no such part."""
        before, after = self.before(old), self.after(old)
        return before + 1 if before is not None and after is not None and after - before == 2 else None
