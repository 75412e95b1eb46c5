"""Which article became which, against the truth: official concordances, a hand-made table, made-up treaties.

The concordance of a French bill says for each of its articles the number in the law, or that it was dropped. Every
reading of the bill is aligned with its last text, not only with the next one.
"""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from drafts.engine.alignment import Edge, align
from drafts.engine.pairing import number_key
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read
from tests.bench._ai_act_lineage import PROPOSAL, TRUTH
from tests.bench._treaties import synthetic
from tests.shared import SHARED_DATA

SURE = 0.1
"""The margin from which nobody is asked."""
SEEDS = range(1, 6)


@dataclass
class Score:
    """Rows of the truth that were found right, and how many of the wrong ones nobody would be asked about."""

    rows: int = 0
    right: int = 0
    wrong_above_margin: int = 0
    asked: int = 0

    def add(self, edge: Edge, is_right: bool, is_wrong: bool | None = None) -> None:
        """Count a row; one that is neither right nor wrong names a part of what an article became."""
        is_sure = edge.margin >= SURE
        self.rows += 1
        self.right += is_right
        self.asked += not is_sure
        self.wrong_above_margin += is_sure and (not is_right if is_wrong is None else is_wrong)

    def __iadd__(self, other: "Score") -> "Score":
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))
        return self

    def __str__(self) -> str:
        return (
            f"{self.right} of {self.rows} rows right ({100 * self.right / (self.rows or 1):.2f} %),"
            f" {self.wrong_above_margin} wrong above the margin, {self.asked} put before a person"
        )


def main() -> None:
    bills = SHARED_DATA / "french-bills"
    total = Score()
    for bill in sorted(bills.glob("*")):
        score = _score_bill(bill)
        if score.rows:
            print(f"{bill.name}: {score}")
        total += score
    print(f"French bills: {total}" if total.rows else f"French bills: skipped, no texts in {bills}")
    for later in TRUTH:
        has_texts = all((SHARED_DATA / name).exists() for name in (PROPOSAL, later))
        print(f"{PROPOSAL} → {later}: {_score_ai_act(later) if has_texts else 'skipped, no texts'}")
    for seed in SEEDS:
        print(f"made-up treaty of 200 articles, {seed}: {_score_synthetic(seed)}")


def _score_bill(bill: Path) -> Score:
    """All readings of a bill against its last one; no rows where there is no concordance."""
    *readings, last = [parts_of_reading(file) for file in sorted(bill.glob("[0-9]*.json"))]
    numbers = {number_key(part.number) for part in last}
    truth = _concordance(bill, numbers)
    score = Score()
    for reading in readings:
        edges = {index: edge for edge in align(reading, last) for index in edge.old}
        for index, part in enumerate(reading):
            expected = truth.get(number_key(part.number))
            if expected is not None and (not expected or expected in numbers):
                score.add(edges[index], _agrees(edges[index], last, expected))
    return score


def parts_of_reading(file: Path) -> list[Part]:
    """A reading as parts: its articles with the paragraphs in order."""
    articles = json.loads(file.read_text(encoding="utf-8"))["articles"]
    return [
        Part("article", article["titre"], "", "", _text(article.get("alineas") or {})) for article in articles
    ]


def _text(paragraphs: dict[str, str]) -> str:
    lines = [" ".join(text.split()) for _, text in sorted(paragraphs.items())]
    return "\n".join(filter(None, lines))


def _concordance(bill: Path, numbers: set[str]) -> dict[str, str]:
    """Number in the bill → number in its last text, empty where the article was dropped.

    The last text at hand may still be numbered as the bill was; then the table says only what was dropped.
    """
    procedure = json.loads((bill / "procedure.json").read_text(encoding="utf-8"))
    table = {
        number_key(old): "" if "suppr" in new.lower() else number_key(new)
        for old, new in procedure.get("table_concordance", {}).items()
    }
    kept = {old for old, new in table.items() if new}
    if len(kept & numbers) >= len(set(table.values()) & numbers):
        return {old: old if new else "" for old, new in table.items()}
    return table


def _agrees(edge: Edge, last: list[Part], expected: str) -> bool:
    """Whether the edge leads to the expected number; of a dropped article, to nothing or to a placeholder."""
    targets = [last[index] for index in edge.new]
    if expected:
        return expected in [number_key(part.number) for part in targets]
    return all(not part.text or "suppr" in part.text[:30].lower() for part in targets)


def _score_ai_act(later: str) -> Score:
    """A row for each article of the proposal, and for each that came of nothing."""
    old, new = (_articles(SHARED_DATA / name) for name in (PROPOSAL, later))
    became, put_in = TRUTH[later]
    score = Score()
    for edge in align(old, new):
        found = {number_key(new[index].number) for index in edge.new}
        for index in edge.old:
            true = became[number_key(old[index].number)]
            score.add(edge, found == true, not found or not true.issuperset(found))
        if not edge.old:
            score.add(edge, found.issubset(put_in))
    return score


def _articles(file: Path) -> list[Part]:
    return [part for part in parse(read(file.read_bytes(), file.name)).parts if part.kind == "article"]


def _score_synthetic(seed: int) -> Score:
    """A row for each old article of a made-up treaty."""
    pair = synthetic(200, words_each=225, seed=seed)
    score = Score()
    for edge in align(pair.old, pair.new):
        for index in edge.old:
            true = {new for old, new in pair.lineage if old == index}
            score.add(edge, true == set(edge.new), not edge.new or not true.issuperset(edge.new))
    return score


if __name__ == "__main__":
    main()
