"""What a reader hands to the parser: the lines of a document, and an account of every character.

Characters are counted as Unicode code points that are not white space, because every reader re-wraps
lines; `CharacterCount` must balance: what came in was either kept or set aside for a named reason.
"""

from dataclasses import dataclass
from typing import Literal

LineRole = Literal["text", "heading"]
LineKind = Literal[
    "preamble", "chapter", "section", "article", "conclusions", "annex", "title", "text", "footnote"
]
"""What a line can be in a treaty. A title belongs to the article, annex or chapter above it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the document, without its line breaks.

    `role` is "heading" where the file itself says so (a Word style, `##`, `<h2>`); `level` is then 1-6.
    `label` is an automatic number that the file format computes and does not spell out ("1.", "(a)"),
    already part of `text` too. `place` tells a person where to look: "page 3", "line 120", "paragraph 41".

    `aside` is why the line is not in the text ("page number"): readers hand such lines over so that a person
    can look at them, and count them as set aside, not as kept. `said` is what a person said that the line is,
    and `number` the number that she gave its heading; both go before what the parser would think.

    `top` and `bottom` are where the line is seen on the page that `place` names, as shares of the page's height
    from its top; both are 0 where the format has no pages or does not tell.

    `opens_closing` is set where the file itself says that its closing with the signatures begins in this line.
    """

    text: str
    role: LineRole = "text"
    level: int = 0
    label: str = ""
    place: str = ""
    aside: str = ""
    said: LineKind | Literal[""] = ""
    number: str = ""
    top: float = 0.0
    bottom: float = 0.0
    opens_closing: bool = False


def role_of(level: int) -> LineRole:
    """The role of a line whose heading level is this; 0 is text."""
    return "heading" if level else "text"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of a page or end of a document; `label` is its mark as printed ("1", "*")."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the machine is not sure of. `code` is stable ("heading-guessed"), `message` is for people.

    `line` is the index of the line of the source that it is about, where one is known.
    """

    code: str
    message: str
    place: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Characters that are in the file but not in the text, and why ("page number", "front matter")."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class CharacterCount:
    """The conservation account of one file: `total == kept + sum(s.count for s in set_aside)`."""

    total: int
    kept: int
    set_aside: tuple[SetAside, ...] = ()

    def balances(self) -> bool:
        """Whether no character was lost or invented."""
        return self.total == self.kept + sum(item.count for item in self.set_aside)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as its reader saw it, in reading order, before any treaty structure is looked for."""

    lines: tuple[Line, ...]
    footnotes: tuple[Footnote, ...]
    doubts: tuple[Doubt, ...]
    characters: CharacterCount
    language: str = ""
    """ISO 639-1 code when the file declares one, else empty: the parser then guesses."""
