import pickle
from pathlib import Path

from drafts.engine.alignment import Edge
from drafts.engine.comparison import compare
from drafts.engine.force import what_matters
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.readers import read

DRAFTS = Path(__file__).resolve().parents[4] / "fixtures/treaties/cybercrime"


def article(number: str, text: str, label: str = "", heading: str = "") -> Part:
    return Part("article", number, heading, "", text, label or f"Article {number}")


def matters(old: list[Part], new: list[Part], edges: list[Edge] | None = None) -> list[tuple]:
    found = what_matters(compare(old, new, edges), "en")
    return [(matter.article, matter.row, matter.change.label) for matter in found]


def test_the_most_important_change_comes_first_with_its_place():
    old = [article("1", "1. A green book.\n2. Each Party shall report to the others on what it does.")]
    new = [article("1", "1. A red book.\n2. Each Party may report to the others on what it does.")]
    assert matters(old, new) == [(0, 1, "shall → may"), (0, 0, "“green” → “red”")]


def test_an_article_that_is_new_or_gone_is_one_matter():
    stays = article("1", "The Parties shall work together on all that this treaty is about.")
    gone = article("2", "1. Fish are to be counted in the river.\n2. The count shall be published.")
    come = article("2", "Ships sail under the flag of one State only.", heading="Flags")
    edges = [
        Edge((0,), (0,), "kept", 1.0, 1.0, ""),
        Edge((1,), (), "deleted", 0.0, 1.0, ""),
        Edge((), (1,), "added", 0.0, 1.0, ""),
    ]
    assert matters([stays, gone], [stays, come], edges) == [
        (1, None, "deleted: Article 2"),
        (2, None, "new: Article 2 Flags"),
    ]


def test_brackets_around_an_article_are_told_once():
    text = "The Parties shall work together."
    assert matters([article("1", text, "[Article 1]")], [article("1", text)]) == [
        (0, None, "whole article out of brackets")
    ]


def test_a_reference_that_follows_a_renumbering_is_editorial():
    first = article("1", "The Parties shall count all fish in the rivers that they share.")
    second = article("2", "1. Ships sail slowly.\n2. They carry no more than ten persons.")
    third = article(
        "3", "The secretariat applies article 2, paragraph 2, to small ships and article 1 to large ones."
    )
    new_second = article(
        "3", "1. Ships sail slowly.\n2. Their flag is red.\n3. They carry no more than ten persons."
    )
    new_third = article(
        "4", "The secretariat applies article 3, paragraph 3, to small ships and article 3 to large ones."
    )
    come = article("2", "A fund is set up in which every Party has one vote.")
    edges = [
        Edge((0,), (0,), "kept", 1.0, 1.0, ""),
        Edge((), (1,), "added", 0.0, 1.0, ""),
        Edge((1,), (2,), "renumbered", 1.0, 1.0, ""),
        Edge((2,), (3,), "renumbered", 1.0, 1.0, ""),
    ]
    found = what_matters(compare([first, second, third], [first, come, new_second, new_third], edges), "en")
    told = [(matter.change.kind, matter.change.label) for matter in found if matter.article == 3]
    assert told == [
        ("reference", "article 1 → article 3"),
        ("editorial", "article 2(2) → article 3(3), as renumbered"),
    ]


def test_a_comparison_from_a_cache_tells_the_same():
    old = [article("1", "1. A green [book].\n2. Each Party shall report to the others on what it does.")]
    new = [article("1", "1. A red book.\n2. Each Party may report to the others on what it does.")]
    comparison = compare(old, new)
    assert what_matters(pickle.loads(pickle.dumps(comparison)), "en") == what_matters(comparison, "en")


def test_a_paragraph_that_only_moved_tells_nothing():
    moved = "The secretariat keeps a public list of all ships and their flags."
    old = [
        article("1", f"{moved}\nFish are counted in every river once a year by all."),
        article("2", "Nets are blue."),
    ]
    new = [
        article("1", "Fish are counted in every river once a year by all."),
        article("2", f"Nets are blue.\n{moved}"),
    ]
    edges = [Edge((0,), (0,), "kept", 1.0, 1.0, ""), Edge((1,), (1,), "kept", 1.0, 1.0, "")]
    assert matters(old, new, edges) == []


def test_nothing_matters_in_the_same_draft():
    parts = [article("1", "1. The Parties [shall] act.\n2. They report.")]
    assert matters(parts, parts) == []


def test_the_changes_planted_in_the_first_revision_are_found_at_their_places():
    old, new = (
        parse(read((DRAFTS / name).read_bytes(), name)).parts
        for name in ("2023-05-29-zero-draft.md", "2023-11-06-revised-draft.md")
    )
    comparison = compare(old, new)
    found = {
        (comparison.articles[matter.article].new.number, matter.change.label)
        for matter in what_matters(comparison, "en")
        if comparison.articles[matter.article].new
    }
    assert {
        ("", "“shall” opened to [shall] [should]"),
        ("5", "shall → may"),
        ("5", "“where appropriate” added"),
        ("8", "“computer data” chosen from [computer data] [digital information]"),
        ("21", "put in brackets: “A State Party may provide for heavier …”"),
        ("23", "“where appropriate” added"),
        ("24", "safeguard added: legality"),
        ("24", "and → or"),
        ("24", "shall → may"),
        ("27", "“where appropriate” added"),
        ("36", "“subject to its domestic law” added"),
        ("37", "forty-five (45) → sixty (60)"),
        ("43", "article 40(10)(b) → article 41(2)(b)"),
        ("45", "“shall” opened to [shall] [may]"),
        ("63", "thirty (30) → forty (40)"),
    } <= found
