"""HTML as a tagged PDF (PDF/UA-1), set by WeasyPrint in a child process that can be killed.

Run as a module, it is that child: JSON on standard input, the PDF on standard output. It needs no Django, opens
no file and no address, and the same input gives the same bytes.
"""

import json
import os
import sys
from datetime import datetime

from treatywatch.cage import run_caged

_MEGABYTES = 1024


def make_pdf(document: str, styles: str, made_at: datetime, *, seconds: int = 30) -> bytes:
    """Prints an HTML document with a style sheet; `made_at` stands for the clock, which is not asked.

    Raises treatywatch.cage.CageError where it takes more than `seconds` of processor time or 1 GB: no real
    briefing note needs 30 s.
    """
    payload = {"document": document, "styles": styles, "epoch": int(made_at.timestamp())}
    return run_caged("treatywatch.pdf", json.dumps(payload).encode(), seconds=seconds, megabytes=_MEGABYTES)


def print_pdf(document: str, styles: str, epoch: int) -> bytes:
    """What the child does; `epoch` is in seconds since 1970, UTC."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    class ClosedFetcher(URLFetcher):
        """Opens nothing: the pages and their style sheet are complete, and fonts are the system's."""

        def fetch(self, url: str, headers: dict | None = None):
            raise ValueError(f"a document loads nothing, and not {url}")

    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)  # read by fontTools, should it embed a font
    fonts, fetcher = FontConfiguration(), ClosedFetcher()
    sheet = CSS(string=styles, font_config=fonts, url_fetcher=fetcher)
    return HTML(string=document, url_fetcher=fetcher).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )


def _main() -> None:
    payload = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(print_pdf(**payload))


if __name__ == "__main__":
    _main()
