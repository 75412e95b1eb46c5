"""The heat map of a treaty as it is set in a table: what each cell says, and how dark it is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from drafts.exports.pdf import styles_of
from treatywatch.pdf import make_pdf

STYLES = ("css/paper.css", "css/heatmap-paper.css")


@dataclass(frozen=True)
class HeatMark:
    """A class of legal force in a cell: a sign, what it stands for, and how many changes are of it."""

    sign: str
    name: str
    count: int


@dataclass(frozen=True)
class HeatCell:
    """A cell: `words` is what it says, `shade` 0..4 how dark it is, `state` "new", "gone", "quiet" or "".

    `note` tells what befell the provision beside its words, `name` what it was called in this draft, `address`
    where the redline is.
    """

    words: str
    shade: int = 0
    state: str = ""
    note: str = ""
    marks: tuple[HeatMark, ...] = ()
    name: str = ""
    address: str = ""


@dataclass(frozen=True)
class HeatColumn:
    """A draft."""

    label: str
    issued_on: date
    address: str


@dataclass(frozen=True)
class HeatLine:
    """A provision with a cell a draft, None where it is not in the draft."""

    name: str
    heading: str
    address: str
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True)
class HeatGroup:
    """A chapter with its provisions; `totals` is empty where there is one group only, which the whole draft tells."""

    name: str
    totals: tuple[HeatCell, ...]
    lines: tuple[HeatLine, ...]


@dataclass(frozen=True)
class HeatTable:
    """Provisions by drafts. `shows` names the class of legal force that is counted, empty for the amount."""

    treaty: str
    language: str
    shows: str
    columns: tuple[HeatColumn, ...]
    totals: tuple[HeatCell, ...]
    groups: tuple[HeatGroup, ...]
    legend: tuple[HeatMark, ...]


def heatmap_pdf(table: HeatTable, made_at: datetime) -> bytes:
    """The table printed; `made_at` goes into the file and stands for the clock.

    Raises treatywatch.cage.CageError where it takes more than 30 s or 1 GB.
    """
    return make_pdf(heatmap_document(table, made_at), styles_of(STYLES), made_at)


def heatmap_document(table: HeatTable, made_at: datetime) -> str:
    """The pages as a whole HTML document, its style sheets given apart."""
    return render_to_string("drafts/print/heatmap.html", {"table": table, "made_at": made_at})
