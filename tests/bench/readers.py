"""How fast files are read: ours beside a peer that only takes out the text, in one run.

Peers: pypdfium2's bare text extraction for PDF, pandoc's plain text for Word. Times are CPU seconds of reading to
lines, parsing not included; pandoc's start, about a tenth of a second, is. Pages of a Word file are 3,000 characters.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from drafts.readers import read
from tests.bench.timing import Timed, medians, timed, timed_command
from tests.shared import SHARED_DATA

_AIM = 3.0
_PAGE = 3_000


def main() -> None:
    """One line a file, the sum of each kind below its files."""
    print(
        f"{'file':44} {'pages':>5} {'ours s':>7} {'pages/s':>7}  {'peer':15} {'peer s':>7} {'ours ÷ peer':>11}"
    )
    for suffix, (name, peer) in PEERS.items():
        sums = [0.0, 0.0, 0]
        for path in sorted(SHARED_DATA.glob(f"*/*{suffix}")):
            data = path.read_bytes()
            ours = timed(lambda data=data, path=path: read(data, path.name))
            cost = medians({"ours": ours, "peer": peer(path)}, runs=3)
            pages = _pages(data) if suffix == ".pdf" else _characters(data, path.name) // _PAGE
            sums = [sums[0] + cost["ours"], sums[1] + cost["peer"], sums[2] + pages]
            _print(str(path.relative_to(SHARED_DATA)), pages, cost["ours"], name, cost["peer"])
        _print(f"all {suffix}", sums[2], sums[0], name, sums[1])
        print(f"  aim for PDF: at most {_AIM:g}" if suffix == ".pdf" else "")


def _print(file: str, pages: int, ours: float, name: str, peer: float) -> None:
    speed = f"{pages / ours:7.0f}" if pages else f"{'':7}"
    print(
        f"{file:44} {pages or '':>5} {ours:7.2f} {speed}  {name:15} {peer:7.2f} {ours / peer:11.2f}",
        flush=True,
    )


def _pages(data: bytes) -> int:
    return len(pdfium.PdfDocument(data))


def _characters(data: bytes, name: str) -> int:
    return sum(len(line.text) for line in read(data, name).lines)


def _bare_text(data: bytes) -> int:
    return sum(len(page.get_textpage().get_text_range()) for page in pdfium.PdfDocument(data))


def _bare_pdf(path: Path) -> Timed:
    data = path.read_bytes()
    return timed(lambda: _bare_text(data))


def _pandoc(path: Path) -> Timed:
    return timed_command(("pandoc", "--from", "docx", "--to", "plain", "--track-changes=accept", str(path)))


PEERS: dict[str, tuple[str, Callable[[Path], Timed]]] = {".pdf": ("pypdfium2 text", _bare_pdf)}
if shutil.which("pandoc"):
    PEERS[".docx"] = ("pandoc", _pandoc)
"""The peer of each kind of file: its name, and how it is timed."""


if __name__ == "__main__":
    main()
