"""How the numbers of provisions are printed, in every language: patterns for `drafts.engine.references`."""

import re

from drafts.engine.numbering import LATIN_SUFFIXES

_SUFFIX = "|".join(sorted(LATIN_SUFFIXES, key=len, reverse=True))
GAP = r"[^\S\n]*(?:[\[\]]+[^\S\n]*)*"
"""What may stand before a number: space and square brackets."""
SERIAL = r"(?:\s\((?:EU|EC|EEC|Euratom|JHA|UE|CE|CEE)\))?(?:\s(?:[Nn][o°º]\.?\s)?\d[\d/]*)"
"""The number of another law behind its name: "(EU) 2016/679", "No 300/2008"."""
CODE_ARTICLE = r"(?:L\.?\s?O\.?|[LRD]\.)\s?\d+(?:-\d+)*"
"""An article of a French code: "L. O. 135-1", "R. 12"."""
NUMBER = (
    rf"(?:{CODE_ARTICLE}|\d{{1,3}}(?:[\s-]?(?i:{_SUFFIX})\b|[a-z](?![\w'’)]))?"
    rf"|[IVXLC]{{1,6}}(?:[\s-]?(?i:{_SUFFIX})\b|[a-zA-C])?(?!\w))"
)
_LETTER = r"(?:\((?:\d{1,3}|[a-z]{1,4})\)|(?<![\w(])[a-z]{1,4}\))"
ITEM = re.compile(
    rf"{GAP}(?:(?P<number>{NUMBER})(?P<dotted>\.\d{{1,2}}(?!\d))?)?(?P<path>(?:\s?\[?{_LETTER})*)"
)
OWN_NAME = re.compile(r"\s([IVXLC]{2,6}|[VX])(?=[\s,.;)]|$)")
"""The number in "this Article VII"."""
PATH_STEP = re.compile(r"[a-z0-9]+")
"""One step of a path such as "2 (b)"."""
