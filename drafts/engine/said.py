"""What a person said that a line is, in the terms of the parser."""

import re
from collections.abc import Iterable
from dataclasses import replace

from drafts.engine.headings import Heading, HeadingKind, kind_of, recognise
from drafts.engine.numbering import paragraph_label
from drafts.engine.source import Footnote, Line

BY_A_PERSON = "set aside by a person"
"""Why a line is left out that a person called page furniture."""

_HEADINGS: dict[str, HeadingKind] = {
    "preamble": "preamble",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "annex": "annex",
}
_MARK = re.compile(
    r"(?P<mark>[\[(]?(?:\d{1,3}|\*{1,3}|[†‡])[\])]?[.:]?)(?:\s+|(?=[^\W\d]))(?P<text>\S.*)", re.DOTALL
)


def heading_of(line: Line) -> Heading | None:
    """The heading that a line is: as a person said, else as its words tell."""
    heading = _as_said(line) if line.said else recognise(line.text, line.role == "heading")
    if line.opens_closing and kind_of(heading) != "annex":  # some files put their annexes there
        return None
    return replace(heading, number=line.number) if heading and line.number else heading


def _as_said(line: Line) -> Heading | None:
    kind = _HEADINGS.get(line.said)
    if kind is None:
        return None
    heading = recognise(line.text, is_heading=True)
    if heading and heading.kind == kind:
        return heading
    label = paragraph_label(line.text) if kind in ("article", "annex") else ""
    return Heading(kind, kind, label.strip("[]().- "), label, line.text[len(label) :].strip())


def footnotes_said(lines: Iterable[Line]) -> tuple[Footnote, ...]:
    """The footnotes that a person made of lines, each with the mark that opens it; no character is lost."""
    found = []
    for line in lines:
        if line.said == "footnote" and not line.aside:
            match = _MARK.match(line.text)
            found.append(Footnote(match["mark"], match["text"]) if match else Footnote("", line.text))
    return tuple(found)
