"""What is asked for, whether a text has it, and how it is shown."""

import pytest

from drafts.engine.finding import asked_for, certain_pieces, find

LAW = (
    "1. Each State applies its [domestic] law.\n2. L’État agit selon son droit interne.\n3. No law is above."
)


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("domestic law", ("domestic", "law")),
        ('"domestic law" court', ("domestic law", "court")),
        ("“domestic   law”", ("domestic law",)),
        ('"domestic law', ("domestic", "law")),
        ("law law - [", ("law",)),
        ("国内法", ("国内法",)),
        ("", ()),
    ],
)
def test_words_and_phrases_in_quotation_marks_are_asked_for_once_each(query, phrases):
    assert asked_for(query) == phrases


@pytest.mark.parametrize(
    ("phrase", "pieces"),
    [
        ("domestic law", ["domestic", "law"]),
        ("proportional*", ["proportional"]),
        ("État", ["tat"]),
        ("cyber-dependent", ["cyber", "dependent"]),
        ("l'avis", ["avis"]),
        ("国内法", ["国内法"]),
        ("حماية", []),
    ],
)
def test_a_database_is_asked_only_for_what_every_match_must_have(phrase, pieces):
    assert certain_pieces(phrase) == pieces


def shown(text: str, *phrases: str) -> list[str]:
    found = find(text, phrases)
    return (
        []
        if found is None
        else [
            "".join(f"<{words}>" if is_hit else words for words, is_hit in snippet.pieces)
            for snippet in found.snippets
        ]
    )


def test_a_phrase_is_found_over_brackets_and_shown_in_its_paragraph():
    assert shown(LAW, "domestic law") == ["1. Each State applies its [<domestic] law>."]


def test_a_text_must_have_all_that_was_asked_for():
    assert shown(LAW, "law", "court") == []
    assert shown(LAW, "above", "LAW") == [
        "1. Each State applies its [domestic] <law>.",
        "3. No <law> is <above>.",
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "snippet"),
    [
        ("各缔约国应当根据本国国内法采取措施。", "国内法", "各缔约国应当根据本国<国内法>采取措施。"),
        ("تضمن كل دولة حِمَايَة البيانات.", "حماية", "تضمن كل دولة <حِمَايَة> البيانات."),
        ("L’ÉTAT agit.", "l'état", "<L’ÉTAT> agit."),
    ],
)
def test_any_script_is_found(text, phrase, snippet):
    assert shown(text, phrase) == [snippet]


def test_places_that_overlap_are_one_and_three_paragraphs_are_shown():
    found = find("\n".join(["domestic law"] * 5), ("domestic law", "law"))
    assert (found.count, len(found.snippets)) == (5, 3)


def test_places_far_apart_in_one_paragraph_are_not_drawn_together():
    (snippet,) = find(f"court {'x ' * 200}court", ("court",)).snippets
    assert [words for words, is_hit in snippet.pieces if is_hit] == ["court"]
    assert snippet.pieces[-1][0].endswith("…")
