"""The guards: why a place that the comparison found is not safe enough to move a note there unasked."""

from collections.abc import Iterable
from itertools import chain

from rapidfuzz.distance import LCSseq

from annotations.engine.correspondence import NEARBY, Correspondence, Drafts, Joined
from annotations.engine.landing import Landing
from annotations.engine.leftovers import Leftovers
from annotations.engine.spans import Reason

# On 8,757 spans of real texts nothing that passed the first three was misplaced.
KEPT = 0.6
MARGIN = 0.1
_KEPT_AROUND = 0.7
# So many words, verbatim and unique in both drafts, need no other guard.
_UNMISTAKABLE = 6
# A passage found again to this share needs no comparison with rivals.
_PLAIN = 0.95


def doubt_about(
    drafts: Drafts, leftovers: Leftovers, found: Correspondence, tokens: range, landing: Landing | None
) -> Reason | None:
    """Why the landing of the old tokens is not safe, or None when it is."""
    if landing is None:
        return "gone"
    if _is_unmistakable(drafts, found, tokens):
        return None
    if found.edge.margin < MARGIN:
        return "article-unsure"
    if landing.kept < KEPT:
        return "rewritten"
    if landing.around < _KEPT_AROUND:
        return "surroundings"
    there = range(landing.first, landing.last)
    if _has_rival(found.old, tokens, found.new, there, leftovers.codes):
        return "rival"
    return "rival" if _has_rival(found.new, there, found.old, tokens, ()) else None


def _is_unmistakable(drafts: Drafts, found: Correspondence, tokens: range) -> bool:
    """Whether the span is part of a run of words that is verbatim in both articles and nowhere else."""
    start = found.matches.get(tokens.start)
    if start is None or any(found.matches.get(tokens[at]) != start + at for at in range(len(tokens))):
        return False
    first, last, shift = tokens.start, tokens.stop, start - tokens.start
    while first > tokens.start - NEARBY and found.matches.get(first - 1) == first - 1 + shift:
        first -= 1
    while last < tokens.stop + NEARBY and found.matches.get(last) == last + shift:
        last += 1
    run = found.old.words.plain(range(first, last))
    return len(run) >= _UNMISTAKABLE and drafts.is_unique(run)


def _has_rival(here: Joined, tokens: range, there: Joined, landed: range, others: Iterable[str]) -> bool:
    """Whether another paragraph resembles the passage around the tokens as much as the one where it landed.

    The others are the paragraphs of the same article, and the coded ones given.
    """
    passage = here.codes(here.surroundings(tokens))
    home = there.words.paragraph_of(landed)
    own = _share(passage, there.codes(home))
    if own >= _PLAIN:
        return False
    rivals = (
        there.codes(one) for one in there.words.paragraphs if one.stop <= home.start or home.stop <= one.start
    )
    return any(_share(passage, rival) >= own for rival in chain(rivals, others))


def _share(passage: str, paragraph: str) -> float:
    """Which share of the passage stands in the paragraph, in order."""
    return LCSseq.similarity(passage, paragraph) / len(passage)
