"""A briefing note as plain data: what it says, in the order in which it says it. No database, no HTML."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Mention:
    """What the organisation says of one place of the draft.

    `wording` is the words as they stand there (empty for a whole article), `proposal` the words to put in their
    place. `reason` is CommonMark; `evidence` with `evidence_link` becomes an endnote.
    """

    article: str
    heading: str
    link: str
    stance: str
    priority: str
    wording: str = ""
    proposal: str = ""
    reason: str = ""
    evidence: str = ""
    evidence_link: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One position: the sentence put to delegates, what it means, and the places of the draft it speaks of."""

    code: str
    text: str
    summary: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One theme of the note. `prose` and `recommendation` are CommonMark."""

    title: str
    prose: str = ""
    asks: tuple[Ask, ...] = ()
    recommendation: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The draft that the note speaks of, as its cover and every foot of a page name it."""

    treaty: str
    title: str
    label: str
    symbol: str
    issued_on: date
    language: str
    link: str


@dataclass(frozen=True, slots=True)
class Note:
    """A whole briefing note. Prose is CommonMark, where `[^1]` and `[^1]: text` make endnotes.

    `is_issued` tells the frozen note from one that may still change, which is printed with a mark.
    `illustrative` says in a sentence what of it is made up, and is empty for real ones.
    """

    title: str
    subtitle: str
    organisation: str
    dated_on: date
    source: Source
    imprint: str = ""
    about: str = ""
    introduction: str = ""
    quote: str = ""
    quote_attribution: str = ""
    sections: tuple[Section, ...] = ()
    conclusion: str = ""
    illustrative: str = ""
    is_issued: bool = False


def as_data(note: Note) -> dict[str, Any]:
    """The note as JSON can keep it; `from_data` gives it back."""
    data = asdict(note)
    data["dated_on"] = note.dated_on.isoformat()
    data["source"]["issued_on"] = note.source.issued_on.isoformat()
    return data


def from_data(data: Mapping[str, Any]) -> Note:
    """A note from what `as_data` gave. Raises KeyError, TypeError or ValueError for anything else."""
    source = {**data["source"], "issued_on": date.fromisoformat(data["source"]["issued_on"])}
    parts = {
        "dated_on": date.fromisoformat(data["dated_on"]),
        "source": Source(**source),
        "sections": tuple(_section(section) for section in data["sections"]),
    }
    return Note(**{**data, **parts})


def _section(data: Mapping[str, Any]) -> Section:
    return Section(**{**data, "asks": tuple(_ask(ask) for ask in data["asks"])})


def _ask(data: Mapping[str, Any]) -> Ask:
    return Ask(**{**data, "mentions": tuple(Mention(**mention) for mention in data["mentions"])})
