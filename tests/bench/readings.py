"""What is read of each real PDF, and how like other files of the same text its articles are.

Texts are compared without white space, with quotation marks and dashes made alike, heading and text together;
likeness is twice the longest common subsequence over both lengths.
"""

import time
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz.distance import Indel

from drafts.engine.numbering import number_key
from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.readers import read
from tests.shared import SHARED_DATA

_ALIKE = 0.995
_TRUE = {
    "ai-act/2021-04-21-com-proposal.pdf": 85,
    "ai-act/2022-07-15-cz1.pdf": 94,
    "bbnj/a-res-78-272.pdf": 0,
    "bbnj/bbnj-2023-en.pdf": 76,
    "bbnj/bbnj-2023-es.pdf": 76,
    "bbnj/bbnj-2023-fr.pdf": 76,
    "cardano/2024-11-29.pdf": 7,
    "cardano/2024-12-03.pdf": 8,
    "cardano/2024-12-03-redline.pdf": 8,
    "paris/2015-10-23.pdf": 30,
    "paris/2015-12-04.pdf": 30,
}
"""Articles of each file: the headings of articles in its bare text, but for those that are struck on the page."""
_FOLDED = str.maketrans(
    {**dict.fromkeys("‘’‛", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑–—", "-")}
)


@dataclass(frozen=True)
class Reading:
    """A file, and which text of it where it shows its changes."""

    file: str
    redline: Redline = "new"

    def draft(self) -> ParsedDraft:
        path = SHARED_DATA / self.file
        return parse(read(path.read_bytes(), path.name, self.redline))


_PAIRS = (
    (Reading("ai-act/2021-04-21-com-proposal.docx"), Reading("ai-act/2021-04-21-com-proposal.pdf")),
    (Reading("ai-act/2022-07-15-cz1.docx"), Reading("ai-act/2022-07-15-cz1.pdf")),
    (Reading("ai-act/2022-07-15-cz1.docx", "old"), Reading("ai-act/2022-07-15-cz1.pdf", "old")),
    (Reading("ai-act/2022-07-15-cz1.docx", "both"), Reading("ai-act/2022-07-15-cz1.pdf", "both")),
    (Reading("paris/2015-10-23.md"), Reading("paris/2015-10-23.pdf")),
    (Reading("paris/2015-12-04.md"), Reading("paris/2015-12-04.pdf")),
    *(
        (Reading(f"bbnj/bbnj-2023-{code}.txt"), Reading(f"bbnj/bbnj-2023-{code}.pdf"))
        for code in ("en", "fr", "es")
    ),
    (Reading("cardano/2024-11-29.md"), Reading("cardano/2024-11-29.pdf")),
    (Reading("cardano/2024-12-03.md"), Reading("cardano/2024-12-03.pdf")),
    (Reading("cardano/2024-12-03.pdf"), Reading("cardano/2024-12-03-redline.pdf")),
    (Reading("cardano/2024-11-29.pdf"), Reading("cardano/2024-12-03-redline.pdf", "old")),
)


def main() -> None:
    """First what each file holds, then each pair, with every article that is less than 99.5 % alike."""
    print(
        f"{'file':36} {'pages':>5} {'s':>6} {'MB':>4} {'found/true':>10}  characters in = kept + set aside; doubts"
    )
    for file, true in _TRUE.items():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
            print(child.submit(_row, file, true).result(), flush=True)
    for one, other in _PAIRS:
        _compare(one, other)


def _row(file: str, true: int) -> str:
    start = time.perf_counter()
    draft = Reading(file).draft()
    seconds = time.perf_counter() - start
    # Of this process alone, the interpreter included.
    peak = int(Path("/proc/self/status").read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1024
    found = sum(part.kind == "article" and bool(part.number) for part in draft.parts)
    account = draft.characters
    aside = ", ".join(f"{item.count} {item.reason}" for item in account.set_aside)
    doubts = {
        code: [doubt.code for doubt in draft.doubts].count(code) for code in {d.code for d in draft.doubts}
    }
    pages = len(pdfium.PdfDocument(SHARED_DATA / file))
    return (
        f"{file:36} {pages:5} {seconds:6.2f} {peak:4.0f} {f'{found}/{true}':>10}  "
        f"{account.total} = {account.kept} + {account.total - account.kept} ({aside}); {doubts or 'none'}"
    )


def _compare(one: Reading, other: Reading) -> None:
    print(f"\n{one.file} and {other.file}, {other.redline} text")
    left, right = _units(one.draft()), _units(other.draft())
    common = [key for key in left if key in right]
    likeness = {key: Indel.normalized_similarity(left[key], right[key]) for key in common}
    articles = [value for (kind, _), value in likeness.items() if kind == "article"]
    uncased = [
        Indel.normalized_similarity(left[key].casefold(), right[key].casefold())
        for key in common
        if key[0] == "article"
    ]
    whole = Indel.normalized_similarity(
        "".join(left.values()), "".join(left[key] and right[key] for key in common)
    )
    print(
        f"  {len(articles)} articles: mean {sum(articles) / len(articles):.4f} "
        f"({sum(uncased) / len(uncased):.4f} without case), least {min(articles):.4f}, "
        f"{sum(value >= _ALIKE for value in articles)} of them {_ALIKE:.1%} alike; common parts as one {whole:.4f}"
    )
    for name, units in (
        (one.file, [key for key in left if key not in right]),
        (other.file, [key for key in right if key not in left]),
    ):
        if units:
            print(f"  only in {name}: {', '.join(' '.join(key).strip() for key in units)}")
    for key, value in likeness.items():
        if value < _ALIKE:
            print(f"  {' '.join(key):14} {value:.4f}  {'; '.join(_differences(left[key], right[key]))}")


def _units(draft: ParsedDraft) -> dict[tuple[str, str], str]:
    """Heading and text of each part by its kind and number."""
    units: dict[tuple[str, str], str] = {}
    for part in draft.parts:
        key = (part.kind, number_key(part.number))
        units[key] = units.get(key, "") + _folded(part.heading + part.text)
    return units


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())


def _differences(left: str, right: str) -> Iterator[str]:
    """The first few, with what stands before them."""
    changes = [op for op in Indel.opcodes(left, right) if op.tag != "equal"]
    for op in changes[:4]:
        before = left[max(0, op.src_start - 12) : op.src_start]
        yield (
            f"…{before}[-{left[op.src_start : op.src_end][:40]}-]"
            + f"{{+{right[op.dest_start : op.dest_end][:40]}+}}"
        )


if __name__ == "__main__":
    main()
