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
# A list of numbers in place of another has no more tokens than this.
_LIST = 12


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
    after = found.matches.get(tokens.stop, len(found.new.words.codes) if _is_end(found, tokens) else None)
    first, is_first_sure = _end(found, range(first_old - 1, tokens.start - 1, -1), first, before)
    last, is_last_sure = _end(found, range(last_old + 1, tokens.stop), last, after)
    return first, last + 1, not (is_first_sure and is_last_sure)


def _end(found: Correspondence, removed: range, outermost: int, beyond: int | None) -> tuple[int, bool]:
    """The outermost new token on one side of a span, and whether it is more than a guess.

    `removed` are the old tokens of the span outside of `outermost`, from there outwards; `beyond` is where the
    neighbour of the span went.
    """
    if not removed:
        return outermost, True
    if beyond is None:
        kept_pace = _numbers_beside(found, removed, outermost)
        return _within(found, outermost + removed.step * kept_pace, outermost), kept_pace == len(removed)
    between = range(outermost + removed.step, beyond, removed.step)
    most = max(_REPLACEMENT, 2 * len(removed))
    if between and (len(between) <= most or (len(between) <= _LIST and _are_lists(found, removed, between))):
        return _within(found, between[-1], outermost), True
    return outermost, True


def _numbers_beside(found: Correspondence, removed: range, outermost: int) -> int:
    """How many removed tokens have, beginning with a number, a number or the same word at their place.

    So "articles 6 to 16" ends in "articles 8 to 18" with the second number, whatever follows there.
    """
    old, new = found.old.words, found.new.words
    last_number = 0
    for step, token in enumerate(removed, start=1):
        place = outermost + removed.step * step
        if not 0 <= place < len(new.codes) or place in found.taken:
            break
        if old.is_number(token) and new.is_number(place):
            last_number = step
        elif not last_number or old.codes[token] != new.codes[place]:
            break
    return last_number


def _are_lists(found: Correspondence, removed: range, between: range) -> bool:
    """Whether numbers, with what joins them, stand in place of numbers: "6 to 16", "8 to 10 and 12 to 18"."""
    old, new = found.old.words, found.new.words
    return all(old.is_number(removed[end]) and new.is_number(between[end]) for end in (0, -1))


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
