"""Words and marks of a treaty text, each coded as one character.

A word keeps its apostrophes, hyphens and combining marks; a number keeps its separators; every bracket and
punctuation mark stands alone; Chinese and Japanese go by character. Text that differs in noise only (white
space, quote style, dashes, Unicode composition, invisible characters, list labels) gets the same codes.

Coding one token as one character is the documented way to make diff-match-patch work on words:
https://github.com/google/diff-match-patch/wiki/Line-or-Word-Diffs
"""

import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, chain, count
from typing import TypeVar

from drafts.engine.codes import LABEL_CODE, words_before
from drafts.engine.lens import PLAIN, Lens, unbracketed

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
    r"""(?P<brackets>[\[\s"“«]*)
        (?P<label>(?: \(?-?(?: \d{1,3}[a-z]?(?:\.\d{1,3})*\s?(?:bis|ter|quater)? | [a-z]{1,2} | [ivxl]{1,6}
                           | [A-Z] | [IVXL]{1,5} | [\u0621-\u064a]{1,2} )[.)](?:\s[-–—](?=\s))?
                    | \d{1,3}(?:\.\d{1,3})+ | \d{1,3}\s?[-–°] | [-–—•*] )\s+
                | [(（]?[一二三四五六七八九十]{1,3}[)）、．]\s* )""",
    re.VERBOSE,
)
"""The label in front of a paragraph ("2.", "(a)", "[iv)", "•", "（一）"), after any opening brackets and quotes."""

_SAME_LOOK = str.maketrans(
    dict.fromkeys("’‘‛ʼ´`′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {chr(code): None for code in (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF)}
    | {chr(code): None for code in (*range(0x2060, 0x2065), *range(0x2066, 0x206A))}
)

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

    `read` gives what is coded of a paragraph, in as many characters, as `drafts.engine.lens.unbracketed` does.
    """

    def __init__(self, read: Callable[[str], str] = str) -> None:
        self.read = read
        self.lengths: dict[str, int] = dict.fromkeys(_PLAIN_MARKS + LABEL_CODE, 1)
        """Characters of the token behind each code, for clean-up by real length."""
        self.words: dict[str, str] = {}
        """The token behind each code, quotes and dashes made plain; a mark that is its own code may be missing."""
        self._codes: dict[str, str] = {}
        self._chunks: _Known[str] = _Known(self._encode_chunk)
        self._steps: _Known[tuple[int, ...]] = _Known(_steps_of)
        self.lines: _Known[str] = _Known(self.encode)
        """Paragraphs with their codes: many stand in both drafts."""
        self.characters: _Known[array[int]] = _Known(self._characters_before)
        """For coded texts, how many characters stand before each token, and in all."""
        self.word_counts: _Known[array[int]] = _Known(words_before)
        """`words_before` of coded texts."""
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

    def bounds(self, paragraph: str) -> list[int]:
        """Where each token with the white space after it begins, and where the last one ends.

        As `pieces` cuts them, but nearly always found with one look-up a word.
        """
        label = LABEL.match(paragraph)
        start = 0 if label is None else label.end()
        steps = map(self._steps.__getitem__, paragraph[start:].split())
        found = [0] * (start > 0) + list(accumulate(chain.from_iterable(steps), initial=start))
        if found[-1] != len(paragraph) + 1 or (label and label["brackets"]):
            # Uneven white space, invisible characters in front of a word, brackets in front of a label.
            return list(accumulate(map(len, pieces(paragraph)), initial=0))
        found[-1] -= 1
        return found

    def text(self, text: str, heading: str = "") -> "CodedText":
        """The text of an article with its paragraphs coded, kept for the next comparison."""
        coded = self._texts.get((heading, text))
        if coded is None:
            if len(self._texts) >= _KEPT_TEXTS:
                for kept in (self._texts, self.lines, self.characters, self.word_counts):
                    kept.clear()
            coded = self._texts[heading, text] = CodedText(text, heading, self)
        return coded

    def _characters_before(self, codes: str) -> "array[int]":
        return array("L", accumulate(map(self.lengths.__getitem__, codes), initial=0))

    def _encode_words(self, text: str) -> str:
        return "".join(map(self._chunks.__getitem__, text.split()))

    def _encode_chunk(self, chunk: str) -> str:
        # Nearly all are a word between marks, which need no regular expression.
        word = chunk.strip(_PLAIN_MARKS)
        if word.isalpha() and word.isascii():
            code = self._codes.get(word) or self._new_code(word)
            return code if word == chunk else chunk.replace(word, code)
        return "".join([self._code(token) for token in _TOKENS.findall(chunk)])

    def _code(self, token: str) -> str:
        word = token if token.isascii() else unicodedata.normalize("NFC", token).translate(_SAME_LOOK)
        return self._codes.get(word) or self._new_code(word)

    def _new_code(self, word: str) -> str:
        is_mark = len(word) == 1 and not word.isalnum() and word != "_" and word < "\ud800"
        code = self._codes.setdefault(word, word if is_mark else self._next_code())
        self.lengths[code] = len(word)
        self.words[code] = word
        return code

    def _next_code(self) -> str:
        code = _FIRST_CODE - next(self._numbers)
        if code < _LAST_CODE:
            raise OverflowError("more than a million distinct words in one comparison")
        return chr(code)


Fact = TypeVar("Fact")


class _Known(dict[str, Fact]):
    """A fact about pieces of text, found out at first sight: one look-up after that."""

    def __init__(self, find_out: Callable[[str], Fact]) -> None:
        self._find_out = find_out

    def __missing__(self, chunk: str) -> Fact:
        fact = self[chunk] = self._find_out(chunk)
        return fact


def _steps_of(chunk: str) -> tuple[int, ...]:
    """The lengths of the tokens in a chunk, the last one with the space after it."""
    if chunk.isascii() and chunk.isalpha():
        return (len(chunk) + 1,)
    lengths = [len(token) for token in _TOKENS_WITH_SPACE.findall(chunk)]
    return (*lengths[:-1], lengths[-1] + 1) if lengths else ()


class CodedText:
    """An article's text cut into paragraphs, with what the engines ask of it, each computed once."""

    def __init__(self, text: str, heading: str, vocabulary: Vocabulary) -> None:
        self.paragraphs = text.split("\n") if text else []
        self._read = [vocabulary.read(paragraph) for paragraph in self.paragraphs]
        self.bodies = [without_label(paragraph) for paragraph in self._read]
        self.size = sum(map(len, self.bodies))
        """Characters without the labels."""
        self._heading = heading
        self._vocabulary = vocabulary
        self._bounds: dict[int, list[int]] = {}
        self._words: dict[int, frozenset[str]] = {}

    @cached_property
    def codes(self) -> list[str]:
        """The coded paragraphs."""
        return list(map(self._vocabulary.lines.__getitem__, self._read))

    def codes_of(self, indexes: Sequence[int]) -> str:
        """The codes of some paragraphs as one text."""
        if len(indexes) == 1:
            return self.codes[indexes[0]]
        return "".join([self.codes[index] for index in indexes])

    def bounds(self, index: int) -> list[int]:
        """`Vocabulary.bounds` of one paragraph."""
        known = self._bounds.get(index)
        if known is None:
            known = self._bounds[index] = self._vocabulary.bounds(self._read[index])
            _take_openings(known, self._read[index], self.paragraphs[index])
        return known

    def words(self, index: int) -> frozenset[str]:
        """The different tokens of one paragraph."""
        known = self._words.get(index)
        if known is None:
            known = self._words[index] = frozenset(self.codes[index])
        return known

    @cached_property
    def joined(self) -> str:
        """The codes of the whole text."""
        return "".join(self.codes)

    @cached_property
    def emphasis(self) -> dict[str, float]:
        """The words of heading and text, labels left out: one said often counts more, but not in proportion."""
        times = Counter(self._vocabulary.encode(self._heading.lower()) + self.joined)
        del times[LABEL_CODE]
        return {code: 1 + math.log(count) if count > 1 else 1.0 for code, count in times.items()}


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


def _take_openings(bounds: list[int], read: str, paragraph: str) -> None:
    """Give opening brackets that are not read to the token after them, not as white space to the one before."""
    if read == paragraph:
        return
    for place in range(1, len(bounds) - 1):
        while bounds[place] > bounds[place - 1] + 1 and paragraph[bounds[place] - 1] == "[":
            bounds[place] -= 1


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


_shared = {True: Vocabulary(), False: Vocabulary(unbracketed)}


def shared_vocabulary(lens: Lens = PLAIN) -> Vocabulary:
    """The vocabulary of this process for such comparisons, replaced by a fresh one when it has grown too large.

    Hold on to the answer for the whole of one comparison.
    """
    vocabulary = _shared[lens.brackets]
    if vocabulary.is_full:
        vocabulary = _shared[lens.brackets] = Vocabulary(vocabulary.read)
    return vocabulary
