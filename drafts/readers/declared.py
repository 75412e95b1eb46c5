"""The character encoding that a page says it is in."""

import codecs
import re

_DECLARED_ENCODING = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,200}encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE
)
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "big5": "big5hkscs",
}
"""What browsers read instead of what old pages declare (WHATWG Encoding Standard)."""


def to_utf8(data: bytes) -> bytes:
    """The page in UTF-8 when it declares another encoding that exists and fits."""
    declared = _DECLARED_ENCODING.search(data[:4096])
    if not declared or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    name = declared[1].decode("ascii").lower()
    try:
        return data.decode(_MEANT.get(name, name)).encode()
    except (LookupError, UnicodeError):
        return data
