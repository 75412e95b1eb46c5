"""Draws one page of a PDF as a picture, in a child process that can be killed. As a module it is that child."""

import io
import json
import sys

from drafts.readers.errors import UnreadableFile
from treatywatch.cage import CageError, run_caged

WIDTH = 1000
"""Pixels: twice the width at which a page stands beside its text."""
_LONGEST_SIDE = 4000
_COLOURS = 64
"""Enough for black, grey and coloured type; a page then takes about a hundred kilobytes."""
_OCTREE = 2
"""Pillow's fastest way to choose them."""
_LARGEST = 8 << 20
_CHILD = "drafts.readers.picture"


def draw_page(data: bytes, number: int) -> bytes:
    """Page `number`, counted from 1, of a PDF as PNG.

    Raises UnreadableFile when there is no such page, or drawing it kills the child or takes too long.
    """
    header = json.dumps({"number": number}).encode("ascii") + b"\n"
    try:
        picture = run_caged(_CHILD, header + data, seconds=10, max_answer=_LARGEST)
    except CageError as error:
        raise UnreadableFile(f"The page cannot be drawn: {error}.", f"page {number}") from error
    if not picture:
        raise UnreadableFile("The file has no such page.", f"page {number}")
    return picture


def _drawn(data: bytes, number: int) -> bytes:
    """The picture; nothing where there is no such page."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    if not 0 < number <= len(document):
        return b""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), _LONGEST_SIDE / max(height, 1))
    picture = io.BytesIO()
    image = page.render(scale=scale, may_draw_forms=False).to_pil()
    image.quantize(_COLOURS, method=_OCTREE).save(picture, "PNG")
    return picture.getvalue()


if __name__ == "__main__":
    first, _, rest = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(_drawn(rest, **json.loads(first)))
