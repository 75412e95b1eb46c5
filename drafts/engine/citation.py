"""How a place of a draft is cited: "Article 24(2)(a)"."""

from drafts.engine.outline import Paragraph, outline

_MARKS = "[]()-–—•*. "
"""What stands around the letter or number of a label; a bullet has neither, and is not cited."""


def cite(name: str, text: str, start: int | None, end: int | None) -> str:
    """The name of an article with the paragraph that holds the span [start, end) of its text.

    Offsets are code points, half-open; None is the whole article. A span over several paragraphs is cited by
    what they have in common, and by the first and last where that is one list: "Article 24(2)–(4)".
    """
    if start is None or end is None:
        return name
    paragraphs = outline(text)
    first, last = _labels_at(paragraphs, start), _labels_at(paragraphs, end - 1)
    shared = 0
    while shared < min(len(first), len(last)) and first[shared] == last[shared]:
        shared += 1
    cited = name + "".join(first[:shared])
    if shared < min(len(first), len(last)):
        cited += f"{first[shared]}–{last[shared]}"
    return cited


def _labels_at(paragraphs: tuple[Paragraph, ...], place: int) -> list[str]:
    """The labels that lead to a place, outermost first: ["(2)", "(a)"]."""
    path: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        if paragraph.start > place:
            break
        while path and path[-1][0] >= paragraph.depth:
            path.pop()
        path.append((paragraph.depth, paragraph.label.strip(_MARKS)))
    return [f"({label})" for _, label in path if label]
