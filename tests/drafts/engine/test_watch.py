from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.comparison import compare
from drafts.engine.parser import parse
from drafts.engine.parts import Part
from drafts.engine.watch import occurrences, watch
from drafts.readers import read

DRAFTS = Path(__file__).resolve().parents[3] / "fixtures/treaties/cybercrime"


def article(number: str, text: str) -> Part:
    return Part("article", number, "", "", text, f"Article {number}")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("domestic law", "its Domestic law and domestic laws", ["Domestic law"]),
        ("domestic law", "its [domestic] law", ["domestic] law"]),
        ("domestic law", "its domestic\u00a0 law", ["domestic\u00a0 law"]),
        ("cross-border", "cross-border and cross border", ["cross-border", "cross border"]),
        ("proportional*", "proportional, proportionality", ["proportional", "proportionality"]),
        ("law", "lawful outlaw", []),
        ("*law*", "lawful outlaw", ["lawful", "outlaw"]),
        ("serious crime*", "serious crime, serious crimes, series", ["serious crime", "serious crimes"]),
        ("State's duty", "a State\u2019s duty", ["State\u2019s duty"]),
        ('"data" means', "\u201cdata\u201d means", ["\u201cdata\u201d means"]),
        ("domestic law", "its domestic\nlaw", ["domestic\nlaw"]),
        ("domestic law", "its domestic\u2011law", ["domestic\u2011law"]),
        ("sûreté", "la su\u0302rete\u0301 et la sûreté", ["sûreté"]),
        ("国内法", "根据其国内法的规定", ["国内法"]),
        ("القانون الداخلي", "وفقا للقانون، القانون الداخلي.", ["القانون الداخلي"]),
        ("القانون", "القَانُون", ["القَانُون"]),
        ("*القانون", "والقانون", ["والقانون"]),
        ("قانون", "القانون", []),
        ("*", "anything", []),
        ("", "anything", []),
    ],
)
def test_a_phrase_is_found_as_people_mean_it(phrase, text, found):
    assert [one.words for one in occurrences([article("1", text)], phrase)] == found


def test_an_occurrence_knows_its_place_and_what_stands_around_it():
    (one,) = occurrences(
        [article("1", "x"), article("2", "1. First.\n2. Under domestic law, it may.")], "domestic law"
    )
    assert (one.part, one.paragraph, one.start, one.end) == (1, 1, 19, 31)
    assert (one.before, one.after) == ("2. Under ", ", it may.")


def test_a_phrase_is_kept_with_its_paragraph_or_appears_or_vanishes():
    old = [
        article(
            "1", "1. Each State acts under domestic law.\n2. A State shall consult the others in good time."
        )
    ]
    new = [
        article(
            "1", "1. Each State acts.\n2. A State shall consult the others under domestic law in good time."
        )
    ]
    result = watch(compare(old, new), "domestic law")
    assert [one.paragraph for one in result.vanished] == [0]
    assert [one.paragraph for one in result.appeared] == [1]
    assert result.kept == ()


def test_a_phrase_moves_with_its_paragraph():
    moved = "1. Every measure of this kind shall be reviewed by a court under domestic law each year."
    other = "1. The secretariat of this treaty shall be in the place that the meeting names."
    old = [article("1", f"{moved}\n2. Ships sail."), article("2", other)]
    new = [article("1", "1. Ships sail."), article("2", f"{other}\n{moved.replace('1.', '2.')}")]
    ((before, after),) = watch(compare(old, new), "domestic law").kept
    assert (before.part, before.paragraph, after.part, after.paragraph) == (0, 0, 1, 1)


def test_phrases_are_followed_over_the_demonstration_drafts():
    drafts = [parse(read(path.read_bytes(), path.name)).parts for path in sorted(DRAFTS.glob("*-draft.md"))]
    steps = [compare(old, new) for old, new in pairwise(drafts)]
    first, second = (watch(step, "domestic law") for step in steps)
    assert [steps[0].new[one.part].number for one in first.appeared] == ["35", "36"]
    assert [steps[0].old[one.part].number for one in first.vanished] == ["17", "51"]
    assert [steps[1].new[one.part].number for one in second.appeared] == ["7", "23", "53", "55"]
    assert second.vanished == ()


TEXTS = st.lists(st.sampled_from(["domestic law", "a State", "shall", "\n", "1. x"]), max_size=8).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_every_occurrence_is_accounted_for_once(old_text, new_text):
    old, new = [article("1", old_text)], [article("1", new_text)]
    result = watch(compare(old, new), "domestic law")
    assert len(result.kept) + len(result.vanished) == len(occurrences(old, "domestic law"))
    assert len(result.kept) + len(result.appeared) == len(occurrences(new, "domestic law"))
