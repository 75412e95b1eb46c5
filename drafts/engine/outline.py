"""The inner structure of an article as spans of its text: chapeau, paragraphs, subparagraphs, sentences.

Ids follow the Akoma Ntoso naming convention: `art_5bis__para_2__subpara_a`.
"""

import re
from dataclasses import dataclass

from drafts.engine.numbering import label_kind, label_value, number_key, paragraph_label, roman_value

_LEVEL_NAMES = ("para", "subpara", "point", "subpoint")
_SENTENCE_BREAK = re.compile(r"(?:[.!?؟]+[\"'”’»)\]]*\s+|[。！？]+[”’」』）]*\s*)(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Art|Arts|No|Nos|para|paras|p|pp|cf|e\.g|i\.e|etc|vol|St|Mr|Ms|Dr|Rev|Add)|\b[A-Z])$"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article's text: the half-open span `start`..`end`, without its line break.

    `label` is as printed ("1.", "(a)"), empty for a chapeau or an unnumbered paragraph; `depth` is 0 for
    paragraphs, 1 for subparagraphs and so on; `eid` is unique within the article.
    """

    start: int
    end: int
    label: str
    depth: int
    eid: str


def outline(text: str, number: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of an article's text in order; `number` is the article's, for the ids."""
    prefix = f"art_{number_key(number)}" if number else "art"
    walk = _Walk(prefix)
    start = 0
    for line in text.split("\n") if text else ():
        walk.add(line, start)
        start += len(line) + 1
    return tuple(walk.found)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of a text, without the white space around them.

    A line break always ends a sentence; a full stop after a usual abbreviation, a lone capital or a label does not.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        spans.extend((start + first, start + last) for first, last in _line_sentences(line))
        start += len(line) + 1
    return tuple(spans)


def _line_sentences(line: str) -> list[tuple[int, int]]:
    label = paragraph_label(line)
    cuts = [0]
    for match in _SENTENCE_BREAK.finditer(line, len(label)):
        if not _ABBREVIATION.search(line[: match.start()]) and not line[match.end()].islower():
            cuts.append(match.end())
    spans = zip(cuts, [*cuts[1:], len(line)], strict=True)
    return [
        (first, first + len(line[first:last].rstrip())) for first, last in spans if line[first:last].strip()
    ]


class _Walk:
    """Keeps the families of labels that are open ("1." above "(a)" above "(i)"), to tell depths."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.found: list[Paragraph] = []
        self._open: list[tuple[str, str, str]] = []
        self._ids: dict[str, int] = {}

    def add(self, line: str, start: int) -> None:
        """The next line of the article, which begins at `start`."""
        label = paragraph_label(line)
        depth, eid = self._labelled(label) if label else (0, self._unlabelled())
        self.found.append(Paragraph(start, start + len(line), label, depth, self._unique(eid)))

    def _unlabelled(self) -> str:
        """A line without a label opens the article or goes on with its numbered paragraph, whatever list is open."""
        if not self.found:
            return f"{self.prefix}__chapeau"
        return f"{self._open[0][2]}__wrap" if self._open else f"{self.prefix}__para_n"

    def _labelled(self, label: str) -> tuple[int, str]:
        kind, value = self._kind(label), label_value(label)
        families = [family for family, _, _ in self._open]
        if kind in families:
            del self._open[families.index(kind) :]
        depth = len(self._open)
        parent = self._open[-1][2] if self._open else self.prefix
        eid = f"{parent}__{_LEVEL_NAMES[min(depth, 3)]}_{value.replace(' ', '').lower()}"
        self._open.append((kind, value, eid))
        return depth, eid

    def _kind(self, label: str) -> str:
        """The family of a label, with its shape: "1." and "(1)" are two families.

        "(i)" is a letter after "(h)" and a numeral otherwise; likewise "(v)" after "(u)" and "(x)" after "(w)".
        """
        value = label_value(label)
        kind = label_kind(label)
        if kind == "letter" and roman_value(value):
            last = next((last for family, last, _ in reversed(self._open) if family.startswith("letter")), "")
            follows_letter = last and ord(value) == ord(last[0]) + 1
            kind = "letter" if follows_letter or (value not in "ivx") else "roman"
        shape = "(" if label.lstrip("[*").startswith("(") else ""
        return f"{kind}{shape}"

    def _unique(self, eid: str) -> str:
        self._ids[eid] = self._ids.get(eid, 0) + 1
        return eid if self._ids[eid] == 1 else f"{eid}_{self._ids[eid]}"
