"""What really became of the words of a real text, as far as independent aligners agree on it.

Nobody marked these texts up by hand. Three aligners that share nothing with the product's way (articles first,
then paragraphs, then words) vote on every word: the longest matching blocks of the whole drafts, the longest
common subsequence of the whole drafts, and for every paragraph alone the paragraph most like it. Two of three
decide where a word went; that it was deleted takes all three. Left out are spans with many undecided words,
those of which the new draft holds more copies than the old one, and short deleted ones that still stand somewhere.
"""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from drafts.engine.parts import Part
from tests.bench._scoring import Fact

_UNDECIDED = -1
_MOST_UNDECIDED = 0.2
_LIKE = 55
_TELLING = 6
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    part: int
    paragraph: int
    start: int
    end: int


def sample_facts(old: Sequence[Part], new: Sequence[Part], count: int, seed: int) -> tuple[list[Fact], int]:
    """So many spans of 3 to 60 words with their truth, and how many more were left out as undecided."""
    old_words, new_words = _words(old), _words(new)
    fates = _fates(old_words, new_words)
    chance, texts = Random(seed), [part.text for part in new]
    facts: list[Fact] = []
    left_out = 0
    while len(facts) < count:
        size = chance.randint(3, 60)
        first = chance.randrange(len(old_words) - size)
        if old_words[first].part != old_words[first + size - 1].part:
            continue
        fact = _fact(old, texts, old_words[first : first + size], new_words, fates[first : first + size])
        if fact is None:
            left_out += 1
        else:
            facts.append(fact)
    return facts, left_out


def _fact(
    old: Sequence[Part],
    texts: list[str],
    span: Sequence[_Word],
    new: Sequence[_Word],
    fates: Sequence[int | None],
) -> Fact | None:
    """The truth about a span, None where it is not certain enough."""
    part, start, end = span[0].part, span[0].start, span[-1].end
    quote = old[part].text[start:end]
    places = [
        (new[fate].part, new[fate].start, new[fate].end) for fate in fates if fate not in (None, _UNDECIDED)
    ]
    now, before = (sum(text.count(quote) for text in one) for one in (texts, [one.text for one in old]))
    is_repeated = now > before or (now and not places and len(span) < _TELLING)
    undecided = sum(fate == _UNDECIDED for fate in fates)
    if is_repeated or undecided > _MOST_UNDECIDED * len(span) or (undecided and not places):
        return None
    return Fact(part, start, end, len(span), quote, places, texts)


def _words(parts: Sequence[Part]) -> list[_Word]:
    words: list[_Word] = []
    paragraph = 0
    for index, part in enumerate(parts):
        at = 0
        for line in part.paragraphs:
            for match in re.finditer(r"\S+", line):
                key = "".join(_LETTERS.findall(match.group())).casefold() or match.group()
                words.append(_Word(key, index, paragraph, at + match.start(), at + match.end()))
            at += len(line) + 1
            paragraph += 1
    return words


def _fates(old: Sequence[_Word], new: Sequence[_Word]) -> list[int | None]:
    """Of every old word the new one it became, None when it was deleted, `_UNDECIDED` when they disagree."""
    votes = (_by_blocks(old, new), _by_subsequence(old, new), _by_paragraph(old, new))
    fates: list[int | None] = []
    for word in range(len(old)):
        choice, count = Counter(vote.get(word) for vote in votes).most_common(1)[0]
        enough = 3 if choice is None else 2
        fates.append(choice if count >= enough else _UNDECIDED)
    return fates


def _by_blocks(old: Sequence[_Word], new: Sequence[_Word]) -> dict[int, int]:
    matcher = difflib.SequenceMatcher(None, [word.key for word in old], [word.key for word in new])
    return _from_blocks(matcher.get_matching_blocks())


def _by_subsequence(old: Sequence[_Word], new: Sequence[_Word]) -> dict[int, int]:
    codes: dict[str, int] = {}
    coded = [[codes.setdefault(word.key, len(codes)) for word in words] for words in (old, new)]
    return _from_blocks(Indel.editops(*coded).as_matching_blocks())


def _by_paragraph(old: Sequence[_Word], new: Sequence[_Word]) -> dict[int, int]:
    old_lines, new_lines = _lines(old), _lines(new)
    texts = {line: " ".join(new[word].key for word in words) for line, words in new_lines.items()}
    matches: dict[int, int] = {}
    for words in old_lines.values():
        keys = [old[word].key for word in words]
        found = process.extractOne(" ".join(keys), texts, scorer=fuzz.ratio, score_cutoff=_LIKE)
        if found is None:
            continue
        line = new_lines[found[2]]
        matcher = difflib.SequenceMatcher(None, keys, [new[word].key for word in line], autojunk=False)
        matches |= {words[a]: line[b] for a, b in _from_blocks(matcher.get_matching_blocks()).items()}
    return matches


def _lines(words: Sequence[_Word]) -> dict[int, list[int]]:
    lines: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        lines.setdefault(word.paragraph, []).append(index)
    return lines


def _from_blocks(blocks) -> dict[int, int]:
    return {block[0] + step: block[1] + step for block in blocks for step in range(block[2])}
