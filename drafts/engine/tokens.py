"""Words and marks of a treaty text, each coded as one character.

A word keeps its apostrophes, hyphens and combining marks; a number keeps its separators; every bracket and
punctuation mark stands alone; Chinese and Japanese go by character. Text that differs in noise only (white
space, quote style, dashes, Unicode composition, invisible characters, list labels) gets the same codes.

Coding one token as one character is the documented way to make diff-match-patch work on words:
https://github.com/google/diff-match-patch/wiki/Line-or-Word-Diffs
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, count

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u1ab0-\u1aff\u20d0-\u20ff"
)
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LETTER = rf"(?:[^\W{_HAN}]|[{_MARKS}])"
_WORD_PART = rf"{_LETTER}(?:{_LETTER}|[{_INVISIBLE}])*"
_INSIDE = r"(?:['’ʼ\-‐‑–]|(?<=\d)[.,](?=\d))"
_TOKEN = rf"(?:{_WORD_PART}(?:{_INSIDE}{_WORD_PART})*|[{_HAN}]|[^\w\s{_INVISIBLE}])"
_TOKENS = re.compile(_TOKEN)
_TOKENS_WITH_SPACE = re.compile(rf"{_TOKEN}[\s{_INVISIBLE}]*")

LABEL = re.compile(
    r"""(?P<brackets>[\[\s]*)
        (?P<label>(?: \(?(?: \d{1,3}(?:\.\d{1,3})*\s?(?:bis|ter|quater)? | [a-z]{1,2} | [ivxl]{1,6}
                           | [A-Z] | [IVXL]{1,5} | [\u0621-\u064a]{1,2} )[.)]
                    | \d{1,3}(?:\.\d{1,3})+ | \d{1,3}\s?[-–] | [-–—•*] )\s+
                | [(（]?[一二三四五六七八九十]{1,3}[)）、．]\s* )""",
    re.VERBOSE,
)
"""The label in front of a paragraph ("2.", "(a)", "[iv)", "•", "（一）"), after any opening brackets."""

_SAME_LOOK = str.maketrans(
    dict.fromkeys("’‘‛ʼ´`′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {chr(code): None for code in (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF)}
    | {chr(code): None for code in (*range(0x2060, 0x2065), *range(0x2066, 0x206A))}
)

LABEL_CODE = chr(0x10FFFF)
"""The one code of every list label: "2." and "3." are the same to a comparison."""

_PLAIN_MARKS = "[]().,;:"
"""Marks that are their own code wherever they touch a word."""

_FIRST_CODE = 0x10FFFE
_LAST_CODE = 0x10000
_FULL = 120_000
_KEPT_TEXTS = 4_000


class Vocabulary:
    """Gives every distinct token its character, and remembers coded chunks and texts.

    Codes run downwards from the end of Unicode's private planes (131,000 words, then unassigned planes down
    to U+10000); a punctuation mark below U+D800 is its own code, so that brackets can be read in coded text.
    Codes are comparable within one vocabulary only. Safe to share between threads: every write is one
    dictionary operation, and a code that two threads draw at once is only left unused.
    """

    def __init__(self) -> None:
        self.lengths: dict[str, int] = dict.fromkeys(_PLAIN_MARKS + LABEL_CODE, 1)
        """Characters of the token behind each code, for clean-up by real length."""
        self._codes: dict[str, str] = {}
        self._chunks = _Chunks(self._encode_chunk)
        self._texts: dict[tuple[str, str], CodedText] = {}
        self._numbers = count()

    @property
    def is_full(self) -> bool:
        """Whether a long-running process should start afresh, to bound its memory."""
        return len(self._codes) > _FULL or len(self._chunks) > 2 * _FULL

    def encode(self, paragraph: str) -> str:
        """One character a token, in order; white space leaves no trace."""
        label = LABEL.match(paragraph)
        if label is None:
            return self._encode_words(paragraph)
        brackets = self._encode_words(label["brackets"])
        return brackets + LABEL_CODE + self._encode_words(paragraph[label.end() :])

    def text(self, text: str, heading: str = "") -> "CodedText":
        """The text of an article with its paragraphs coded, kept for the next comparison."""
        coded = self._texts.get((heading, text))
        if coded is None:
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            coded = self._texts[heading, text] = CodedText(text, heading, self)
        return coded

    def _encode_words(self, text: str) -> str:
        return "".join(map(self._chunks.__getitem__, text.split()))

    def _encode_chunk(self, chunk: str) -> str:
        if chunk.isascii():
            # Nearly all are a word between marks, which need no regular expression.
            word = chunk.strip(_PLAIN_MARKS)
            if word.isalpha():
                before, _, after = chunk.partition(word)
                return before + self._code(word) + after
        return "".join([self._code(token) for token in _TOKENS.findall(chunk)])

    def _code(self, token: str) -> str:
        word = token if token.isascii() else unicodedata.normalize("NFC", token).translate(_SAME_LOOK)
        code = self._codes.get(word)
        if code is None:
            is_mark = len(word) == 1 and not word.isalnum() and word != "_" and word < "\ud800"
            code = self._codes.setdefault(word, word if is_mark else self._next_code())
            self.lengths[code] = len(word)
        return code

    def _next_code(self) -> str:
        code = _FIRST_CODE - next(self._numbers)
        if code < _LAST_CODE:
            raise OverflowError("more than a million distinct words in one comparison")
        return chr(code)


class _Chunks(dict[str, str]):
    """Codes of everything between two white spaces, found out at first sight: one look-up a word after that."""

    def __init__(self, encode: Callable[[str], str]) -> None:
        self._encode = encode

    def __missing__(self, chunk: str) -> str:
        codes = self[chunk] = self._encode(chunk)
        return codes


class CodedText:
    """An article's text cut into paragraphs, with what the engines ask of it, each computed once."""

    def __init__(self, text: str, heading: str, vocabulary: Vocabulary) -> None:
        self.paragraphs = text.split("\n") if text else []
        self.bodies = [without_label(paragraph) for paragraph in self.paragraphs]
        self.size = sum(map(len, self.bodies))
        """Characters without the labels."""
        self._heading = heading
        self._vocabulary = vocabulary
        self._bounds: dict[int, list[int]] = {}

    @cached_property
    def codes(self) -> list[str]:
        """The coded paragraphs."""
        return [self._vocabulary.encode(paragraph) for paragraph in self.paragraphs]

    def codes_of(self, indexes: Sequence[int]) -> str:
        """The codes of some paragraphs as one text."""
        return "".join([self.codes[index] for index in indexes])

    def bounds(self, index: int) -> list[int]:
        """`bounds` of one paragraph."""
        known = self._bounds.get(index)
        if known is None:
            known = self._bounds[index] = bounds(self.paragraphs[index])
        return known

    @cached_property
    def joined(self) -> str:
        """The codes of the whole text."""
        return "".join(self.codes)

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each token occurs in heading and text, labels left out."""
        bag = Counter(self._vocabulary.encode(self._heading.lower()) + self.joined)
        del bag[LABEL_CODE]
        return bag


def without_label(paragraph: str) -> str:
    """The paragraph as it reads whatever its number in the list."""
    label = LABEL.match(paragraph)
    return paragraph if label is None else label["brackets"] + paragraph[label.end() :]


def pieces(paragraph: str) -> list[str]:
    """The tokens with the white space after them, as many as `Vocabulary.encode` gives codes.

    Joined they are the paragraph again, byte for byte: white space at the start belongs to the first token.
    A paragraph without any token has no pieces.
    """
    label = LABEL.match(paragraph)
    if label is None:
        return _pieces_of_words(paragraph)
    marks = _pieces_of_words(label["brackets"])
    words = _pieces_of_words(paragraph[label.end() :])
    space_before = "" if marks else label["brackets"]
    space_after = "" if words else paragraph[label.end() :]
    return [*marks, space_before + label["label"] + space_after, *words]


def bounds(paragraph: str) -> list[int]:
    """Where each token with the white space after it begins, and where the last one ends."""
    return list(accumulate(map(len, pieces(paragraph)), initial=0))


def spans(paragraph: str) -> list[tuple[int, int]]:
    """Where each token stands in the paragraph, white space left out; half-open, one for each code."""
    found = []
    start = 0
    for piece in pieces(paragraph):
        word = piece.strip()
        first = start + piece.index(word)
        found.append((first, first + len(word)))
        start += len(piece)
    return found


def _pieces_of_words(text: str) -> list[str]:
    found = _TOKENS_WITH_SPACE.findall(text)
    if found and (lead := len(text) - sum(map(len, found))):
        found[0] = text[:lead] + found[0]
    return found


def count_words(codes: str) -> int:
    """How many of the coded tokens are words, not punctuation or list labels.

    Words and labels lie beyond the first 65,536 code points, where UTF-16 needs two units for one.
    """
    return len(codes.encode("utf-16-le")) // 2 - len(codes) - codes.count(LABEL_CODE)


_shared = Vocabulary()


def shared_vocabulary() -> Vocabulary:
    """The vocabulary of this process, replaced by a fresh one when it has grown too large.

    Hold on to the answer for the whole of one comparison.
    """
    global _shared
    if _shared.is_full:
        _shared = Vocabulary()
    return _shared
