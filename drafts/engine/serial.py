"""A parsed draft as plain data for JSON, and back."""

from dataclasses import asdict
from typing import Any

from drafts.engine.parts import ParsedDraft, Part
from drafts.engine.source import CharacterCount, Doubt, Footnote, SetAside


def to_data(draft: ParsedDraft) -> dict[str, Any]:
    """The draft as dictionaries, lists, strings and numbers."""
    return asdict(draft)


def from_data(data: dict[str, Any]) -> ParsedDraft:
    """The inverse of `to_data`; raises TypeError or KeyError for data of another shape."""
    characters = data["characters"]
    return ParsedDraft(
        language=data["language"],
        parts=tuple(Part(**part) for part in data["parts"]),
        footnotes=tuple(Footnote(**note) for note in data["footnotes"]),
        doubts=tuple(Doubt(**doubt) for doubt in data["doubts"]),
        characters=CharacterCount(
            characters["total"],
            characters["kept"],
            tuple(SetAside(**item) for item in characters["set_aside"]),
        ),
    )
