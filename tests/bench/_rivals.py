"""Other ways to find annotated words again, each in its own short form, for the tables of the bench.

Each takes the old and the new draft as one text and a span of the old one, and answers where it puts it.
"""

from collections.abc import Callable

from diff_match_patch import diff_match_patch
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

Rival = Callable[[str, str, int, int], tuple[int, int] | None]

_CONTEXT = 32


def exact_quote(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """The quote where it stands once in the new draft."""
    quote = old[start:end]
    at = new.find(quote)
    return (at, at + len(quote)) if at >= 0 and new.find(quote, at + 1) < 0 else None


def hypothesis_client(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """The matching of the Hypothesis client, by its published rules.

    Exact matches, else those with the fewest errors up to half the quote; of these the best by likeness of the
    quote (weight 50), of the 32 characters before (20) and after (20), and nearness to the old offset (2).
    """
    quote = old[start:end]
    matches = _exact(new, quote) or _fewest_errors(new, quote, min(256, len(quote) // 2))
    if not matches:
        return None

    def score(match: tuple[int, int, int]) -> float:
        first, last, errors = match
        before, after = old[max(0, start - _CONTEXT) : start], old[end : end + _CONTEXT]
        return (
            50 * (1 - errors / len(quote))
            + 20 * _likeness(new[max(0, first - len(before)) : first], before)
            + 20 * _likeness(new[last : last + len(after)], after)
            + 2 * (1 - abs(first - start) / len(new))
        )

    best = max(matches, key=score)
    return best[0], best[1]


def match_main(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """diff-match-patch's fuzzy match, as shipped, of the first and of the last 32 characters of the quote."""
    engine = diff_match_patch()
    quote = old[start:end]
    head, tail = quote[: engine.Match_MaxBits], quote[-engine.Match_MaxBits :]
    first = engine.match_main(new, head, start)
    if first < 0:
        return None
    last = engine.match_main(new, tail, first + len(quote) - len(tail))
    return (first, last + len(tail)) if last >= first else None


def partial_ratio(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """rapidfuzz's best window of the new draft, from a likeness of 70 of 100."""
    found = fuzz.partial_ratio_alignment(old[start:end], new, score_cutoff=70)
    return (found.dest_start, found.dest_end) if found else None


RIVALS: dict[str, Rival] = {
    "exact quote, unique": exact_quote,
    "Hypothesis's algorithm": hypothesis_client,
    "diff-match-patch match_main": match_main,
    "rapidfuzz partial_ratio ≥ 70": partial_ratio,
}


def _exact(text: str, quote: str) -> list[tuple[int, int, int]]:
    matches = []
    at = text.find(quote)
    while at >= 0:
        matches.append((at, at + len(quote), 0))
        at = text.find(quote, at + 1)
    return matches


def _likeness(text: str, context: str) -> float:
    return 1 - Levenshtein.distance(text, context) / len(context) if context else 0.0


def _fewest_errors(text: str, quote: str, most: int) -> list[tuple[int, int, int]]:
    """All matches with the fewest errors; Myers' bit-parallel search, as in the library that Hypothesis uses."""
    ends, errors = _ends(text, quote, most)
    matches = []
    for end in ends:
        window = text[max(0, end - len(quote) - errors) : end]
        lengths, _ = _ends(window[::-1], quote[::-1], errors)
        matches.append((end - lengths[0], end, errors))
    return matches


def _ends(text: str, quote: str, most: int) -> tuple[list[int], int]:
    """Where the matches with the fewest errors end, and how many errors that is."""
    masks: dict[str, int] = {}
    for at, character in enumerate(quote):
        masks[character] = masks.get(character, 0) | 1 << at
    everything, top = (1 << len(quote)) - 1, 1 << (len(quote) - 1)
    plus, minus, errors = everything, 0, len(quote)
    ends: list[int] = []
    for at, character in enumerate(text, 1):
        equal = masks.get(character, 0)
        vertical = equal | minus
        horizontal = ((((equal & plus) + plus) ^ plus) | equal) & everything
        up = (minus | ~(horizontal | plus)) & everything
        down = plus & horizontal
        errors += bool(up & top) - bool(down & top)
        up, down = (up << 1) & everything, (down << 1) & everything
        plus, minus = (down | ~(vertical | up)) & everything, up & vertical
        if errors < most or (errors == most and not ends):
            ends, most = [at], errors
        elif errors == most:
            ends.append(at)
    return ends, most
