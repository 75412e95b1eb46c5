"""A redline as a tagged PDF: a cover, the list of what changed with page numbers, the changed articles."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from drafts.exports.matters import printed_matters
from drafts.exports.redline import Redline, printed_articles
from treatywatch.pdf import make_pdf

STYLES = ("css/paper.css", "css/redline-paper.css")
SECONDS = 150
"""Of processor time: a redline of 50,000 changed words, 200 pages, takes 40."""


def redline_pdf(redline: Redline, made_at: datetime) -> bytes:
    """The redline printed; `made_at` goes into the file and stands for the clock.

    Raises treatywatch.cage.CageError where it takes more than 150 s or 1 GB.
    """
    return make_pdf(redline_document(redline, made_at), styles_of(STYLES), made_at, seconds=SECONDS)


def redline_document(redline: Redline, made_at: datetime) -> str:
    """The pages as a whole HTML document, its style sheets given apart."""
    context = {
        "redline": redline,
        "matters": printed_matters(redline),
        "articles": printed_articles(redline.comparison),
        "counts": redline.comparison.counts,
        "made_at": made_at,
    }
    return render_to_string("drafts/print/redline.html", context)


def styles_of(names: Iterable[str]) -> str:
    """Static style sheets as one text."""
    return "\n".join(Path(finders.find(name)).read_text(encoding="utf-8") for name in names)
