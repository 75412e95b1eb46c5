"""Where annotations go on the next draft: ours beside other methods, on real texts and on made ones.

For real texts nobody knows the truth; `_agreement` says what stands in for it. For made pairs of drafts it is
known by construction (`_synthetic`). Spans have 3 to 60 words. "deleted-placed" counts notes on deleted text that
were put somewhere, "gone" those that were not; "lost" are notes on surviving text for which no place is suggested.
Deleted text has a look-alike where a passage of the new draft has 85 % of its letters.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from random import Random

from rapidfuzz import fuzz

from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Place, Span
from drafts.engine.alignment import align
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.bench import _agreement, _synthetic
from tests.bench._rivals import RIVALS, Rival
from tests.bench._scoring import Answer, Fact, Score, score
from tests.bench._treaties import synthetic
from tests.bench.lineage import parts_of_reading
from tests.bench.timing import cpu_seconds
from tests.shared import SHARED_DATA

REAL = {
    "Paris": ("paris/2015-10-23.md", "paris/2015-12-04.md", "paris/2015-12-09.md"),
    "Cardano": (
        "cardano/2024-07-29.md",
        "cardano/2024-11-20.md",
        "cardano/2024-11-29.md",
        "cardano/2024-12-03.md",
        "cardano/2024-12-04.md",
    ),
    "AI Act": ("ai-act/2021-04-21-com-proposal.docx", "ai-act/2022-07-15-cz1.docx"),
}
PER_HOP, PER_READING, PER_TREATY = 900, 100, 400
ENOUGH_WORDS = 400
FOR_RIVALS = 15
"""The other methods are slow in Python, so they get every fifteenth span."""
LOOK_ALIKE = 85
COLUMNS = ("right", "wrong", "deleted-placed", "review", "gone", "lost")


@dataclass(frozen=True)
class Hop:
    """Two drafts with spans of the old one whose truth is known."""

    old: Sequence[Part]
    new: Sequence[Part]
    facts: Sequence[Fact]


def main() -> None:
    if not SHARED_DATA.exists():
        print("carry: needs the real texts in ../shared/data beside the checkout")
        return
    for group, files in REAL.items():
        drafts = [_parts(name) for name in files]
        _report(group, _sampled(group, list(pairwise(drafts)), PER_HOP))
    _report("French bills", _sampled("French bills", list(_bills()), PER_READING))
    _report("synthetic", list(_made()))
    _report_time()


def _sampled(group: str, pairs: Sequence[tuple[Sequence[Part], Sequence[Part]]], count: int) -> list[Hop]:
    hops, all_left_out = [], 0
    for seed, (old, new) in enumerate(pairs):
        facts, left_out = _agreement.sample_facts(old, new, count, seed)
        hops.append(Hop(old, new, facts))
        all_left_out += left_out
    print(f"\n{group}: {all_left_out} spans without a certain truth left out")
    return hops


def _bills() -> Iterator[tuple[Sequence[Part], Sequence[Part]]]:
    """Every reading of a bill with the next one, unless one of them has too few words to choose from."""
    for bill in sorted((SHARED_DATA / "french-bills").glob("*")):
        readings = [parts_of_reading(file) for file in sorted(bill.glob("[0-9]*.json"))]
        for pair in pairwise(readings):
            if all(sum(len(part.text.split()) for part in parts) >= ENOUGH_WORDS for parts in pair):
                yield pair


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
            yield Hop(old, new, _synthetic.sample_facts(truth, new, PER_TREATY, seed))


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
    _report_shares(facts, list(chain.from_iterable(answers)))


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
        ("unchanged", lambda fact: fact.is_verbatim),
        ("≥ 90 % of the words left", lambda fact: fact.kept >= 0.9),
        ("65-90 %", lambda fact: 0.65 <= fact.kept < 0.9),
        ("deleted", lambda fact: not fact.survivors),
        ("deleted, with a look-alike", _has_look_alike),
    )
    for name, is_in in bands:
        chosen = [answer for fact, answer in zip(facts, answers, strict=True) if is_in(fact)]
        placed = sum(answer.place is not None for answer in chosen)
        share = placed / max(1, len(chosen))
        print(f"  placed without a person: {name:28}{placed:>6} of {len(chosen):>6}{share:>8.1%}")
    counts = Counter(answer.status for answer in answers)
    print("  " + " + ".join(f"{count} {status}" for status, count in counts.items()) + f" = {len(facts)}")


def _has_look_alike(fact: Fact) -> bool:
    return not fact.survivors and any(
        fuzz.partial_ratio(fact.quote, text) >= LOOK_ALIKE
        for text in fact.new_texts
        if len(text) >= len(fact.quote)
    )


def _report_time() -> None:
    old, new = (_parts(name) for name in REAL["Paris"][1:])
    pair = synthetic(80)
    for name, before, after, count, runs in (
        ("Paris 4 → 9 December", old, new, 500, 5),
        (f"a made draft of {pair.words} words", pair.old, pair.new, 3_000, 1),
    ):
        spans, edges = _any_spans(before, count), align(before, after)
        seconds = cpu_seconds(lambda: carry(before, after, edges, spans), runs=runs)  # noqa: B023 called here
        print(f"{count} annotations over {name}: {seconds:.2f} s CPU")


def _any_spans(parts: Sequence[Part], count: int) -> list[Span]:
    chance = Random(1)
    chosen = chance.choices(range(len(parts)), [len(part.text) for part in parts], k=count)
    starts = [chance.randrange(len(parts[part].text)) for part in chosen]
    return [
        Span(part, start, min(len(parts[part].text), start + chance.randint(20, 380)))
        for part, start in zip(chosen, starts, strict=True)
    ]


if __name__ == "__main__":
    main()
