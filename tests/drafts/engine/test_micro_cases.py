"""The small cases that every comparison must get right, through the whole engine: lineage, paragraphs, words."""

import pytest

from drafts.engine.comparison import compare
from drafts.engine.parts import Part

REPORTS = "1. Each Party shall report on the state of its rivers once a year, by the end of March."
FUND = "2. A fund helps those Parties that cannot bear the cost of clean water alone."
COURT = "3. Any dispute about this treaty goes to a court that both sides have chosen before."


def article(text, number="5"):
    return Part("article", number, "", "", text)


def seen(old, new):
    """What a reader of the comparison sees: articles not kept, paragraphs moved, cut or joined, words out and in."""
    comparison = compare(old, new)
    marks = [edge.kind for edge in comparison.edges if edge.kind != "kept"]
    for row in [row for one in comparison.articles for row in one.rows]:
        marks += [row.kind] if row.kind in ("moved_here", "moved_away", "split", "merged") else []
        if row.kind != "moved_away":
            marks += ["-" + op.old.strip() for op in row.ops if op.kind == "delete"]
            marks += ["+" + op.new.strip() for op in row.ops if op.kind == "insert"]
    return marks


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        pytest.param("Each Party shall act.", "Each Party may act.", ["-shall", "+may"], id="shall to may"),
        pytest.param(
            "within thirty (30) days of receipt",
            "within forty-five (45) days of receipt",
            ["-thirty (30)", "+forty-five (45)"],
            id="thirty (30) to forty-five (45)",
        ),
        pytest.param(
            "Every Party, large or small", "Every Party large or small", ["-,"], id="a comma removed"
        ),
        pytest.param(
            "The Party [shall] keep [all] records",
            "The Party shall keep all records",
            ["-[", "-]", "-[", "-]"],
            id="brackets resolved",
        ),
        pytest.param("Each Party's courts", "Each Party’s courts", [], id="Party's with two apostrophes"),
        pytest.param("a  duty\u00a0that was\tre-wrapped", "a duty that was re-wrapped", [], id="re-wrapped"),
        pytest.param(
            "La Partie doit protéger l'État.",
            "La Partie peut protéger l'État.",
            ["-doit", "+peut"],
            id="doit to peut, l'État intact",
        ),
        pytest.param(
            "يجب على كل طرف أن يتعاون", "يجوز على كل طرف أن يتعاون", ["-يجب", "+يجوز"], id="one Arabic word"
        ),
        pytest.param("各方应予合作", "各方可予合作", ["-应", "+可"], id="应 to 可"),
        pytest.param("在三十日内答复", "在六十日内答复", ["-三", "+六"], id="三十 to 六十"),
        pytest.param(
            "Each Party shall take effective measures",
            "Each Party shall [take] effective measures",
            ["+[", "+]"],
            id="brackets put around one word are not merged into one replacement",
        ),
        pytest.param(
            f"{REPORTS}\n{FUND}\n{COURT}",
            f"{COURT}\n{REPORTS}\n{FUND}",
            ["moved_here", "moved_away"],
            id="a moved paragraph",
        ),
        pytest.param(
            f"{REPORTS}\n2. A fund helps poor Parties. It is run by a board of seven members.",
            f"{REPORTS}\n2. A fund helps poor Parties.\n3. It is run by a board of seven members.",
            ["split"],
            id="a split paragraph",
        ),
    ],
)
def test_a_reader_sees_what_changed_and_nothing_else(old, new, marks):
    assert seen([article(old)], [article(new)]) == marks


def test_article_5_become_6_with_the_same_text_is_a_renumbering():
    kept = article(FUND, "4")
    assert seen([kept, article(REPORTS, "5")], [kept, article(REPORTS, "6")]) == ["renumbered"]
