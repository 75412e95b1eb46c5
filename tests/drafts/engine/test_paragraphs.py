"""How alike two texts are, short and long."""

import pytest

from drafts.engine.paragraphs import likeness_in_order
from drafts.engine.tokens import Vocabulary

OLD = "Ships report their catch.\nPorts keep the reports.\nFines go to the fund."
NEW = "Ships report their whole catch.\nPorts keep the reports.\nFines go to the fund."


@pytest.mark.parametrize("few_cells", [0, 1_000])
def test_the_words_in_common_are_counted_between_unchanged_paragraphs(few_cells, monkeypatch):
    monkeypatch.setattr("drafts.engine.paragraphs._FEW_CELLS", few_cells)
    vocabulary = Vocabulary()
    assert likeness_in_order(vocabulary.text(OLD), vocabulary.text(NEW)) == pytest.approx(1 - 1 / 33)


def test_of_long_texts_words_beyond_an_unchanged_paragraph_do_not_count(monkeypatch):
    monkeypatch.setattr("drafts.engine.paragraphs._FEW_CELLS", 0)
    vocabulary = Vocabulary()
    before, after = vocabulary.text("a b c\nd d d d\ne\nx"), vocabulary.text("y\nd d d d\ne\na b c")
    assert likeness_in_order(before, after) == pytest.approx(10 / 18)
