"""The shape of a parsed draft: what every engine after the parser works on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from drafts.engine.source import CharacterCount, Doubt, Footnote, LineKind, SourceText

PartKind = Literal["preamble", "article", "conclusions", "annex"]
"""In the order in which they stand. "conclusions" is the word of Akoma Ntoso for all from the closing formula, or the
words above the signatures, to the last signature."""
KIND_NAMES: Mapping[PartKind, str] = MappingProxyType(
    {
        "preamble": "Preamble",
        "article": "Article",
        "conclusions": "Closing and signatures",
        "annex": "Annex",
    }
)
"""What readers call them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One unit of a draft: the preamble, an article, the closing with the signatures, or an annex.

    `number` is as printed without the word Article and without brackets: "5", "5 bis", "3bis", "II"; empty
    where there is none. `chapter` is the whole heading line above it ("Chapter II. Criminalization"), empty
    where there is none. `text` holds one paragraph a line, separated by a single "\\n", no blank lines, no
    line break at either end; paragraph labels ("1.", "(a)") are part of it, brackets too. All offsets into it
    are Unicode code points, half-open. `label` is the number with its word and brackets as printed
    ("[Article 14]", "ANNEX II"): brackets around a whole article are negotiated too.
    """

    kind: PartKind
    number: str
    heading: str
    chapter: str
    text: str
    label: str = ""

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the text, in order; empty for an article without text."""
        return self.text.split("\n") if self.text else []


@dataclass(frozen=True, slots=True)
class Taken:
    """What the parser took a line of the source for, and the index of the part that it went to.

    A chapter belongs to the part below it. `aside` is why the line went to no part; `kind` is then "text".
    """

    kind: LineKind
    part: int | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class ParsedDraft:
    """A whole draft as data, in reading order; `taken` goes with the lines of `source`, one to one."""

    language: str
    parts: tuple[Part, ...]
    footnotes: tuple[Footnote, ...]
    doubts: tuple[Doubt, ...]
    characters: CharacterCount
    source: SourceText | None = None
    taken: tuple[Taken, ...] = ()
