"""What changed between two texts, at the word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from drafts.engine.cleanup import word_changes
from drafts.engine.search import Range
from drafts.engine.tokens import LABEL_CODE, Vocabulary, pieces, shared_vocabulary
from drafts.engine.word_map import MatchedWord, matched_words

__all__ = [
    "MatchedWord",
    "Op",
    "OpKind",
    "diff_paragraphs",
    "diff_words",
    "join_equal",
    "matched_words",
    "ops_between",
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


def diff_words(old: str, new: str) -> tuple[Op, ...]:
    """The changes from `old` to `new` as runs of whole words.

    `"".join(op.old)` is `old` and `"".join(op.new)` is `new`, byte for byte: white space goes with the token
    before it. Each line is a paragraph; its list label is noise. The same texts always give the same answer.
    """
    return diff_paragraphs(old.split("\n"), new.split("\n"), shared_vocabulary())


def diff_paragraphs(old: Sequence[str], new: Sequence[str], vocabulary: Vocabulary) -> tuple[Op, ...]:
    """`diff_words` of paragraphs that are read as one text, "\\n" between them."""
    if old == new:
        text = "\n".join(old)
        return (Op("equal", text, text),) if text else ()
    old_codes = "".join([vocabulary.encode(paragraph) for paragraph in old])
    new_codes = "".join([vocabulary.encode(paragraph) for paragraph in new])
    ranges = word_changes(old_codes, new_codes, vocabulary)
    return ops_between(ranges, old, new, old_codes, new_codes)


def ops_between(
    ranges: Iterable[Range], old: Sequence[str], new: Sequence[str], old_codes: str, new_codes: str
) -> tuple[Op, ...]:
    """The ops for changes already found between coded paragraphs.

    A change of nothing but list labels is an equal op that differs in noise.
    """
    old_pieces, new_pieces = _pieces_of(old), _pieces_of(new)
    ops: list[Op] = []
    old_end = new_end = 0
    for old_start, old_stop, new_start, new_stop in ranges:
        _add_equal(ops, old_pieces[old_end:old_start], new_pieces[new_end:new_start])
        removed, added = "".join(old_pieces[old_start:old_stop]), "".join(new_pieces[new_start:new_stop])
        if _only_labels(old_codes[old_start:old_stop] + new_codes[new_start:new_stop]):
            ops.append(Op("equal", removed, added))
        else:
            if removed:
                ops.append(Op("delete", removed, ""))
            if added:
                ops.append(Op("insert", "", added))
        old_end, new_end = old_stop, new_stop
    _add_equal(ops, old_pieces[old_end:], new_pieces[new_end:])
    return tuple(join_equal(_with_spaces_kept(ops)))


def _pieces_of(paragraphs: Sequence[str]) -> list[str]:
    """The pieces of several paragraphs, each line break at the end of the piece before it.

    Paragraphs without any token hand their white space on; a text without any gives one piece of it, or none.
    """
    found: list[str] = []
    waiting = ""
    for index, paragraph in enumerate(paragraphs):
        if index:
            waiting += "\n"
        if not (here := pieces(paragraph)):
            waiting += paragraph
        elif found:
            found[-1] += waiting
            waiting = ""
            found += here
        else:
            found = [waiting + here[0], *here[1:]]
            waiting = ""
    if found:
        found[-1] += waiting
        return found
    return [waiting] if waiting else []


def _add_equal(ops: list[Op], old: list[str], new: list[str]) -> None:
    """Add pieces with the same codes: one op when the text is the same, else the noise in ops of its own."""
    old_text, new_text = "".join(old), "".join(new)
    if old_text == new_text or len(old) != len(new):
        if old_text or new_text:
            ops.append(Op("equal", old_text, new_text))
        return
    for is_same, run in groupby(zip(old, new, strict=True), key=lambda pair: pair[0] == pair[1]):
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
