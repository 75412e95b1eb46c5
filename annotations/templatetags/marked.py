"""The words of a paragraph with their notes and links, as HTML.

A crowded page has thousands of marks, so they are joined here and not in a template.
"""

from collections.abc import Iterator

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from annotations.models import Level
from annotations.reading import Link, Note, Piece, ReadParagraph
from drafts.models import Article
from drafts.templatetags.treaty_text import words

register = template.Library()


@register.simple_tag
def marked(paragraph: ReadParagraph, article: Article) -> SafeString:
    """The words of a paragraph behind its label."""
    return mark_safe("".join(html for piece in paragraph.pieces for html in _piece(piece, article)))


@register.simple_tag
def number_of(note: Note, *, is_named: bool = True) -> SafeString:
    """The number of a note in the text, which leads to the note; most bear its name, to be led back to."""
    name = f' id="mark-{note.annotation.pk}"' if is_named else ""
    label = f"Note {note.mark}{note.on and f' on {note.on}'}: {note.stance}"
    return mark_safe(
        f'<a class="mark-number" data-skip href="{note.address}"{name} aria-label="{escape(label)}">{note.mark}</a>'
    )


def _piece(piece: Piece, article: Article) -> Iterator[str]:
    for note in piece.begins:
        yield number_of(note, is_named=_is_first(note, piece, article))
    text: str = words(piece.text)
    if piece.link:
        text = _linked(text, piece.link)
    if not piece.marks:
        yield text
        return
    details = piece.details
    told = f' aria-details="note-{details.annotation.pk}"' if details and details.is_here else ""
    numbers = " ".join(map(str, piece.marks))
    yield f'<mark class="noted noted--{piece.stances}" data-notes="{numbers}"{told}>{text}</mark>'


def _is_first(note: Note, piece: Piece, article: Article) -> bool:
    """A phrase is marked wherever it occurs; its first place is where the note was made."""
    place = note.placement
    return place.level != Level.PHRASE or (place.start == piece.start and place.article_id == article.pk)


def _linked(text: str, link: Link) -> str:
    return f'<a class="reference" href="#{escape(link.anchor)}" title="{escape(link.title)}">{text}</a>'
