"""Changes a document by chance, as a fuzzer does: its bytes, or its elements where it is XML."""

from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

_LONGEST = (1_500, 1_500, 1_500, 20_000)
"""Bytes, one of these by chance: a run is many small cases and few large ones."""
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"9",
    b"255",
    b"256",
    b"65536",
    b"2147483648",
    b"99999999999999999999",
    b"1e9",
    b"NaN",
)
_CHARACTERS = (
    "\u202e", "\u200f", "\u200b", "\ufeff", "\u00ad", "\u0301", "\ufffe", "\U0010ffff", "\u2028", "\u0085",
    "\u1e9b\u0323", "ﷺ", "İ", "ß", "ǆ", "条", "第", "المادة", "١", "²", "Ⅷ", "½", "️", "\t", "\n", "\r", "\f", "\v",
)  # fmt: skip

LAW = (
    "Article 1", "Article 2 bis", "[Article 3]", "ANNEX I", "CHAPTER II", "PART ONE", "Preamble", "Section 1.",
    "1. ", "(a) ", "(i) ", "(ii) ", "2.1. ", "[[", "]", "Option 1:", "shall", "[may]", "Have agreed as follows:",
    "Done at", "IN WITNESS WHEREOF", "المادة 5", "第五条", "Статья 7", "Artículo 3", "1 Of oil.", "12/34", "- 7 -",
)  # fmt: skip
"""What treaties are made of, in any format."""
_VALUES = (
    *LAW, "", "0", "1", "-1", "8", "9", "2147483648", "99999999999", "true",
    "off", "none", "%1.%2", "F0A7", "decimalZero",
    "upperRoman", "ordinalText", "cardinalText", "ordinal", "chineseCounting",
    "ideographDigital", "arabicAlpha", "bullet",
    "numberInDash", "column", "page", "heading 1",
)  # fmt: skip
"""... and what attributes and elements hold."""


def mutated(
    data: bytes, random: Random, words: Sequence[bytes], most: int = 6, longest: Sequence[int] = _LONGEST
) -> bytes:
    """The bytes after one to `most` changes, cut off behind one of the lengths.

    `words` are what a file of this format is made of.
    """
    for _ in range(random.randint(1, most)):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.choice((0, 1, 1, 2, 4, 16, 64)))
        data = data[:start] + _instead(data, start, end, random, words) + data[end:]
    return data[: random.choice(longest)]


def _instead(data: bytes, start: int, end: int, random: Random, words: Sequence[bytes]) -> bytes:
    """What comes in the place of a stretch of bytes."""
    kind = random.randrange(7)
    if kind == 0:
        return bytes(random.randrange(256) for _ in range(end - start))
    if kind == 1:
        return b""
    if kind == 2:
        other = random.randint(0, len(data))
        return data[other : other + random.choice((4, 16, 64, 256))]
    if kind == 3:
        return data[start:end] * random.choice((2, 3, 10, 200))
    if kind == 4:
        return random.choice(_NUMBERS)
    if kind == 5:
        return random.choice(_CHARACTERS).encode()
    return random.choice(words) * random.choice((1, 1, 1, 2, 5, 50))


def changed_xml(root: etree._Element, words: Sequence[bytes], random: Random) -> bytes:
    """The tree changed and written; mostly well-formed: a parser that refuses at once teaches nothing."""
    data = etree.tostring(_mutated_tree(root, random, most=12))
    return data if random.randrange(8) else mutated(data, random, words)


def _mutated_tree(root: etree._Element, random: Random, most: int) -> etree._Element:
    """A copy of the tree after one to `most` changes: elements gone, doubled, moved, renamed, nested, refilled."""
    root = deepcopy(root)
    for _ in range(random.randint(1, most)):
        elements = list(root.iter("*"))
        item = random.choice(elements)
        if item is not root and random.randrange(4):
            _move(item, random.choice(elements), random)
        else:
            _refill(item, random, random.choice(elements))
    return root


def _move(item: etree._Element, other: etree._Element, random: Random) -> None:
    kind = random.randrange(5)
    above = item.getparent()
    if kind == 0:
        above.remove(item)
    elif kind == 1:
        for _ in range(random.choice((1, 1, 2, 30))):
            above.insert(above.index(item), deepcopy(item))
    elif kind == 2:
        other.append(deepcopy(item))
    elif kind == 3:
        for _ in range(random.choice((1, 2, 20))):
            wrapper = etree.Element(other.tag, other.attrib)
            item.getparent().replace(item, wrapper)
            wrapper.append(item)
    else:
        item.tag = other.tag


def _refill(item: etree._Element, random: Random, other: etree._Element) -> None:
    kind = random.randrange(4)
    value = random.choice(_VALUES) if random.randrange(3) else random.choice(_CHARACTERS[:24])
    if kind == 0 and item.attrib:
        item.set(random.choice(list(item.attrib)), value.replace("\ufffe", ""))
    elif kind == 1 and other.attrib:
        name = random.choice(list(other.attrib))
        item.set(name, other.get(name))
    elif kind == 2 and item.getparent() is not None:
        item.tail = (item.tail or "") + value.replace("\ufffe", "")
    else:
        text = item.text or ""
        at = random.randint(0, len(text))
        item.text = text[:at] + value.replace("\ufffe", "") + text[at:]
