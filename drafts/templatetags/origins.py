"""Words with the draft that brought them, as HTML: a letter and hidden words before each piece, not a shade alone."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from drafts.templatetags.treaty_text import words

register = template.Library()

_PIECE = (
    '<span class="origin origin--{}"><span class="origin__key" aria-hidden="true">{}</span>'
    '<span class="visually-hidden">from {}: </span>{}</span>{}'
)


@register.filter
def with_sources(pieces: Iterable) -> SafeString:
    """The pieces of one paragraph; white space at the end of each is left outside of it."""
    return format_html_join("", _PIECE, map(_cells, pieces))


def _cells(piece) -> tuple:
    shown = piece.text.rstrip()
    return (
        piece.source.shade,
        piece.source.key,
        piece.source.draft.label,
        words(shown),
        piece.text[len(shown) :],
    )
