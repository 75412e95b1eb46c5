"""Which provisions of its own draft a reference means. Pure; nothing is guessed: what is not there is a problem."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from drafts.engine.numbering import number_key, number_order
from drafts.engine.outline import Paragraph, outline
from drafts.engine.parts import Part
from drafts.engine.references import DIVISIONS, Reference, find_references

Problem = Literal["", "no such provision", "no such paragraph", "another instrument"]

_LEVELS: dict[str, re.Pattern[str]] = {
    "title": re.compile(r"(?i)\b(?:title|titre|título)\s+([ivxlc]+[ab]?|\d+)(?!\w)"),
    "chapter": re.compile(r"(?i)\b(?:chapter|chapitre|capítulo)\s+([ivxlc]+|\d+[ab]?)(?!\w)"),
    "section": re.compile(r"(?i)\b(?:section|sección)\s+([ivxlc]+|\d+)(?!\w)"),
}
_OWN_NAME = re.compile(
    r"(?i:\bthis|\bprésente?|\bpresente) (Convention|Treaty|Charter|Covenant|Protocol|Constitution|Regulation"
    r"|Directive|Statute|Agreement|Traité|Charte|Pacte|Protocole|Accord|Convención|Convenio|Tratado|Protocolo|Acuerdo)\b"
)


class Resolved(NamedTuple):
    """A reference and the provisions it means: indexes of parts in the draft, in order.

    `rows` are the paragraphs that it names in the first of them, as indexes of its `outline`: one, or the first
    and the last of a range; empty where whole provisions are named.
    """

    reference: Reference
    parts: tuple[int, ...]
    rows: tuple[int, ...]
    problem: Problem


def resolve_all(parts: Sequence[Part], language: str = "en") -> tuple[tuple[Resolved, ...], ...]:
    """For each part of a draft what the references in its text mean, in their order."""
    provisions = _Provisions(parts)
    return tuple(
        tuple(provisions.resolve(reference, index) for reference in find_references(part.text, language))
        for index, part in enumerate(parts)
    )


class _Provisions:
    """The parts of a draft by number and chapter, with their paragraphs."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._by_number: dict[tuple[str, str], int] = {}
        for index, part in enumerate(parts):
            self._by_number.setdefault((part.kind, number_key(part.number)), index)
        self._outlines: dict[int, tuple[Paragraph, ...]] = {}

    @cached_property
    def _own_names(self) -> set[str]:
        return {name for part in self._parts for name in _OWN_NAME.findall(part.text)}

    @cached_property
    def _levels(self) -> list[dict[str, str]]:
        """For each part the numbers of the innermost title, chapter and section above it."""
        return [
            {
                unit: number_key(found[-1])
                for unit, level in _LEVELS.items()
                if (found := level.findall(part.chapter))
            }
            for part in self._parts
        ]

    @cached_property
    def _has_sections(self) -> bool:
        """Whether sections hold articles here; where articles hold sections, one is looked for no further."""
        return any("section" in levels for levels in self._levels)

    def _outline(self, index: int) -> tuple[Paragraph, ...]:
        """The paragraphs of one part, found once."""
        if index not in self._outlines:
            self._outlines[index] = outline(self._parts[index].text)
        return self._outlines[index]

    def resolve(self, reference: Reference, inside: int) -> Resolved:
        """What one reference in part `inside` means."""
        is_foreign = reference.instrument and reference.instrument not in self._own_names
        if is_foreign or _is_quoted(self._parts[inside].text, reference.start):
            return Resolved(reference, (), (), "another instrument")
        if reference.relative in ("preceding", "following"):
            return self._neighbour(reference, inside)
        if reference.unit in DIVISIONS:
            return self._division(reference, inside)
        parts = (inside,) if reference.relative else self._numbered(reference)
        if not parts:
            return Resolved(reference, (), (), "no such provision")
        rows = self._rows(reference, parts[0])
        return Resolved(reference, parts, rows or (), "no such paragraph" if rows is None else "")

    def _numbered(self, reference: Reference) -> tuple[int, ...]:
        kind = "annex" if reference.unit == "annex" else "article"
        first = self._by_number.get((kind, number_key(reference.number)))
        if first is None or not reference.last or reference.path:
            return () if first is None else (first,)
        if self._by_number.get((kind, number_key(reference.last))) is None:
            return ()
        ends = number_order(reference.number), number_order(reference.last)
        return tuple(
            index
            for index, part in enumerate(self._parts)
            if part.kind == kind and part.number and ends[0] <= number_order(part.number) <= ends[1]
        )

    def _rows(self, reference: Reference, index: int) -> tuple[int, ...] | None:
        """The paragraphs that the path names; None where one of them is not there."""
        if not reference.path:
            return ()
        paths = [reference.path]
        if reference.last:
            paths.append((*reference.path[:-1], number_key(reference.last)))
        eids = [paragraph.eid for paragraph in self._outline(index)]
        rows = [next((row for row, eid in enumerate(eids) if _fits(eid, path)), None) for path in paths]
        return None if None in rows else tuple(row for row in rows if row is not None)

    def _division(self, reference: Reference, inside: int) -> Resolved:
        """The articles of a title, chapter or section; one that titles number anew is that of the own title."""
        if reference.relative:
            return Resolved(reference, self._around(reference, inside), (), "")
        title = number_key(reference.title)
        parts = [
            index
            for index, levels in enumerate(self._levels)
            if levels.get(reference.unit) == number_key(reference.number)
            and title in ("", levels.get("title"))
        ]
        own = [
            index for index in parts if self._levels[index].get("title") == self._levels[inside].get("title")
        ]
        if not parts and reference.unit == "section" and not self._has_sections:
            return Resolved(reference, (inside,), (), "")
        found = tuple(parts if title else own or parts)
        return Resolved(reference, found, (), "" if found else "no such provision")

    def _around(self, reference: Reference, inside: int) -> tuple[int, ...]:
        """The articles of "this title" or "this chapter"; the one itself where it is in none."""
        if reference.unit == "title":
            above = [levels.get("title", "") for levels in self._levels]
        else:
            above = [part.chapter for part in self._parts]
        same = (index for index, one in enumerate(above) if one and one == above[inside])
        return tuple(same) or (inside,)

    def _neighbour(self, reference: Reference, inside: int) -> Resolved:
        """The article or paragraph before or after the one that holds the reference."""
        step = -1 if reference.relative == "preceding" else 1
        if reference.unit == "article":
            other = inside + step
            fits = 0 <= other < len(self._parts) and self._parts[other].kind == "article"
            return Resolved(reference, (other,) if fits else (), (), "" if fits else "no such provision")
        rows = self._outline(inside)
        here = next((n for n, row in enumerate(rows) if row.start <= reference.start <= row.end), 0)
        others = range(here + 1, len(rows)) if step > 0 else reversed(range(here))
        found = next((n for n in others if rows[n].depth <= max(1, rows[here].depth)), None)
        if found is None:
            return Resolved(reference, (inside,), (), "no such paragraph")
        return Resolved(reference, (inside,), (found,), "")


def _is_quoted(text: str, place: int) -> bool:
    """Whether it stands in words that are put into another law: in a paragraph that opens with a quotation mark."""
    before = text[:place].rpartition("\n")[2]
    return before.startswith("“") and before.count("“") > before.count("”")


def _fits(eid: str, path: Sequence[str]) -> bool:
    """Whether a paragraph is the one that a path of labels names; a path may leave out the outer labels."""
    labels = [step.partition("_")[2].lower() for step in eid.split("__")]
    wanted = [label.lower() for label in path]
    return labels[-len(path) :] == wanted or labels[-1] == ".".join(wanted)
