"""What really became of the words of a real text, as far as independent aligners agree on it.

Nobody marked these texts up by hand. Three aligners that share nothing with the product's way (articles first,
then paragraphs, then words) vote on every word: the longest matching blocks of the whole drafts, the longest
common subsequence of the whole drafts, and for every paragraph alone the paragraph most like it. Two of three
decide where a word went; that it was deleted takes all three. Left out are spans with many undecided words, those
whose words would have changed places, those whose surviving words the new draft holds more often than the old one,
and those whose deleted words it holds as often as before (or at all, when they are few).
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from drafts.engine.parts import Part
from tests.bench._scoring import Fact

_UNDECIDED = -1
_MOST_UNDECIDED = 0.2
_LIKE = 55
_TELLING = 6
_WORD = re.compile(r"\w+")


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
    fates, chance = _fates(old_words, new_words), Random(seed)
    texts, keys = [part.text for part in new], (_keys(old_words), _keys(new_words))
    facts: list[Fact] = []
    left_out = 0
    while len(facts) < count:
        size = chance.randint(3, 60)
        first = chance.randrange(len(old_words) - size)
        span, fate = old_words[first : first + size], fates[first : first + size]
        if span[0].part != span[-1].part:
            continue
        if _is_doubtful(span, fate, *keys):
            left_out += 1
        else:
            facts.append(
                _fact(old, texts, span, [new_words[one] for one in fate if one is not None and one >= 0])
            )
    return facts, left_out


def _fact(old: Sequence[Part], texts: list[str], span: Sequence[_Word], survivors: Sequence[_Word]) -> Fact:
    part, start, end = span[0].part, span[0].start, span[-1].end
    places = [(word.part, word.start, word.end) for word in survivors]
    return Fact(part, start, end, len(span), old[part].text[start:end], places, texts)


def _is_doubtful(span: Sequence[_Word], fates: Sequence[int | None], old: str, new: str) -> bool:
    """Whether the truth about a span is not certain enough; `old` and `new` are the drafts as `_keys`."""
    runs = [(kept, list(run)) for kept, run in groupby(zip(span, fates, strict=True), _survives)]
    places = [fate or 0 for kept, run in runs for _, fate in run if kept]
    undecided = fates.count(_UNDECIDED)
    if undecided > _MOST_UNDECIDED * len(span) or (undecided and not places) or places != sorted(places):
        return True
    kept_words, gone_words = (
        [word for word, _ in max((run for one, run in runs if one == kept), key=len, default=[])]
        for kept in (True, False)
    )
    if kept_words and new.count(_keys(kept_words)) > old.count(_keys(kept_words)):
        return True
    now, before = new.count(_keys(gone_words)), old.count(_keys(gone_words))
    if len(gone_words) >= _TELLING:
        return now >= before
    return not kept_words and now > 0


def _survives(pair: tuple[_Word, int | None]) -> bool:
    return pair[1] not in (None, _UNDECIDED)


def _keys(words: Sequence[_Word]) -> str:
    return " ".join(["", *(word.key for word in words), ""])


def _words(parts: Sequence[Part]) -> list[_Word]:
    words: list[_Word] = []
    paragraph = 0
    for index, part in enumerate(parts):
        at = 0
        for line in part.paragraphs:
            for match in _WORD.finditer(line):
                key = match.group().casefold()
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


def _from_blocks(blocks: Iterable[Sequence[int]]) -> dict[int, int]:
    return {block[0] + step: block[1] + step for block in blocks for step in range(block[2])}
