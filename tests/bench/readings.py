"""How like each other the articles are that are read from two files of one text, a PDF being one of them.

Texts are compared without white space, with quotation marks and dashes made alike, heading and text together;
likeness is twice the longest common subsequence over both lengths.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from drafts.engine.numbering import number_key
from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.readers import read
from tests.shared import SHARED_DATA

_ALIKE = 0.995
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
    """Each pair, with every article that is less than 99.5 % alike and where it first differs."""
    for one, other in _PAIRS:
        _compare(one, other)


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
