"""What a person is told about a Word document: what was left out, and what the machine is not sure of."""

from collections.abc import Iterator

from lxml import etree

from drafts.engine.source import Doubt
from drafts.readers.changes import BOTH_SAID, INSERTED, INSERTED_SAID, STRUCK, STRUCK_SAID, WITHDRAWN
from drafts.readers.docx.body import UNREAD, Body
from drafts.readers.docx.names import W
from drafts.readers.docx.package import Package
from drafts.readers.docx.pieces import HIDDEN, TRACKED, TRACKED_NEW
from drafts.readers.docx.symbols import SYMBOL

_ACCEPTED = "Tracked changes were accepted; deleted characters left out: {}."
_REJECTED = "Tracked changes were rejected; inserted characters left out: {}."
_HIDDEN = "Hidden characters left out: {}."
_SYMBOLS = "Characters of a symbol font left out, as the file does not say what they mean: {}."
_UNREAD = "Characters left out where Word keeps no text: {}."
_DRAWN = "A line is drawn over words, which were taken as struck; check where it begins and ends."
_MOVED = "A heading in a second column was put above the first."
_PARALLEL = "Texts stand side by side in a table and were read row by row; check their order."
_COMMENTS = "The document holds comments, which were left out."
_PICTURES = "Pictures whose words were not read: {}."
_MACROS = (
    "The document holds macros. They were not run, but do not open it in Word unless you trust its sender."
)
_EMBEDDED = "The document embeds other documents, which were not read."
_REMOTE = "The document asks Word to load {} from elsewhere; nothing was loaded."
_SETTINGS_RELATIONS = "word/_rels/settings.xml.rels"
_PICTURE_TAGS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_REMOTE_KINDS = {"image": "a picture", "attachedTemplate": "a template", "aFChunk": "a text", "frame": "a page",
                 "subDocument": "a text", "oleObject": "an object"}  # fmt: skip


def doubts_of_body(body: Body) -> Iterator[Doubt]:
    """The doubts about what was read and what was left out."""
    tally = body.tally
    struck = tally.count(STRUCK) and tally.count(STRUCK) + tally.count(WITHDRAWN)
    for count, code, message, places in (
        (struck, "struck-text", STRUCK_SAID, body.struck_places),
        (tally.count(INSERTED), "inserted-text", INSERTED_SAID, body.inserted_places),
        (tally.count(TRACKED), "tracked-changes", _ACCEPTED, []),
        (tally.count(TRACKED_NEW), "tracked-changes", _REJECTED, []),
        (tally.count(HIDDEN), "hidden-text", _HIDDEN, []),
        (tally.count(SYMBOL), "symbols", _SYMBOLS, []),
        (tally.count(UNREAD), "text-outside-paragraphs", _UNREAD, []),
    ):
        if count:
            yield Doubt(code, message.format(count), _places(places))
    for code, message, places in (
        ("both-texts", BOTH_SAID, body.struck_places if body.redline == "both" else []),
        ("drawn-strikes", _DRAWN, body.drawn_places),
        ("side-by-side", _PARALLEL, body.parallel_places),
    ):
        if places:
            yield Doubt(code, message, _places(places))
    yield from (Doubt("heading-moved", _MOVED, place) for place in body.moved_places)


def doubts_of_package(package: Package, root: etree._Element) -> Iterator[Doubt]:
    """The doubts about what the file holds beside its text."""
    comments = package.optional_xml("word/comments.xml")
    if comments is not None and next(comments.iter(f"{W}t"), None) is not None:
        yield Doubt("comments", _COMMENTS)
    pictures = sum(1 for _ in root.iter(*_PICTURE_TAGS))
    if pictures:
        yield Doubt("pictures", _PICTURES.format(pictures))
    if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
        yield Doubt("macros", _MACROS)
    if next(root.iter(f"{W}altChunk", f"{W}subDoc"), None) is not None:
        yield Doubt("embedded-documents", _EMBEDDED)
    parts = (package.main.replace("word/", "word/_rels/", 1) + ".rels", _SETTINGS_RELATIONS)
    remote = dict.fromkeys(kind for part in parts for kind in _remote(package, part))
    if remote:
        yield Doubt("remote-parts", _REMOTE.format(", ".join(remote)))


def _remote(package: Package, part: str) -> Iterator[str]:
    """The kinds of parts that lie outside the file; links that a reader may follow are none."""
    relations = package.optional_xml(part)
    for relation in relations if relations is not None else ():
        kind = (relation.get("Type") or "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind in _REMOTE_KINDS:
            yield _REMOTE_KINDS[kind]


def _places(places: list[str]) -> str:
    return f"{places[0]} and {len(places) - 1} more" if places else ""
