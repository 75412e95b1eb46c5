"""The prose of notes in pages: CommonMark, cleaned."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from annotations.briefing.prose import Endnotes, render

register = template.Library()


@register.filter
def prose(source: str) -> SafeString:
    """CommonMark as clean HTML; endnotes of the writer follow as a small list."""
    endnotes = Endnotes()
    html = mark_safe(render(source, endnotes))
    if not endnotes.items:
        return html
    items = format_html_join("", "<li>{}</li>", ((mark_safe(item),) for item in endnotes.items))
    return format_html('{}<ol class="small">{}</ol>', html, items)
