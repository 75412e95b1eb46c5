"""Moved paragraphs in large drafts, where not every pair is measured."""

import random

import pytest

from drafts.engine.moves import Loose, find_moves
from drafts.engine.tokens import Vocabulary

WORDS = [f"{first}{last}" for first in ("ba", "ke", "lo", "mi", "nu") for last in "bcdfghjklmnp"]


@pytest.fixture
def drafts():
    """Sixty dropped paragraphs; half of them come back elsewhere with every sixth word replaced."""
    dice, vocabulary = random.Random(4), Vocabulary()

    def loose(article, text):
        return Loose(article, 0, vocabulary.text(text))

    texts = [" ".join(dice.choices(WORDS, k=30)) for _ in range(90)]
    gone = [loose(index, text) for index, text in enumerate(texts[:60])]
    reworded = [" ".join(w if at % 6 else "quite" for at, w in enumerate(t.split())) for t in texts[:30]]
    come = [loose(index, text) for index, text in enumerate([*texts[60:], *reworded])]
    return gone, come


def test_reworded_paragraphs_are_found_among_thousands_of_pairs(drafts):
    moves = find_moves(*drafts)
    assert sorted((old.article, new.article) for old, new in moves) == [(n, n + 30) for n in range(30)]


def test_measuring_every_pair_finds_the_same(drafts, monkeypatch):
    moves = find_moves(*drafts)
    monkeypatch.setattr("drafts.engine.moves._FEW_PAIRS", 1_000_000)
    assert find_moves(*drafts) == moves


def test_paragraphs_of_common_words_are_measured_against_all():
    vocabulary = Vocabulary()
    common = "the one and the other and the next and the last of all of them here"
    gone = [Loose(index, 0, vocabulary.text(f"{common} {index}")) for index in range(50)]
    come = [Loose(index, 0, vocabulary.text(f"{index} {common}")) for index in range(50)]
    assert len(find_moves(gone, come)) == 50
