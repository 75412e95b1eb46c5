"""Read annotations that other programs wrote: W3C Web Annotation JSON-LD, and what Hypothesis exports.

Sources of the shapes: W3C Web Annotation Data Model, 23 February 2017; the JSON that the Hypothesis client exports
and that its search API answers. What is not understood is left out, never guessed; a file that holds no annotation
at all is refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.engine.anchoring import find_quote
from drafts.engine.parts import Part


class BadDocument(ValueError):
    """The file holds no annotation in a shape that is known; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """One annotation of another program.

    `start` is where it stood in that program's text, in its own counting: a hint only. `parent` is the id of the one
    that it replies to, empty for one that stands by itself. `kind` is ours, from the motivation.
    """

    id: str
    exact: str
    prefix: str
    suffix: str
    author: str
    kind: str
    reason: str
    wording: str
    evidence_url: str
    tags: tuple[str, ...]
    parent: str


_Json = dict[str, Any]
_KINDS = {"questioning": "question", "editing": "proposal", "assessing": "position"}
_LONGEST_TAG = 40


def read_foreign(document: Any) -> list[Foreign]:
    """All annotations of a document, in its order. Raises BadDocument when there is none."""
    found = [_read(item) for item in _items(document)]
    if not found:
        raise BadDocument(
            "No annotation was found. Give the JSON that Hypothesis exports, or a W3C annotation, "
            "annotation page or collection."
        )
    return found


def locate(parts: Sequence[Part], foreign: Foreign) -> tuple[int, int, int] | None:
    """(part, start, end) in code points of the one place where its words stand; None if nowhere or not alone."""
    places = [
        (index, *found)
        for index, part in enumerate(parts)
        if (found := find_quote(part.text, foreign.exact, foreign.prefix, foreign.suffix))
    ]
    if len(places) > 1:
        places = [place for place in places if _context_fits(parts[place[0]].text, place, foreign)]
    return places[0] if len(places) == 1 else None


def _context_fits(text: str, place: tuple[int, int, int], foreign: Foreign) -> bool:
    """Whether the words beside the place are those beside the quote, as far as it says them."""
    _, start, end = place
    before, after = " ".join(foreign.prefix.split()), " ".join(foreign.suffix.split())
    around = " ".join(text[:start].split()), " ".join(text[end:].split())
    return bool(before or after) and around[0].endswith(before) and around[1].startswith(after)


def _items(document: Any) -> Iterator[_Json]:
    if isinstance(document, list):
        yield from (item for item in document if isinstance(item, dict))
    elif isinstance(document, dict):
        for name in ("annotations", "rows", "items"):
            if isinstance(document.get(name), list):
                yield from _items(document[name])
                return
        if isinstance(document.get("first"), dict):
            yield from _items(document["first"])
        elif "target" in document:
            yield document


def _read(item: _Json) -> Foreign:
    quote = next((one for one in _selectors(item) if one.get("type") == "TextQuoteSelector"), {})
    bodies = list(_bodies(item))
    said = {purpose: [text for given, text in bodies if given == purpose and text] for purpose, _ in bodies}
    references = _list(item.get("references"))
    return Foreign(
        id=_text(item.get("id")),
        exact=_text(quote.get("exact")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        author=_author(item),
        kind=_KINDS.get(_text(next(iter(_list(item.get("motivation"))), "")), "comment"),
        reason="\n\n".join(said.get("commenting", ())),
        wording="\n\n".join(said.get("editing", ())),
        evidence_url=next(iter(said.get("linking", ())), ""),
        tags=tuple(
            dict.fromkeys(" ".join(tag.split()).lower()[:_LONGEST_TAG] for tag in said.get("tagging", ()))
        ),
        parent=_text(references[-1]) if references else "",
    )


def _selectors(item: _Json) -> Iterator[_Json]:
    for target in _list(item.get("target")):
        if isinstance(target, dict):
            yield from (one for one in _list(target.get("selector")) if isinstance(one, dict))


def _bodies(item: _Json) -> Iterator[tuple[str, str]]:
    """(purpose, text) of everything that an annotation says; a purpose that is not ours counts as comment."""
    yield "commenting", _text(item.get("text")) or _text(item.get("bodyValue"))
    for tag in _list(item.get("tags")):
        yield "tagging", _text(tag)
    for body in _list(item.get("body")):
        if isinstance(body, str):
            yield ("linking" if body.startswith(("http://", "https://")) else "commenting"), body
        elif isinstance(body, dict):
            yield (
                _purpose(body),
                _text(body.get("value")) or _text(body.get("source")) or _text(body.get("id")),
            )


def _purpose(body: _Json) -> str:
    purpose = _text(next(iter(_list(body.get("purpose"))), ""))
    if purpose in ("tagging", "editing", "linking"):
        return purpose
    return "commenting" if "value" in body else "linking"


def _author(item: _Json) -> str:
    creator = next(iter(_list(item.get("creator"))), "")
    named = creator.get("name") or creator.get("id") if isinstance(creator, dict) else creator
    info = item.get("user_info")
    shown = info.get("display_name") if isinstance(info, dict) else ""
    return _text(shown) or _text(named) or _text(item.get("user")).removeprefix("acct:").split("@")[0]


def _list(value: Any) -> list[Any]:
    """What JSON-LD writes as one thing or as a list of things."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """A string without what a database cannot store; anything else is empty."""
    return value.replace("\0", "").strip() if isinstance(value, str) else ""
