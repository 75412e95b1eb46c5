"""Changes of words as HTML. Meaning is never in the colour alone: every change has a hidden word before it.

A page of a redline has thousands of marks, so they are the shortest elements that there are: <i> holds a hidden
word, <b> a bracket.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from drafts.engine.diff import Op

register = template.Library()

_SPOKEN = {"insert": ("ins", "inserted"), "delete": ("del", "deleted")}
_BRACKETS = re.compile(r"[\[\]]+")
_BREAK = mark_safe('<br><span class="paragraph-break" title="a paragraph begins here">¶</span> ')


@register.filter
def redline(ops: Iterable[Op], ids: Iterable[str]) -> SafeString:
    """Old and new in one text. Deletion and insertion that belong together are one change, by the next of `ids`."""
    names = iter(ids)
    return _joined(
        _change(list(run), next(names)) if is_change else _joined(_lines(op.new) for op in run)
        for is_change, run in groupby(ops, key=lambda op: op.kind != "equal")
    )


def _change(run: list[Op], name: str) -> SafeString:
    """Changed words to step to by their name."""
    named = format_html(' class="change" id="{}"', name)
    if len(run) == 1:
        return _element(run[0], named)
    return format_html("<span{}>{}</span>", named, _joined(_element(op) for op in run))


@register.filter
def plain_redline(ops: Iterable[Op]) -> SafeString:
    """Old and new in one text, with nothing to step to: headings, labels, whole paragraphs."""
    return _joined(_element(op) if op.kind != "equal" else _lines(op.new) for op in ops)


@register.filter
def old_side(ops: Iterable[Op]) -> SafeString:
    """The old text, with what was deleted marked."""
    return _side(ops, "insert", lambda op: op.old)


@register.filter
def new_side(ops: Iterable[Op]) -> SafeString:
    """The new text, with what was inserted marked."""
    return _side(ops, "delete", lambda op: op.new)


@register.filter
def old_text(ops: Iterable[Op]) -> str:
    """The old text as it was; not HTML yet."""
    return "".join(op.old for op in ops)


def _side(ops: Iterable[Op], unseen: str, text_of: Callable[[Op], str]) -> SafeString:
    return _joined(
        _lines(text_of(op)) if op.kind == "equal" else _element(op) for op in ops if op.kind != unseen
    )


def _element(op: Op, attributes: str = "") -> SafeString:
    """A run of inserted or deleted words. White space at its end is left outside the mark."""
    tag, spoken = _SPOKEN[op.kind]
    text = op.old or op.new
    shown = text.rstrip() or text
    # Brackets that went hold nothing open: only those that stand are marked.
    lines = _lines(shown) if op.new else _broken(str(escape(shown)))
    return format_html(
        "<{0}{4}><i>{1}: </i>{2}</{0}>{3}",
        mark_safe(tag),
        spoken,
        lines,
        text[len(shown) :],
        attributes,
    )


def _lines(text: str) -> SafeString:
    """Words with their line breaks, which in a redline tell where a paragraph was split or joined."""
    return _broken(_BRACKETS.sub(r"<b>\g<0></b>", str(escape(text))))


def _broken(escaped: str) -> SafeString:
    return mark_safe(escaped.replace("\n", _BREAK))


def _joined(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
