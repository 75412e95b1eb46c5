"""Where the words of a span are in the new text, and how much of them and of their surroundings is there."""

from dataclasses import dataclass

from annotations.engine.correspondence import Correspondence, Joined

# A hole in the new text wider than this many tokens parts two clusters; it may be so many times as wide as either
# of them, but never wider than the span.
_HOLE = 8
_BEARS = 3
# Surroundings count as found again at most this many tokens away.
_NEAR = 40
# Words put in place of the span's first or last words belong to it, up to this many or twice those replaced.
_REPLACEMENT = 3


@dataclass(frozen=True, slots=True)
class Landing:
    """Tokens `first` to `last` (half-open) of the new text hold what is left of a span.

    `kept` is the share of its words found there, `together` how many these are of all that are found anywhere.
    It is `frayed` when a word at its end and the neighbour beyond are gone, so that its new end is a guess.
    """

    first: int
    last: int
    kept: float
    together: float
    frayed: bool


def land(found: Correspondence, tokens: range) -> Landing | None:
    """Where the old tokens went, or None when none of their words was kept.

    Only the densest cluster counts, and it never reaches over the border between two articles.
    """
    words = found.old.words.words_of(tokens)
    kept = [(token, found.matches[token]) for token in words if token in found.matches]
    if not kept:
        return None
    cluster = _densest(kept, len(words), found.new)
    first, last, frayed = _reach(found, tokens, cluster)
    anywhere = sum(token in found.matches or token in found.moved for token in words)
    return Landing(first, last, len(cluster) / len(words), len(cluster) / anywhere, frayed)


def _densest(kept: list[tuple[int, int]], most: int, new: Joined) -> list[tuple[int, int]]:
    """The largest ascending run of kept words, over holes that are wide only between passages that bear it."""
    clusters = [[kept[0]]]
    for pair in kept[1:]:
        if _is_apart(clusters[-1][-1][1], pair[1], _HOLE, new):
            clusters.append([])
        clusters[-1].append(pair)
    joined = [clusters[0]]
    for cluster in clusters[1:]:
        hole = max(_HOLE, min(most, _BEARS * len(joined[-1]), _BEARS * len(cluster)))
        if _is_apart(joined[-1][-1][1], cluster[0][1], hole, new):
            joined.append(cluster)
        else:
            joined[-1] += cluster
    return max(joined, key=len)


def _is_apart(token: int, following: int, hole: int, new: Joined) -> bool:
    return not 0 < following - token <= hole or new.part_of(token) != new.part_of(following)


def _reach(found: Correspondence, tokens: range, cluster: list[tuple[int, int]]) -> tuple[int, int, bool]:
    """The new tokens of the cluster with the marks at its ends and what replaced the span's outer words.

    The third is whether an end is frayed.
    """
    first_old, first = _with_marks(found, tokens, cluster[0], -1)
    last_old, last = _with_marks(found, tokens, cluster[-1], 1)
    before = found.matches.get(tokens.start - 1, -1 if tokens.start == 0 else None)
    if before is not None and 0 < first - before - 1 <= _most_replaced(first_old - tokens.start):
        first = _within(found, before + 1, first)
    after = found.matches.get(tokens.stop, len(found.new.words.codes) if _is_end(found, tokens) else None)
    if after is not None and 0 < after - last - 1 <= _most_replaced(tokens.stop - 1 - last_old):
        last = _within(found, after - 1, last)
    frayed = (before is None and first_old > tokens.start) or (after is None and last_old < tokens.stop - 1)
    return first, last + 1, frayed


def _with_marks(found: Correspondence, tokens: range, pair: tuple[int, int], step: int) -> tuple[int, int]:
    """The outermost pair of old and new token on one side of a cluster, with the marks of the span that follow."""
    token, place = pair
    home = found.new.part_of(place)
    while token + step in tokens:
        following = found.matches.get(token + step)
        if (
            following is None
            or not 0 < step * (following - place) <= _HOLE
            or found.new.part_of(following) != home
        ):
            break
        token, place = token + step, following
    return token, place


def _most_replaced(removed: int) -> int:
    """How many new words may stand for so many removed ones; none for none, that is an addition beside them."""
    return max(_REPLACEMENT, 2 * removed) if removed else 0


def _is_end(found: Correspondence, tokens: range) -> bool:
    return tokens.stop == len(found.old.words.codes)


def _within(found: Correspondence, token: int, anchor: int) -> int:
    """The token, unless a paragraph ends between it and the anchor."""
    words = found.new.words
    low, high = sorted((token, anchor))
    return anchor if "\n" in words.text[words.start(low) : words.end(high)] else token


def kept_around(found: Correspondence, tokens: range, landing: Landing) -> float:
    """The share of the words near a span in its paragraph, and its own, that are found near its landing."""
    words = found.old.words.words_of(found.old.surroundings(tokens))
    kept = [found.matches[token] for token in words if token in found.matches]
    return sum(landing.first - _NEAR <= match < landing.last + _NEAR for match in kept) / len(words)
