"""Short drafts made of lines, and what the parser finds in them."""

from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.engine.source import CharacterCount, Line, SourceText
from drafts.engine.text import count_characters


def draft_of(*texts: str | Line) -> ParsedDraft:
    lines = tuple(text if isinstance(text, Line) else Line(text) for text in texts)
    count = sum(count_characters(line.text) for line in lines)
    return parse(SourceText(lines, (), (), CharacterCount(count, count)))


def shape(draft: ParsedDraft) -> list[tuple[str, str, str, str]]:
    return [(part.kind, part.number, part.heading, part.text) for part in draft.parts]


def codes(draft: ParsedDraft) -> list[str]:
    return [doubt.code for doubt in draft.doubts]


def aside(draft: ParsedDraft) -> dict[str, int]:
    return {item.reason: item.count for item in draft.characters.set_aside}
