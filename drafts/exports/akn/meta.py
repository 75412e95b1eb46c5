"""What an Akoma Ntoso document says of itself: which work, which version of it, which file."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from drafts.exports.akn.document import TreatyText, add

_CODES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "pt": "por",
          "ru": "rus", "ur": "urd", "zh": "zho"}  # fmt: skip
"""ISO 639-1 → ISO 639-2/T, which the standard wants."""
_NO_ALIASES: Mapping[str, str] = MappingProxyType({})
_UNDATED = "0001-01-01"
_CONFERENCE, _EDITOR = "#conference", "#treatywatch"


def add_meta(document: etree._Element, text: TreatyText, component: str = "main") -> None:
    """The metadata of a document, or of an attachment in it, whose identifier is then `component`."""
    meta = add(document, "meta")
    identification = add(meta, "identification", source=_EDITOR)
    day = text.draft.issued_on.isoformat() if text.draft.issued_on else _UNDATED
    language = _CODES.get(text.language, text.language)
    work = f"/akn/un/bill/treaty/{text.slug}"
    expression = f"{work}/{language}@{day}"
    level = _level(identification, "FRBRWork", f"{work}/!{component}", work, day, _CONFERENCE)
    add(level, "FRBRcountry", value="un")
    add(level, "FRBRname", value=text.treaty)
    names = {"label": text.draft.label, "symbol": text.draft.symbol}
    level = _level(
        identification, "FRBRExpression", f"{expression}/!{component}", expression, day, _CONFERENCE, names
    )
    add(level, "FRBRlanguage", language=language)
    level = _level(
        identification,
        "FRBRManifestation",
        f"{expression}/!{component}.xml",
        f"{expression}.xml",
        day,
        _EDITOR,
    )
    add(level, "FRBRformat", value="application/akn+xml")
    if component == "main":
        _add_references(meta)
        _add_notes(meta, text)


def _level(
    identification: etree._Element,
    name: str,
    this: str,
    uri: str,
    day: str,
    author: str,
    aliases: Mapping[str, str] = _NO_ALIASES,
) -> etree._Element:
    """One of the levels at which a document is identified, in the order of elements that the standard wants."""
    level = add(identification, name)
    add(level, "FRBRthis", value=this)
    add(level, "FRBRuri", value=uri)
    for alias, value in aliases.items():
        if value:
            add(level, "FRBRalias", name=alias, value=value)
    add(level, "FRBRdate", date=day, name="draft")
    add(level, "FRBRauthor", href=author)
    return level


def _add_references(meta: etree._Element) -> None:
    references = add(meta, "references", source=_EDITOR)
    for eid, name in (("conference", "Negotiating conference"), ("treatywatch", "TreatyWatch")):
        add(references, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/{eid}", showAs=name)


def _add_notes(meta: etree._Element, text: TreatyText) -> None:
    """Footnotes; where in the text they are called is not known."""
    if text.footnotes:
        notes = add(meta, "notes", source=_EDITOR)
        for index, footnote in enumerate(text.footnotes, start=1):
            note = add(notes, "note", eId=f"note_{index}", marker=footnote.label)
            add(note, "p", footnote.text)
