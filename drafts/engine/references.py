"""References to provisions in a text: "articles 6 to 16", "article 24, paragraph 2 (b)", "this chapter".

Offsets are code points, half-open. What a reference names is read here; which provision that is, in
`drafts.engine.resolving`.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from drafts.engine.numbering import number_key
from drafts.engine.reference_numbers import CODE_ARTICLE, GAP, ITEM, NUMBER, OWN_NAME, PATH_STEP, SERIAL
from drafts.engine.reference_words import ENGLISH, LANGUAGES, ReferenceWords, Unit

Relative = Literal["", "this", "preceding", "following"]

DIVISIONS = ("title", "chapter", "section")
"""Units that hold articles."""

_REACH = 60
"""Code points before an expression in which the instrument that it belongs to can stand."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One provision, or range of them, that `text[start:end]` names.

    `number` is as printed ("24", "5 bis", "IV"), empty for "this article". `path` are the labels of the
    paragraphs below ("2", "b"). `last` ends a range of what is named last: of paragraphs where there is a path.
    `unit` is "paragraph" only for "the preceding paragraph" and the like: a numbered one is an article with a
    path, relative to "this" where no article is named. `title` is the number of the title that holds a chapter
    ("Title III, Chapter 2"). `instrument` is another treaty or law, as printed
    ("Convention", "its" after its name); empty for the treaty itself. `section` is the part of an annex ("A").
    """

    start: int
    end: int
    unit: Unit
    number: str = ""
    last: str = ""
    path: tuple[str, ...] = ()
    relative: Relative = ""
    title: str = ""
    instrument: str = ""
    section: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it names, apart from how it is printed: equal for equal references."""
        numbers = (number_key(self.number), number_key(self.last), "/".join(self.path))
        return self.unit, *numbers, self.relative, number_key(self.title), self.instrument, self.section


def find_references(text: str, language: str = "en") -> tuple[Reference, ...]:
    """All references in a text, in order; each member of a list is one, a range is one.

    Languages without a table are read as English.
    """
    grammar = _grammar(language if language in LANGUAGES else "en")
    found: list[Reference] = []
    position = 0
    while match := grammar.start.search(text, position):
        references, end = grammar.read(text, match)
        if not (references and _is_heading(text, references[0])):
            found += references
        position = max(end, match.end())
    return tuple(found)


@cache
def _grammar(language: str) -> "_Grammar":
    return _Grammar(LANGUAGES.get(language, ENGLISH))


class _Grammar:
    """The words of a language made into patterns."""

    def __init__(self, words: ReferenceWords) -> None:
        units = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in words.units.items())
        unit = f"(?:{units})"
        bare = "|".join(f"(?:{pattern})" for pattern in words.units.values())
        self.start = self._compile(self._openings(words, unit, bare))
        self._joint = self._compile(
            rf"{GAP}(?:(?P<until>(?<!\w)(?:{words.until})(?![^\W\d]))|,?{GAP}(?:{words.both})(?!\w)|,)"
            rf"(?={GAP}(?:{NUMBER}|\())"
        )
        self._inner = self._compile(
            rf",?\s(?:{words.units['paragraph']}|{words.units['point']})(?=\s{GAP}[\d(a-z])"
        )
        self._point = self._compile(rf",?\s(?:{words.units['point']})(?=\s{GAP}[\d(a-z])")
        self._section = self._compile(
            rf",?\s(?:{words.units['section']})\s(?P<section>(?-i:[A-Z]|[IVX]{{1,4}})|\d{{1,2}})(?!\w)"
        )
        self._chapter = self._compile(rf",?\s(?:{words.units['chapter']})(?=\s(?-i:{NUMBER}))")
        self._of = self._compile(rf",?\s(?:{words.of})\s?(?={words.this}|{bare})")
        self._before = re.compile(rf"(?<!\w)(?P<name>{words.instruments}), (?:{words.such_as}) \Z")
        self._other = re.compile(
            rf"[\[\],]*\s(?:{words.of})\s?(?:(?:the|that|la|le|los?|el|l['’])\s?)?"
            rf"(?P<name>(?:[A-Z][\w'’-]*\s|(?<=\w\s)(?:on|for|of|de|sobre|sur|la|les|los|the|and|against)\s){{0,8}}?"
            rf"{words.instruments}(?:{SERIAL})?)(?!\w)|\s(?P<thereof>thereof)\b|\s(?P<short>TFEU|TEU|GDPR)\b"
        )

    @staticmethod
    def _compile(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    @staticmethod
    def _openings(words: ReferenceWords, unit: str, bare: str) -> str:
        """What a reference can begin with: a unit and a number, or "this", "preceding", "following" and a unit."""
        numbered = rf"(?P<its>(?:{words.its})\s)?{unit}(?=\s{GAP}(?:(?-i:{NUMBER})|\(?[a-z0-9]{{1,4}}\)))"
        this = rf"(?:(?P<this>{words.this})\s)(?P<this_unit>{bare})(?!\w)"
        before, after = words.preceding, words.following
        if words.adjective_follows:
            stepped = rf"(?P<step_unit>{bare})\s(?:(?P<preceding>{before})|(?P<following>{after}))"
        else:
            stepped = rf"(?:(?P<preceding>{before})|(?P<following>{after}))\s(?P<step_unit>{bare})"
        stepped += rf"(?!\w)(?!\s(?:{words.is_added}))"
        return rf"(?<!\w)(?:{this}|{stepped}|{numbered})"

    def read(self, text: str, match: re.Match[str]) -> tuple[list[Reference], int]:
        """The references of one expression that begins at `match`, and where it ends."""
        if match["this_unit"] or match["step_unit"]:
            reference = self._relative(match)
            return [reference], reference.end
        unit = self._unit(match)
        references, end = self._items(text, match.start(), match.end(), unit)
        if not references:
            return [], end
        references, end = self._with_container(text, references, end)
        name = "its" if match["its"] else self._instrument(text, match.start(), end)
        if name and not references[0].relative:
            references = [replace(reference, instrument=name) for reference in references]
        return references, end

    def _instrument(self, text: str, start: int, end: int) -> str:
        """The other treaty or law that is named behind an expression, or before it; else empty."""
        if other := self._other.match(text, end):
            return other["name"] or other["thereof"] or other["short"]
        before = self._before.search(text, max(0, start - _REACH), start)
        return before["name"] if before else ""

    def _unit(self, match: re.Match[str]) -> Unit:
        units: tuple[Unit, ...] = ("article", "paragraph", "point", "title", "chapter", "section", "annex")
        return next(unit for unit in units if match[unit])

    def _relative(self, match: re.Match[str]) -> Reference:
        word = match["this_unit"] or match["step_unit"]
        unit = self._unit_of(word)
        relative: Relative = (
            "this" if match["this_unit"] else "preceding" if match["preceding"] else "following"
        )
        name = OWN_NAME.match(match.string, match.end()) if match["this_unit"] else None
        return Reference(
            match.start(),
            name.end() if name else match.end(),
            unit,
            name[1] if name else "",
            relative=relative,
        )

    def _unit_of(self, word: str) -> Unit:
        found = self.start.match(f"{word} 1")
        return self._unit(found) if found else "article"

    def _items(self, text: str, start: int, end: int, unit: Unit) -> tuple[list[Reference], int]:
        """The members of a list such as "3, 23 and 53" or "paragraph 2 (a) and (b)"."""
        references: list[Reference] = []
        joint: re.Match[str] | None = None
        while item := ITEM.match(text, joint.end() if joint else end):
            if not _names(item, unit):
                break
            reference = _reference(item, unit, start, references[-1] if references else None)
            if joint and joint["until"] and references:
                last = reference.path[-1] if reference.path else reference.number
                references[-1] = replace(references[-1], last=last, end=item.end())
            else:
                references.append(reference)
            end = item.end()
            if unit == "annex" and (section := self._section.match(text, end)):
                end = section.end()
                references[-1] = replace(references[-1], section=section["section"], end=end)
            if inner := self._within(unit, references[-1], text, end):
                references, end = self._with_paragraphs(text, references, inner.end())
            if unit == "title" and (inner := self._chapter.match(text, end)):
                references[-1], end = _chapter_of(references[-1], text, inner.end())
            start = -1
            joint = self._joint.match(text, end)
            if joint is None:
                break
        return references, end

    def _within(self, unit: Unit, found: Reference, text: str, end: int) -> re.Match[str] | None:
        """The word behind an article or annex, or behind a whole paragraph, that names what is inside."""
        if unit in ("article", "annex"):
            return self._inner.match(text, end)
        is_whole = unit == "paragraph" and len(found.path) == 1 and not found.last
        return self._point.match(text, end) if is_whole else None

    def _with_paragraphs(self, text: str, found: list[Reference], end: int) -> tuple[list[Reference], int]:
        """The last article of the list with the paragraphs named behind it: ", paragraphs 2 and 3"."""
        article = found[-1]
        inner, end = self._items(text, end, end, "paragraph")
        if not inner:
            return found, article.end
        first, *others = inner
        whole = replace(article, path=(*article.path, *first.path), last=first.last, end=first.end)
        others = [
            replace(
                article,
                start=other.start,
                end=other.end,
                path=_beside(first, other, article),
                last=other.last,
            )
            for other in others
        ]
        return [*found[:-1], whole, *others], end

    def _with_container(self, text: str, found: list[Reference], end: int) -> tuple[list[Reference], int]:
        """Paragraphs with the article that holds them: "paragraph 2 of article 24"."""
        of = self._of.match(text, end) if found[0].path else None
        start = self.start.match(text, of.end()) if of else None
        holders, holder_end = self.read(text, start) if start else ([], end)
        if not holders:
            return found, end
        holder, end = holders[0], holder_end
        if holder.unit in DIVISIONS:
            return found, found[-1].end
        inside = [
            replace(
                reference,
                unit=holder.unit,
                number=holder.number,
                path=(*holder.path, *reference.path),
                relative=holder.relative,
                instrument=holder.instrument,
            )
            for reference in found
        ]
        inside[-1] = replace(inside[-1], end=end)
        return inside, end


def _is_heading(text: str, reference: Reference) -> bool:
    """Whether it is all that stands in its line, with a capital: "Section 2" above what it heads."""
    before, after = text[: reference.start].rpartition("\n")[2], text[reference.end :].partition("\n")[0]
    is_alone = not before.strip() and not after.strip(" .:")
    return is_alone and text[reference.start].isupper() and bool(reference.number) and not reference.path


def _names(item: re.Match[str], unit: Unit) -> bool:
    """Whether it names something; "paragraph X" keeps a place, since paragraphs have no Roman numerals."""
    if unit in ("paragraph", "point") and item["number"] and not item["number"][0].isdigit():
        return False
    return bool(item["number"] or item["path"])


def _beside(first: Reference, other: Reference, holder: Reference) -> tuple[str, ...]:
    """The path of a member of a list: "(2)" behind "point (d)" is a paragraph of the article again."""
    steps_out = other.path[0].isdigit() and not first.path[0].isdigit()
    return other.path if steps_out else (*holder.path, *other.path)


def _chapter_of(title: Reference, text: str, place: int) -> tuple[Reference, int]:
    """The chapter of a title, whose number stands at `place`, and where that ends."""
    item = ITEM.match(text, place)
    if item is None:
        return title, title.end
    chapter = replace(title, unit="chapter", number=item["number"], title=title.number, end=item.end())
    return chapter, item.end()


def _reference(item: re.Match[str], unit: Unit, start: int, before: Reference | None) -> Reference:
    """One member of a list; a mere letter belongs to the paragraph or article of the member before."""
    steps = tuple(PATH_STEP.findall(item["path"]))
    begin = start if start >= 0 else item.end() - len(item[0].lstrip(" []"))
    number = item["number"] or ""
    if item["dotted"]:
        steps = (item["dotted"][1:], *steps)
    if unit not in ("paragraph", "point"):
        if not number and before:
            return replace(before, start=begin, end=item.end(), path=(*before.path[:-1], *steps), last="")
        if re.fullmatch(CODE_ARTICLE, number):
            number = re.sub(r"[.\s]", "", number)
            return Reference(begin, item.end(), unit, number, path=steps, instrument="code")
        return Reference(begin, item.end(), unit, number, path=steps)
    if not number and before:
        path = (*before.path[: -len(steps)], *steps)
    else:
        path = (number_key(number), *steps) if number else steps
    return Reference(begin, item.end(), "article", path=path, relative="this")
