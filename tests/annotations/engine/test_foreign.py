"""Reading annotations that other programs wrote, and finding where they stand."""

import json

import pytest

from annotations.engine.foreign import BadDocument, locate, read_foreign
from tests.annotations.engine.drafting import article
from tests.shared import data_path

HYPOTHESIS = {
    "id": "abc",
    "user": "acct:dana@hypothes.is",
    "text": "Too wide.",
    "tags": ["Scope", " cross  border ", "scope"],
    "target": [
        {
            "source": "https://example.org/draft",
            "selector": [
                {"type": "TextPositionSelector", "start": 5, "end": 9},
                {"type": "TextQuoteSelector", "exact": "any crime", "prefix": "applies to ", "suffix": " at"},
            ],
        }
    ],
}
W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://example.org/anno/1",
    "type": "Annotation",
    "motivation": ["questioning"],
    "creator": {"type": "Person", "name": "Dana"},
    "body": [
        {"type": "TextualBody", "value": "Why any?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "serious crime", "purpose": "editing"},
        {"type": "TextualBody", "value": "Scope", "purpose": "tagging"},
        "https://example.org/source",
    ],
    "target": {
        "source": "https://example.org/draft",
        "selector": {"type": "TextQuoteSelector", "exact": "any crime"},
    },
}


def test_an_annotation_of_hypothesis_is_read():
    read = read_foreign([HYPOTHESIS])[0]
    assert (read.id, read.author, read.reason) == ("abc", "dana", "Too wide.")
    assert (read.exact, read.prefix, read.suffix) == ("any crime", "applies to", "at")
    assert (read.kind, read.tags, read.parent) == ("comment", ("scope", "cross border"), "")


def test_a_web_annotation_of_the_w3c_is_read():
    read = read_foreign(W3C)[0]
    assert (read.id, read.author, read.kind) == ("https://example.org/anno/1", "Dana", "question")
    assert (read.reason, read.wording, read.tags) == ("Why any?", "serious crime", ("scope",))
    assert (read.exact, read.evidence_url) == ("any crime", "https://example.org/source")


@pytest.mark.parametrize(
    "document",
    [
        {"annotations": [HYPOTHESIS, HYPOTHESIS]},
        {"total": 2, "rows": [HYPOTHESIS, W3C]},
        {"type": "AnnotationPage", "items": [W3C, W3C]},
        {"type": "AnnotationCollection", "first": {"items": [W3C, HYPOTHESIS]}},
        [W3C, HYPOTHESIS],
    ],
)
def test_every_way_of_listing_them_is_understood(document):
    assert len(read_foreign(document)) == 2


def test_a_reply_names_what_it_replies_to():
    reply = HYPOTHESIS | {"id": "def", "references": ["root", "abc"], "target": [{"source": "x"}]}
    assert [(one.parent, one.exact) for one in read_foreign([reply])] == [("abc", "")]


@pytest.mark.parametrize("document", [{}, [], "text", 7, None, {"rows": []}, {"name": "x"}, ["x"]])
def test_a_document_without_annotations_is_refused(document):
    with pytest.raises(BadDocument, match="No annotation was found"):
        read_foreign(document)


@pytest.mark.parametrize(
    "odd",
    [
        {"target": 5},
        {"target": [None, {"selector": "x"}], "body": [3, {"value": []}], "tags": "one", "text": {"a": 1}},
        {"target": {}, "creator": [], "motivation": [5], "references": {}},
    ],
)
def test_odd_values_are_left_out(odd):
    assert read_foreign([odd])[0].exact == ""


def where(texts: list[str], exact: str, prefix: str = "", suffix: str = ""):
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    parts = [article(str(number), text) for number, text in enumerate(texts, start=1)]
    return locate(parts, read_foreign([{"target": {"selector": quote}}])[0])


def test_words_that_stand_once_are_found():
    assert where(["Nothing.", "It applies to any  crime."], "any crime") == (1, 14, 24)


def test_words_in_two_articles_are_told_apart_by_what_stands_beside_them():
    texts = ["It applies to any crime at sea.", "It looks for any crime on land."]
    assert where(texts, "any crime", "applies to ", " at sea") == (0, 14, 23)
    assert where(texts, "any crime") is None
    assert where(texts, "any crime", "hides ") is None


def test_words_that_are_nowhere_are_not_placed():
    assert where(["Nothing."], "any crime") is None


def test_every_correct_sample_of_the_standard_is_read():
    samples = sorted(data_path("web-annotation/samples-correct").glob("anno*.json"))
    read = [read_foreign(json.loads(path.read_text()))[0] for path in samples]
    assert len(read) > 30
    assert all(one.id.startswith("http://example.org/anno") for one in read)
    assert any(one.reason for one in read)
    assert any(one.exact for one in read)
