"""Parses XML from strangers: no document type, no entities, no network, no huge trees."""

from lxml import etree

from drafts.readers.errors import UnreadableFile

MAX_XML_BYTES = 48 << 20
"""A larger XML document is refused: its tree would not fit into the reader's memory."""


def parse_xml(data: bytes, place: str) -> etree._Element:
    """The root element of a document. Raises UnreadableFile, with `place` as where, for anything unsafe or broken.

    The parser itself refuses more than 256 levels of nesting and text nodes above 10 MB.
    """
    if len(data) > MAX_XML_BYTES:
        raise UnreadableFile("The document is too large.", place)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"The XML is broken: {error.msg}.", place) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile("The XML declares a document type, which is not accepted.", place)
    return root
