"""The number of a paragraph in a redline, cut from the rest so that it can hang in the margin."""

from dataclasses import replace

from drafts.engine.diff import Op
from drafts.engine.outline import label_end


def hang(ops: tuple[Op, ...], label: str, *, is_new: bool) -> tuple[tuple[Op, ...], tuple[Op, ...]]:
    """The ops of a paragraph's label, brackets before it included, and those of the rest.

    The label is looked for in the new text, or in the old one; without it all ops are the rest.
    """
    shown = "".join(op.new if is_new else op.old for op in ops)
    end = label_end(shown, label)
    head: list[Op] = []
    for place, op in enumerate(ops):
        text = op.new if is_new else op.old
        if end <= 0:
            return tuple(head), ops[place:]
        if len(text) > end:
            first, rest = _cut(op, end, is_new=is_new)
            return (*head, first), ((rest, *ops[place + 1 :]) if rest.old or rest.new else ops[place + 1 :])
        head.append(op)
        end -= len(text)
    return (), ops


def _cut(op: Op, end: int, *, is_new: bool) -> tuple[Op, Op]:
    """The op up to the end of a label, and the rest without the space between them.

    Where the label itself changed ("9." became "10."), the other text is cut after its own.
    """
    other = op.old if is_new else op.new
    other_end = len(other.split(maxsplit=1)[0]) if op.is_noise and other.split() else end
    old_end, new_end = (other_end, end) if is_new else (end, other_end)
    first = replace(op, old=op.old[:old_end], new=op.new[:new_end])
    return first, replace(op, old=op.old[old_end:].lstrip(), new=op.new[new_end:].lstrip())
