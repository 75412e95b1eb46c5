"""Treaty text as HTML: one element a paragraph, its number hanging in the margin, brackets coloured.

Everything is escaped here. Each paragraph is a block of its own, so an unclosed bidirectional control in it
ends with it.
"""

import re
import unicodedata

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from drafts import languages
from drafts.engine.force.tables import TABLES
from drafts.engine.outline import label_end, outline

register = template.Library()

_BRACKET = re.compile(r"[\[\]]")
_DEEPEST = 4


@register.filter
def direction(language: str) -> str:
    """The value of `dir` for text in this language."""
    return languages.direction_of(language)


@register.filter
def language_name(language: str) -> str:
    """The English name of a language, or its code where it is not among those known here."""
    return languages.name_of(language)


@register.filter
def own_name(language: str) -> str:
    """What its readers call a language."""
    return languages.own_name(language)


@register.filter
def isolated(text: str) -> str:
    """A text that runs right to left, kept from turning around what stands beside it where no markup can, as in an
    option: between the controls that isolate it."""
    turns = any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
    return f"\u2068{text}\u2069" if turns else text


@register.filter
def has_force_rules(language: str) -> bool:
    """Whether changes of legal force are told in a language, beyond brackets and numbers."""
    return language.split("-")[0] in TABLES


@register.filter
def words(text: str) -> SafeString:
    """Text with its square brackets marked: what they hold is not agreed."""
    return mark_safe(_BRACKET.sub(r'<span class="bracket">\g<0></span>', escape(text)))


@register.simple_tag
def article_text(text: str) -> SafeString:
    """All paragraphs of an article."""
    return format_html_join(
        "\n",
        "{}",
        ((paragraph(text[part.start : part.end], part.label, part.depth),) for part in outline(text)),
    )


def paragraph(text: str, label: str, depth: int) -> SafeString:
    """One paragraph; its label hangs where the text begins with it and goes on after it."""
    end = label_end(text, label)
    hanging = format_html('<span class="para__label">{}</span> ', words(text[:end])) if end else ""
    content = words(text[end:].lstrip())
    return format_html('<p class="para para--{}">{}{}</p>', min(depth, _DEEPEST), hanging, content)
