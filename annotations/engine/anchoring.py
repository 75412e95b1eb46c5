"""Where a quote stands in a text: exactly, else but for typographic noise, else nowhere.

A quote that only resembles some words is never anchored here: resemblance is for people to judge. Nor is one
of several equal places ever chosen. Offsets are Unicode code points, half-open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.engine.folding import fold
from annotations.engine.selectors import inside_word

# Context counts as clearly better when it matches over this many code points more: about one word.
_CLEARLY_MORE = 4


@dataclass(frozen=True, slots=True)
class _Quote:
    text: str
    exact: str
    prefix: str
    suffix: str
    hint: int | None


def find_quote(
    text: str, exact: str, prefix: str = "", suffix: str = "", start_hint: int | None = None
) -> tuple[int, int] | None:
    """The one place in `text` where `exact` stands; None when it is absent or cannot be told from its equals.

    Several places are told apart by `prefix` and `suffix`, then by being whole words, then by `start_hint`,
    the offset where the quote is expected. The returned offsets point into `text` as given, whatever noise
    was folded.
    """
    if not exact.strip():
        return None
    if exact in text:
        return _find(_Quote(text, exact, prefix, suffix, start_hint))
    return _find_folded(text, exact, prefix, suffix, start_hint)


def count_quote(text: str, exact: str) -> int:
    """How often `exact` stands in `text`, exactly or else but for typographic noise."""
    if not exact.strip():
        return 0
    return len(_occurrences(text, exact)) or len(_occurrences(fold(text).text, fold(exact).text.strip()))


def _find_folded(text: str, exact: str, prefix: str, suffix: str, hint: int | None) -> tuple[int, int] | None:
    folded, quote = fold(text), fold(exact).text
    if hint is not None:
        hint = sum(1 for start in folded.starts if start < hint)
    # The white space that the quote had at its ends belongs to the context: the place is that of its words.
    before = fold(prefix).text + quote[: len(quote) - len(quote.lstrip())]
    after = quote[len(quote.rstrip()) :] + fold(suffix).text
    found = _find(_Quote(folded.text, quote.strip(), before, after, hint))
    return (folded.starts[found[0]], folded.ends[found[1] - 1]) if found else None


def _find(quote: _Quote) -> tuple[int, int] | None:
    starts = _occurrences(quote.text, quote.exact)
    for narrow in (_by_context, _by_whole_words, _by_hint):
        if len(starts) > 1:
            starts = narrow(quote, starts)
    return (starts[0], starts[0] + len(quote.exact)) if len(starts) == 1 else None


def _occurrences(text: str, exact: str) -> list[int]:
    """Every start, overlapping ones too."""
    return [match.start() for match in re.finditer(f"(?={re.escape(exact)})", text)] if exact else []


def _by_context(quote: _Quote, starts: list[int]) -> list[int]:
    """The places whose surroundings match whole, else those that match clearly further than the rest."""
    matches = {start: _matching_context(quote, start) for start in starts}
    best = max(matches.values())
    whole = len(quote.prefix) + len(quote.suffix)
    margin = 0 if best == whole else _CLEARLY_MORE - 1
    return [start for start in starts if matches[start] >= best - margin]


def _matching_context(quote: _Quote, start: int) -> int:
    """How many code points of the context match, counted outwards from the quote."""
    before = quote.text[max(0, start - len(quote.prefix)) : start]
    after = quote.text[start + len(quote.exact) :]
    return _common(reversed(before), reversed(quote.prefix)) + _common(iter(after), iter(quote.suffix))


def _common(left: Iterator[str], right: Iterator[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _by_whole_words(quote: _Quote, starts: list[int]) -> list[int]:
    """Who quotes "State" does not mean the middle of "Statement"."""
    length = len(quote.exact)
    whole = [
        at for at in starts if not inside_word(quote.text, at) and not inside_word(quote.text, at + length)
    ]
    return whole or starts


def _by_hint(quote: _Quote, starts: list[int]) -> list[int]:
    """The nearest place, if it is at most half as far away as the next one."""
    if quote.hint is None:
        return starts
    hint = quote.hint
    nearest, second = sorted(starts, key=lambda start: abs(start - hint))[:2]
    return [nearest] if 2 * abs(nearest - hint) < abs(second - hint) else starts
