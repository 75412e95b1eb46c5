"""What changed between two texts, at the word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from drafts.engine.cleanup import word_changes
from drafts.engine.codes import LABEL_CODE
from drafts.engine.lens import PLAIN, Lens
from drafts.engine.search import Range
from drafts.engine.tokens import CodedText, shared_vocabulary
from drafts.engine.word_map import MatchedWord, matched_words

__all__ = [
    "MatchedWord",
    "Op",
    "OpKind",
    "Passage",
    "diff_words",
    "join_equal",
    "matched_words",
    "ops_between",
    "with_noise",
]

OpKind = Literal["equal", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class Op:
    """One run of words. `old` is its text in the old draft, `new` in the new; joined, they give both back.

    insert: `old` is empty. delete: `new` is empty. equal: both hold the same words and may differ in noise
    only (white space, quote style, dashes, a list label that changed, came or went).
    """

    kind: OpKind
    old: str
    new: str

    @property
    def is_noise(self) -> bool:
        """Whether the two texts differ here in what is never a substantive change."""
        return self.kind == "equal" and self.old != self.new


def diff_words(old: str, new: str, lens: Lens = PLAIN) -> tuple[Op, ...]:
    """The changes from `old` to `new` as runs of whole words.

    `"".join(op.old)` is `old` and `"".join(op.new)` is `new`, byte for byte: white space goes with the token
    before it. Each line is a paragraph; its list label is noise. The same texts always give the same answer.
    `lens` says what counts as a change beside words.
    """
    if old == new:
        return (Op("equal", old, new),) if old else ()
    vocabulary = shared_vocabulary(lens)
    old_text, new_text = vocabulary.text(old), vocabulary.text(new)
    ranges = word_changes(old_text.joined, new_text.joined, vocabulary)
    ops = ops_between(ranges, passage(old_text), passage(new_text))
    return with_noise(ops) if lens.noise else ops


def with_noise(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The ops with noise as deletions and insertions, of no more characters than differ."""
    return tuple(piece for op in ops for piece in (_told_apart(op) if op.is_noise else (op,)))


def _told_apart(op: Op) -> Iterator[Op]:
    start = _shared(op.old, op.new)
    end = _shared(op.old[start:][::-1], op.new[start:][::-1])
    old_end, new_end = len(op.old) - end, len(op.new) - end
    pieces = (
        Op("equal", op.old[:start], op.new[:start]),
        Op("delete", op.old[start:old_end], ""),
        Op("insert", "", op.new[start:new_end]),
        Op("equal", op.old[old_end:], op.new[new_end:]),
    )
    return (piece for piece in pieces if piece.old or piece.new)


def _shared(old: str, new: str) -> int:
    """How many characters both begin with."""
    longest = min(len(old), len(new))
    return next((index for index in range(longest) if old[index] != new[index]), longest)


class Passage(NamedTuple):
    """Paragraphs read as one text: its codes, and where each token with the white space after it begins."""

    text: str
    codes: str
    bounds: Sequence[int]

    def slice(self, start: int, end: int) -> str:
        """The text of the tokens `start` to `end`."""
        return self.text[self.bounds[start] : self.bounds[end]]


def passage(text: CodedText, paragraphs: Iterable[int] | None = None) -> Passage:
    """The given paragraphs of a text, or all, with a line break between them.

    The break goes with the token before it, as white space does; so does a paragraph without any token.
    """
    indexes = range(len(text.paragraphs)) if paragraphs is None else paragraphs
    bounds: list[int] = []
    offset = 0
    for index in indexes:
        bounds += [offset + bound for bound in text.bounds(index)[:-1]]
        offset += len(text.paragraphs[index]) + 1
    end = max(0, offset - 1)
    joined = "\n".join([text.paragraphs[index] for index in indexes])
    codes = "".join([text.codes[index] for index in indexes])
    return Passage(joined, codes, [0, *bounds[1:], end] if bounds else [0])


def ops_between(ranges: Iterable[Range], old: Passage, new: Passage) -> tuple[Op, ...]:
    """The ops for changes already found; one of nothing but list labels is an equal op that differs in noise."""
    ops: list[Op] = []
    old_at = new_at = 0
    for old_start, old_end, new_start, new_end in ranges:
        _add_equal(ops, old, new, range(old_at, old_start), range(new_at, new_start))
        removed, added = old.slice(old_start, old_end), new.slice(new_start, new_end)
        if _only_labels(old.codes[old_start:old_end] + new.codes[new_start:new_end]):
            ops.append(Op("equal", removed, added))
        else:
            if removed:
                ops.append(Op("delete", removed, ""))
            if added:
                ops.append(Op("insert", "", added))
        old_at, new_at = old_end, new_end
    _add_equal(ops, old, new, range(old_at, len(old.codes)), range(new_at, len(new.codes)))
    without_tokens = old.text[old.bounds[-1] :], new.text[new.bounds[-1] :]
    if any(without_tokens):
        ops.append(Op("equal", *without_tokens))
    return tuple(join_equal(_with_spaces_kept(ops)))


def _add_equal(ops: list[Op], old: Passage, new: Passage, old_run: range, new_run: range) -> None:
    """Add tokens with the same codes: one op when the text is the same, else the noise in ops of its own."""
    if not old_run:
        return
    old_text = old.slice(old_run.start, old_run.stop)
    new_text = new.slice(new_run.start, new_run.stop)
    if old_text == new_text:
        ops.append(Op("equal", old_text, new_text))
        return
    pieces = [
        (old.slice(at, at + 1), new.slice(other, other + 1))
        for at, other in zip(old_run, new_run, strict=True)
    ]
    for is_same, run in groupby(pieces, key=lambda pair: pair[0] == pair[1]):
        olds, news = zip(*run, strict=True)
        text = "".join(olds)
        ops.append(Op("equal", text, text if is_same else "".join(news)))


def join_equal(ops: list[Op]) -> list[Op]:
    """The ops with neighbouring equal ones made one, noise apart."""
    joined: list[Op] = []
    for op in ops:
        before = joined[-1] if joined else op
        if joined and op.kind == before.kind == "equal" and not op.is_noise and not before.is_noise:
            joined[-1] = Op("equal", before.old + op.old, before.new + op.new)
        else:
            joined.append(op)
    return joined


def _only_labels(codes: str) -> bool:
    return not codes.strip(LABEL_CODE)


def _with_spaces_kept(ops: list[Op]) -> list[Op]:
    """Where a mark came or went at the end of a word, leave the space behind it to the words that stay.

    White space goes with the token before it, so "party, however" → "party however" would show the comma and
    its space removed, and a space added to "party".
    """
    for index in range(1, len(ops) - 1):
        before, change, after = ops[index - 1 : index + 2]
        if not before.kind == after.kind == "equal" or change.kind == "equal":
            continue
        space = _trailing_space(change.old or change.new)
        gained, lacking = (before.new, before.old) if change.kind == "delete" else (before.old, before.new)
        if not space or not gained.endswith(space) or _trailing_space(lacking):
            continue
        if len(space) == len(change.old or change.new):
            continue
        cut = -len(space)
        if change.kind == "delete":
            ops[index - 1] = Op("equal", before.old, before.new[:cut])
            ops[index] = Op("delete", change.old[:cut], "")
        else:
            ops[index - 1] = Op("equal", before.old[:cut], before.new)
            ops[index] = Op("insert", "", change.new[:cut])
        ops[index + 1] = Op("equal", space + after.old, space + after.new)
    return ops


def _trailing_space(text: str) -> str:
    return text[len(text.rstrip()) :]
