"""Answers that are files to take away."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

DAY = 24 * 60 * 60
"""Seconds that a printed file is kept."""


def file_answer(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file that browsers save under this name."""
    disposition = content_disposition_header(True, name)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})


def file_name(*words: str) -> str:
    """Words as a file name that is safe anywhere; words of other scripts stay."""
    return "-".join(filter(None, (slugify(word, allow_unicode=True) for word in words)))
