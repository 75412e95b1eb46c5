"""Which provision a reference means, which references mean none, and which mean another one than before.

After a renumbering the numbers in the text have to follow. Those that were forgotten point to nothing
("dangling") or, worse, to a provision that nobody meant ("shifted").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from drafts.engine.alignment import Edge
from drafts.engine.numbering import number_key, number_order
from drafts.engine.outline import Paragraph, outline
from drafts.engine.paragraphs import pair_paragraphs
from drafts.engine.parts import Part
from drafts.engine.references import Reference, find_references
from drafts.engine.tokens import shared_vocabulary

Problem = Literal["", "no such provision", "no such paragraph", "another instrument"]

_CHAPTER = re.compile(r"(?i)\b(?:chapter|section|chapitre|capítulo|sección)\s+([ivxlc]+|\d+)(?!\w)")
_SECTION = re.compile(r"(?i)\b(?:section|sección)\b")
_OWN_NAME = re.compile(
    r"(?i:\bthis|\bprésente?|\bpresente) (Convention|Treaty|Charter|Covenant|Protocol|Constitution|Regulation"
    r"|Directive|Statute|Agreement|Traité|Charte|Pacte|Protocole|Accord|Convención|Convenio|Tratado|Protocolo|Acuerdo)\b"
)


class Resolved(NamedTuple):
    """A reference and the provisions it means: indexes of parts, and eIds of paragraphs where it names some.

    The eIds are those of `outline` without the article's number ("para_2__subpara_a").
    """

    reference: Reference
    parts: tuple[int, ...]
    eids: tuple[str, ...]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference of the new draft, in its part `part`, that wants a second look.

    dangling: it means nothing in the new draft. shifted: it meant other provisions in the old draft; `meant`
    are these, as parts of the new draft (none where they are gone), `means` the parts that it means now. Both
    can name the same part where only its paragraphs were renumbered.
    """

    part: int
    reference: Reference
    kind: Literal["dangling", "shifted"]
    meant: tuple[int, ...]
    means: tuple[int, ...]


def resolve(references: Iterable[Reference], parts: Sequence[Part], inside: int) -> tuple[Resolved, ...]:
    """What references found in the text of part `inside` mean in this draft, in the same order."""
    provisions = _Provisions(parts)
    return tuple(provisions.resolve(reference, inside) for reference in references)


def dangling(parts: Sequence[Part], language: str = "en") -> tuple[tuple[int, Reference], ...]:
    """Every reference of a draft that means nothing in it, with the index of the part where it stands."""
    provisions = _Provisions(parts)
    return tuple(
        (index, resolved.reference)
        for index, part in enumerate(parts)
        for resolved in provisions.resolve_all(part.text, index, language)
        if resolved.problem.startswith("no such")
    )


def shifted(
    old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], language: str = "en"
) -> tuple[Stale, ...]:
    """The references of the new draft that mean nothing, or another provision than they did in the old draft."""
    return tuple(_Shifts(old, new, edges, language).find())


class _Provisions:
    """The parts of a draft by number and chapter, with their paragraphs."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._by_number: dict[tuple[str, str], int] = {}
        for index, part in enumerate(parts):
            self._by_number.setdefault((part.kind, number_key(part.number)), index)
        self._outlines: dict[int, tuple[Paragraph, ...]] = {}

    @cached_property
    def _own_names(self) -> set[str]:
        return {name for part in self.parts for name in _OWN_NAME.findall(part.text)}

    @cached_property
    def _has_sections(self) -> bool:
        """Whether sections hold articles here; where articles hold sections, one is looked for no further."""
        return any(_SECTION.search(part.chapter) for part in self.parts)

    def outline(self, index: int) -> tuple[Paragraph, ...]:
        """The paragraphs of one part, found once."""
        if index not in self._outlines:
            self._outlines[index] = outline(self.parts[index].text)
        return self._outlines[index]

    def resolve_all(self, text: str, inside: int, language: str) -> list[Resolved]:
        """All references of one text."""
        return [self.resolve(reference, inside) for reference in find_references(text, language)]

    def resolve(self, reference: Reference, inside: int) -> Resolved:
        """What one reference in part `inside` means."""
        if reference.instrument and reference.instrument not in self._own_names:
            return Resolved(reference, (), (), "another instrument")
        if reference.relative in ("preceding", "following"):
            return self._neighbour(reference, inside)
        if reference.unit in ("chapter", "section"):
            return self._chapter(reference, inside)
        parts = (inside,) if reference.relative else self._numbered(reference)
        if not parts:
            return Resolved(reference, (), (), "no such provision")
        eids = self._eids(reference, parts[0])
        return Resolved(reference, parts, eids or (), "no such paragraph" if eids is None else "")

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
            for index, part in enumerate(self.parts)
            if part.kind == kind and part.number and ends[0] <= number_order(part.number) <= ends[1]
        )

    def _eids(self, reference: Reference, index: int) -> tuple[str, ...] | None:
        """The paragraphs that the path names; None where one of them is not there."""
        if not reference.path:
            return ()
        paths = [reference.path]
        if reference.last:
            paths.append((*reference.path[:-1], number_key(reference.last)))
        known = [paragraph.eid for paragraph in self.outline(index)]
        eids = [next((eid for eid in known if _fits(eid, path)), None) for path in paths]
        return None if None in eids else tuple(eid for eid in eids if eid)

    def _chapter(self, reference: Reference, inside: int) -> Resolved:
        def is_meant(part: Part) -> bool:
            numbers = [number_key(number) for number in _CHAPTER.findall(part.chapter)]
            return number_key(reference.number) in numbers

        if reference.relative:
            chapter = self.parts[inside].chapter
            parts = tuple(
                index for index, part in enumerate(self.parts) if chapter and part.chapter == chapter
            )
            return Resolved(reference, parts or (inside,), (), "")
        parts = tuple(index for index, part in enumerate(self.parts) if is_meant(part))
        if not parts and reference.unit == "section" and not self._has_sections:
            return Resolved(reference, (inside,), (), "")
        return Resolved(reference, parts, (), "" if parts else "no such provision")

    def _neighbour(self, reference: Reference, inside: int) -> Resolved:
        """The article or paragraph before or after the one that holds the reference."""
        step = -1 if reference.relative == "preceding" else 1
        if reference.unit == "article":
            other = inside + step
            fits = 0 <= other < len(self.parts) and self.parts[other].kind == "article"
            return Resolved(reference, (other,) if fits else (), (), "" if fits else "no such provision")
        rows = self.outline(inside)
        here = next((n for n, row in enumerate(rows) if row.start <= reference.start <= row.end), 0)
        others = rows[here + 1 :] if step > 0 else rows[:here][::-1]
        eid = (
            next((row.eid for row in others if row.depth <= max(1, rows[here].depth)), None) if rows else None
        )
        return Resolved(reference, (inside,), (eid,) if eid else (), "" if eid else "no such paragraph")


def _fits(eid: str, path: Sequence[str]) -> bool:
    """Whether a paragraph is the one that a path of labels names; a path may leave out the outer labels."""
    labels = [step.partition("_")[2].lower() for step in eid.split("__")]
    return labels[-len(path) :] == [label.lower() for label in path]


class _Shifts:
    """Follows each reference of the new draft to what it meant in the old one."""

    def __init__(
        self, old: Sequence[Part], new: Sequence[Part], edges: Sequence[Edge], language: str
    ) -> None:
        self._old, self._new, self._language = _Provisions(old), _Provisions(new), language
        self._came_from = {index: edge.old for edge in edges for index in edge.new}
        self._went_to = {index: edge.new for edge in edges for index in edge.old}

    def find(self) -> Iterator[Stale]:
        """In the order of the new draft.

        A reference that means what one of the old article meant was brought up to date, whatever is printed.
        Of the rest, those that are printed as they were have shifted.
        """
        for index, part in enumerate(self._new.parts):
            here = self._new.resolve_all(part.text, index, self._language)
            left = self._before(index) if here else []
            suspects = [found for found in here if not self._take_continued(found, left)]
            for found in suspects:
                was = next((old for old in left if old.reference.key == found.reference.key), None)
                if was:
                    left.remove(was)
                if found.problem:
                    yield Stale(index, found.reference, "dangling", self._meant(was), found.parts)
                elif was:
                    yield Stale(index, found.reference, "shifted", self._meant(was), found.parts)

    def _before(self, index: int) -> list[Resolved]:
        """The references of the articles that this part came from."""
        return [
            resolved
            for origin in self._came_from.get(index, ())
            for resolved in self._old.resolve_all(self._old.parts[origin].text, origin, self._language)
            if not resolved.problem
        ]

    def _take_continued(self, found: Resolved, left: list[Resolved]) -> bool:
        """Whether a reference is sound; the old one that it continues is taken from those left."""
        if found.problem:
            return found.problem == "another instrument"
        was = next((old for old in left if self._still(old, found)), None)
        if was:
            left.remove(was)
        return was is not None

    def _meant(self, was: Resolved | None) -> tuple[int, ...]:
        if was is None:
            return ()
        return tuple(sorted({target for index in was.parts for target in self._went_to.get(index, ())}))

    def _still(self, was: Resolved, now: Resolved) -> bool:
        """Whether the ends of what is meant now are what became of the ends of what was meant."""
        if was.reference.unit in ("chapter", "section") or now.reference.unit in ("chapter", "section"):
            return was.reference.key == now.reference.key
        if len(was.eids) != len(now.eids):
            return False
        for old_index, new_index in ((was.parts[0], now.parts[0]), (was.parts[-1], now.parts[-1])):
            if new_index not in self._went_to.get(old_index, ()):
                return False
        return all(
            self._same_paragraph(was.parts[0], eid, now.parts[0], other)
            for eid, other in zip(was.eids, now.eids, strict=True)
        )

    def _same_paragraph(self, old_index: int, eid: str, new_index: int, other: str) -> bool:
        """Whether a paragraph became the other one; what stands in another article is taken to have stayed."""
        vocabulary = shared_vocabulary()
        old_text = vocabulary.text(self._old.parts[old_index].text)
        new_text = vocabulary.text(self._new.parts[new_index].text)
        old_eids = [paragraph.eid for paragraph in self._old.outline(old_index)]
        new_eids = [paragraph.eid for paragraph in self._new.outline(new_index)]
        partners = [
            new_eids[target]
            for olds, news in pair_paragraphs(old_text, new_text)
            if old_eids.index(eid) in olds
            for target in news
        ]
        return other in partners
