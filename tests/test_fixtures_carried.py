"""What becomes of the demonstration's notes from draft to draft, by the engines alone."""

from functools import cache

from annotations.engine.carry_forward import carry
from annotations.engine.spans import CarriedSpan, Span
from drafts.engine.alignment import align
from tests.test_fixtures import ANNOTATIONS, article, parts_of

NEW_ARTICLES = {
    ("Zero draft", "Rev.1"): {
        "refusal-persecution": "41",
        "refusal-reasons": "41",
        "dual-criminality-may": "41",
        "preservation-dual": "43",
        "prevention-terms": "52",
        "assistance-review": "56",
    },
    ("Rev.1", "Rev.2"): {
        "equality-grounds": "6",
        "safeguards-where-appropriate": "7",
        "security-work-rules": "19",
    },
}
"""Where a note belongs, for those whose article has another number in the new draft."""


def span_of(note: dict) -> Span:
    part = article(note["draft"], note["article"])
    index = parts_of(note["draft"]).index(part)
    if note["quote"] is None:
        return Span(index, 0, len(part.text), "article")
    start = part.text.index(note["quote"])
    return Span(index, start, start + len(note["quote"]))


@cache
def carried(old: str, new: str) -> dict[str, CarriedSpan]:
    notes = [note for note in ANNOTATIONS if note["draft"] == old]
    edges = align(parts_of(old), parts_of(new))
    results = carry(parts_of(old), parts_of(new), edges, [span_of(note) for note in notes])
    return {note["key"]: result for note, result in zip(notes, results, strict=True)}


def assert_every_answer_is_in_the_right_article(old: str, new: str) -> None:
    elsewhere = NEW_ARTICLES[old, new]
    old_articles = {note["key"]: note["article"] for note in ANNOTATIONS}
    for key, result in carried(old, new).items():
        if there := result.place or result.suggestion:
            part = parts_of(new)[there.part]
            assert (part.number or part.kind) == elsewhere.get(key, old_articles[key]), key


def test_every_outcome_occurs_on_the_way_to_the_first_revision():
    statuses = {result.status for result in carried("Zero draft", "Rev.1").values()}
    assert statuses == {"carried", "changed", "review", "orphaned"}


def test_no_note_is_placed_or_suggested_in_a_wrong_article():
    assert_every_answer_is_in_the_right_article("Zero draft", "Rev.1")
    assert_every_answer_is_in_the_right_article("Rev.1", "Rev.2")


def test_a_note_on_a_deleted_article_is_not_put_on_its_look_alike():
    answers = carried("Zero draft", "Rev.1")
    assert answers["proceeds-information"].status == "orphaned"
    assert answers["other-treaties"].status == "orphaned"


def test_unchanged_words_are_carried_through_a_split_a_merger_and_a_renumbering():
    answers = carried("Zero draft", "Rev.1")
    for key in ("refusal-persecution", "interception-approval", "preservation-dual", "safeguards-court"):
        assert answers[key].status == "carried", key


def test_a_word_changed_inside_a_note_is_reported():
    answers = carried("Zero draft", "Rev.1")
    assert answers["safeguards-third-persons"].place.text == "the competent authority may weigh"
    assert {
        answers[key].status for key in ("safeguards-third-persons", "safeguards-paragraph-two", "encryption")
    } == {"changed"}


def test_words_that_moved_to_another_article_are_only_suggested_there():
    answer = carried("Zero draft", "Rev.1")["assistance-review"]
    assert answer.status == "review"
    assert answer.suggestion.text == "shall check at regular intervals what the assistance has achieved"


def test_words_deleted_from_a_living_article_are_left_to_a_person():
    assert carried("Rev.1", "Rev.2")["prevention-other-offences"].status == "review"
