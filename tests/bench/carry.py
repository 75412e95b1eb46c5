"""Where annotations go on the next draft: ours beside other methods, on real texts and on made ones.

For real texts nobody knows the truth; `_agreement` says what stands in for it. For made pairs of drafts it is
known by construction (`_synthetic`). Spans have 3 to 60 words. "deleted-placed" counts notes on deleted text that
were put somewhere, "gone" those that were not; "lost" are notes on surviving text for which no place is suggested.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Place, Span
from drafts.engine.alignment import align
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.bench import _agreement, _synthetic
from tests.bench._rivals import RIVALS, Rival
from tests.bench._scoring import Answer, Fact, Score, score
from tests.bench.timing import cpu_seconds
from tests.shared import SHARED_DATA

PARIS = ("2015-10-23", "2015-12-04", "2015-12-09")
CARDANO = ("2024-07-29", "2024-11-20", "2024-11-29", "2024-12-03", "2024-12-04")
PER_HOP, PER_TREATY = 900, 400
FOR_RIVALS = 15
"""The other methods are slow in Python, so they get every fifteenth span."""
COLUMNS = ("right", "wrong", "deleted-placed", "review", "gone", "lost")


@dataclass(frozen=True)
class Hop:
    """Two drafts with spans of the old one whose truth is known."""

    group: str
    old: Sequence[Part]
    new: Sequence[Part]
    facts: Sequence[Fact]


def main() -> None:
    if not SHARED_DATA.exists():
        print("carry: needs the real texts in ../shared/data beside the checkout")
        return
    hops = [*_real("Paris", "paris", PARIS), *_real("Cardano", "cardano", CARDANO), *_made()]
    for group in ("Paris", "Cardano", "synthetic"):
        _report(group, [hop for hop in hops if hop.group == group])
    _report_time(hops[1])


def _real(group: str, folder: str, names: Sequence[str]) -> Iterator[Hop]:
    drafts = [_parts(f"{folder}/{name}.md") for name in names]
    for seed, (old, new) in enumerate(pairwise(drafts)):
        facts, left_out = _agreement.sample_facts(old, new, PER_HOP, seed)
        print(f"{group} {names[seed]} → {names[seed + 1]}: {len(facts)} spans, {left_out} undecided left out")
        yield Hop(group, old, new, facts)


def _parts(name: str) -> Sequence[Part]:
    path = SHARED_DATA / name
    return parse(read(path.read_bytes(), path.name)).parts


def _made() -> Iterator[Hop]:
    for seed, path in enumerate(sorted((SHARED_DATA / "open-treaties").glob("*.json"))):
        articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
        texts = [
            re.sub(r"\s*\n\s*", "\n", one["content_en"].strip()) for one in articles if one["content_en"]
        ]
        if len(texts) >= 10:
            old, new, truth = _synthetic.make_pair(texts[:150], seed)
            yield Hop("synthetic", old, new, _synthetic.sample_facts(truth, new, PER_TREATY, seed))


def _report(group: str, hops: Sequence[Hop]) -> None:
    answers = [_ours(hop) for hop in hops]
    facts = [fact for hop in hops for fact in hop.facts]
    print(
        f"\n{group:30}{'spans':>7}" + "".join(f"{name:>16}" for name in COLUMNS) + f"{'suggestion right':>18}"
    )
    _print_row("ours", score(facts, [_answer(one) for found in answers for one in found]))
    few = [fact for hop in hops for fact in hop.facts[::FOR_RIVALS]]
    _print_row(
        "ours, every 15th span",
        score(few, [_answer(one) for found in answers for one in found[::FOR_RIVALS]]),
    )
    for name, rival in RIVALS.items():
        _print_row(name, score(few, [answer for hop in hops for answer in _theirs(rival, hop)]))
    _report_shares(facts, [one for found in answers for one in found])


def _ours(hop: Hop) -> tuple[CarriedSpan, ...]:
    spans = [Span(fact.part, fact.start, fact.end) for fact in hop.facts]
    answers = carry(hop.old, hop.new, align(hop.old, hop.new), spans)
    assert len(answers) == len(spans)
    return answers


def _answer(carried: CarriedSpan) -> Answer:
    return Answer(_triple(carried.place), _triple(carried.suggestion))


def _triple(place: Place | None) -> tuple[int, int, int] | None:
    return (place.part, place.start, place.end) if place else None


def _theirs(rival: Rival, hop: Hop) -> Iterator[Answer]:
    """A rival works on the drafts as one text each."""
    old, new = ("\n".join(part.text for part in parts) for parts in (hop.old, hop.new))
    starts = _starts(hop.old)
    for fact in hop.facts[::FOR_RIVALS]:
        found = rival(old, new, starts[fact.part] + fact.start, starts[fact.part] + fact.end)
        yield Answer(_in_part(_starts(hop.new), *found) if found else None)


def _starts(parts: Sequence[Part]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part.text) + 1)
    return starts


def _in_part(starts: Sequence[int], start: int, end: int) -> tuple[int, int, int]:
    part = max(index for index, at in enumerate(starts) if at <= start)
    return part, start - starts[part], end - starts[part]


def _print_row(name: str, result: Score) -> None:
    total = result.verdicts.total()
    cells = "".join(f"{result.verdicts[one]:>8}{result.verdicts[one] / total:>8.2%}" for one in COLUMNS)
    share = f"{result.good_suggestions / result.suggestions:.1%}" if result.suggestions else "–"
    print(f"{name:30}{total:>7}{cells}{share:>18}")


def _report_shares(facts: Sequence[Fact], answers: Sequence[CarriedSpan]) -> None:
    """How much is placed without a person, by how much of the span survived."""
    bands = (
        ("unchanged, in its place", lambda f, a: f.is_verbatim and a.reason != "moved"),
        ("unchanged, moved too", lambda f, a: f.is_verbatim),
        ("≥ 90 % of the words", lambda f, a: f.kept >= 0.9),
        ("65-90 %", lambda f, a: 0.65 <= f.kept < 0.9),
        ("deleted", lambda f, a: not f.survivors),
    )
    for name, is_in in bands:
        chosen = [answer for fact, answer in zip(facts, answers, strict=True) if is_in(fact, answer)]
        placed = sum(answer.place is not None for answer in chosen)
        print(
            f"  placed without a person: {name:26}{placed:>6} of {len(chosen):>6}{placed / max(1, len(chosen)):>8.1%}"
        )


def _report_time(hop: Hop) -> None:
    spans = [Span(fact.part, fact.start, fact.end) for fact in hop.facts[:500]]
    edges = align(hop.old, hop.new)
    seconds = cpu_seconds(lambda: carry(hop.old, hop.new, edges, spans))
    print(f"\n{len(spans)} annotations over Paris 4 → 9 December: {seconds:.2f} s CPU")


if __name__ == "__main__":
    main()
