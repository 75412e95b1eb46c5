"""The guards: why a place that the comparison found is not safe enough to move a note there unasked."""

from bisect import bisect_right
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from annotations.engine.correspondence import NEARBY, Correspondence, Drafts, Joined, Paragraph, Passage
from annotations.engine.landing import Landing, kept_around
from annotations.engine.leftovers import Leftovers
from annotations.engine.spans import Reason

# On 8,757 spans of real texts nothing that passed the first three was misplaced.
KEPT = 0.6
MARGIN = 0.1
_KEPT_AROUND = 0.7
# Of so few words each counts: where they end now must not be a guess.
_FEW = 6
# So much of what is left of a span anywhere must stand together.
_TOGETHER = 0.75
# So many words in a row, unique in both drafts, are no chance match; this share of the words must stand in such rows.
_UNMISTAKABLE = 6
_PINNED = 0.8
_KEPT_PINNED = 0.7
# A passage found again to this share needs no comparison with rivals.
_PLAIN = 0.95


def doubt_about(
    drafts: Drafts, leftovers: Leftovers, found: Correspondence, tokens: range, landing: Landing | None
) -> Reason | None:
    """Why the landing of the old tokens is not safe, or None when it is."""
    if landing is None:
        return "gone"
    if is_pinned(drafts, found, tokens, landing):
        return None
    if found.edge.margin < MARGIN:
        return "article-unsure"
    if landing.kept < KEPT or landing.together < _TOGETHER:
        return "rewritten"
    if landing.frayed and len(found.old.words.words_of(tokens)) < _FEW:
        return "rewritten"
    if kept_around(found, tokens, landing) < _KEPT_AROUND:
        return "surroundings"
    there = range(landing.first, landing.last)
    to_new = _has_rival(found.old, tokens, found.new, there, drafts.new_paragraphs, leftovers.new)
    to_old = _has_rival(found.new, there, found.old, tokens, drafts.old_paragraphs, leftovers.old)
    return "rival" if to_new or to_old else None


def is_pinned(drafts: Drafts, found: Correspondence, tokens: range, landing: Landing) -> bool:
    """Whether nearly all words that landed are in passages that stand in both drafts once, word for word.

    Then no other article or paragraph can be meant, however the text around them was rewritten.
    """
    if landing.kept < _KEPT_PINNED or landing.together < _TOGETHER:
        return False
    words = found.old.words.words_of(tokens)
    pinned = 0
    at = bisect_right(found.passages, tokens.start, key=lambda passage: passage.last)
    while at < len(found.passages) and found.passages[at].first < tokens.stop:
        if _is_unmistakable(drafts, found, found.passages[at], tokens):
            inside = range(found.passages[at].first, found.passages[at].last)
            pinned += sum(
                landing.first <= found.matches[word] < landing.last for word in words if word in inside
            )
        at += 1
    return pinned >= _PINNED * landing.kept * len(words)


def _is_unmistakable(drafts: Drafts, found: Correspondence, passage: Passage, tokens: range) -> bool:
    """Whether the passage has enough words near the tokens, and these stand nowhere else."""
    near = range(max(passage.first, tokens.start - NEARBY), min(passage.last, tokens.stop + NEARBY))
    words = found.old.words.plain(near)
    return len(words) >= _UNMISTAKABLE and drafts.is_unique(words)


def _has_rival(
    here: Joined,
    tokens: range,
    there: Joined,
    landed: range,
    everything: Sequence[Paragraph],
    free: Sequence[Paragraph],
) -> bool:
    """Whether another paragraph resembles the passage around the tokens as much as the one where it landed.

    One that is the continuation of other text, and so not free, must resemble it more.
    """
    passage = here.codes(here.surroundings(tokens))
    home = there.words.paragraph_of(landed)
    own = LCSseq.similarity(passage, there.codes(home))
    if own >= _PLAIN * len(passage):
        return False
    part, first = there.parts[there.part_of(home.start)], there.firsts[there.part_of(home.start)]
    others = [one.codes for one in free if one.part != part or one.tokens.start + first not in home]
    return _resembles(passage, others, own) or _resembles(passage, [one.codes for one in everything], own + 1)


def _resembles(passage: str, paragraphs: Sequence[str], least: int) -> bool:
    """Whether one of the paragraphs holds so many tokens of the passage, in order."""
    found = process.extractOne(passage, paragraphs, scorer=LCSseq.similarity, score_cutoff=least)
    return found is not None
