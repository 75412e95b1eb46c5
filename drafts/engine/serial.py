"""A parsed draft as plain data for JSON, and back."""

from dataclasses import asdict
from typing import Any

from drafts.engine.parts import ParsedDraft, Part, Taken
from drafts.engine.source import CharacterCount, Doubt, Footnote, Line, SetAside, SourceText


def to_data(draft: ParsedDraft) -> dict[str, Any]:
    """The draft as dictionaries, lists, strings and numbers."""
    return asdict(draft)


def from_data(data: dict[str, Any]) -> ParsedDraft:
    """The inverse of `to_data`; raises TypeError or KeyError for data of another shape."""
    return ParsedDraft(
        **_common(data),
        parts=tuple(Part(**part) for part in data["parts"]),
        source=source_from_data(data["source"]) if data["source"] else None,
        taken=tuple(Taken(**line) for line in data["taken"]),
    )


def source_from_data(data: dict[str, Any]) -> SourceText:
    """The lines of a document from what `asdict` made of them."""
    return SourceText(**_common(data), lines=tuple(Line(**line) for line in data["lines"]))


def _common(data: dict[str, Any]) -> dict[str, Any]:
    """What a draft and its source have alike."""
    characters = data["characters"]
    aside = tuple(SetAside(**item) for item in characters["set_aside"])
    return {
        "language": data["language"],
        "footnotes": tuple(Footnote(**note) for note in data["footnotes"]),
        "doubts": tuple(Doubt(**doubt) for doubt in data["doubts"]),
        "characters": CharacterCount(characters["total"], characters["kept"], aside),
    }
