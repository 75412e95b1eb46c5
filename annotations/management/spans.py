"""The file of spans that `carry_annotations` reads: JSON lines, each an article and a place in it."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from annotations.engine.quotes import Quote
from annotations.engine.spans import Span
from drafts.engine.numbering import number_key
from drafts.engine.parts import Part

_WORD_BEFORE_NUMBER = re.compile(r"[\[(\s]*(?:article|art\.?)\s+", re.IGNORECASE)
_NOWHERE = -1


class BadSpans(Exception):
    """The lines of the file that cannot be read, each with its number and the reason."""


def read_spans(lines: Iterable[str], old: Sequence[Part]) -> list[Span | Quote]:
    """The spans of the file on the old draft, blank lines skipped.

    An article that the old draft does not have is no error; its spans match nothing. Raises BadSpans.
    """
    spans: list[Span | Quote] = []
    errors: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            spans.append(_read(line, old))
        except ValueError as error:
            errors.append(f"line {number}: {error}")
    if errors:
        raise BadSpans("\n".join(errors))
    return spans


def part_key(name: str) -> str:
    """A form in which equal names are equal: "Article 5 BIS" is "5bis", "Preamble" is "preamble"."""
    bare = _WORD_BEFORE_NUMBER.sub("", name, count=1).strip("[]() \t")
    kind, _, number = bare.partition(" ")
    if kind.lower() in ("annex", "preamble"):
        return f"{kind.lower()} {number_key(number)}".rstrip()
    return number_key(bare)


def _read(line: str, old: Sequence[Part]) -> Span | Quote:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(data, dict):
        raise ValueError("not an object")
    part = _part(data.get("article"), old)
    if "exact" in data:
        return Quote(part, *(_text(data, name) for name in ("exact", "prefix", "suffix")))
    return Span(part, _offset(data, "start"), _offset(data, "end"))


def _part(name: Any, old: Sequence[Part]) -> int:
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str):
        raise ValueError('"article" is missing or not a number as printed')
    wanted = part_key(name)
    found = [index for index, part in enumerate(old) if _key_of(part) == wanted]
    if len(found) > 1:
        raise ValueError(f"the old draft has {len(found)} articles {name}")
    return found[0] if found else _NOWHERE


def _key_of(part: Part) -> str:
    number = number_key(part.number)
    return number if part.kind == "article" else f"{part.kind} {number}".rstrip()


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f'"{name}" is not a text')
    return value


def _offset(data: dict[str, Any], name: str) -> int:
    value = data.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(
            f'"{name}" is missing or not a whole number' if name in data else f'neither "exact" nor "{name}"'
        )
    return value
