"""Runs of words that two texts have in common."""

from drafts.engine.tokens import Vocabulary
from drafts.engine.word_map import Run, matching_runs

MOVED = "Every request names the authority that makes it, the facts of the case and the law that applies."


def runs(old: str, new: str) -> list[Run]:
    vocabulary = Vocabulary()
    return matching_runs(vocabulary.text(old), vocabulary.text(new), vocabulary)


def test_same_text_is_one_run_over_all_its_paragraphs():
    text = "1. States keep records.\n2. They report."
    assert runs(text, text) == [Run(0, 0, 9, False)]


def test_run_ends_where_the_texts_differ():
    assert runs("States shall act.", "All States may act.") == [Run(0, 1, 1, False), Run(2, 3, 2, False)]


def test_paragraph_that_moved_is_a_run_of_its_own():
    others = "The one that receives it answers without delay.\nIt gives reasons."
    found = runs(f"{MOVED}\n{others}", f"{others}\n{MOVED}")
    assert found == [Run(0, 13, 20, True), Run(20, 0, 13, False)]


def test_texts_without_a_common_word_have_no_run():
    assert runs("States shall act.", "Courts may sit") == []
