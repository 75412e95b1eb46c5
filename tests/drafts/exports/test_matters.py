from dataclasses import replace
from datetime import UTC, datetime

from drafts.engine.comparison import compare
from drafts.engine.force import what_matters
from drafts.engine.lens import Lens
from drafts.exports.matters import printed_matters
from drafts.exports.pdf import redline_document
from tests.drafts.exports.samples import NEW, OLD, REDLINE, article

WEIGHED = replace(REDLINE, matters=what_matters(REDLINE.comparison, "en"))
MADE_AT = datetime(2026, 3, 21, 10, 0, tzinfo=UTC)


def test_the_weightiest_changes_come_first_with_class_and_direction():
    first = printed_matters(WEIGHED)[0]
    assert (first.name, first.class_name, first.label) == ("Article 1", "obligation", "shall → should")
    assert first.direction == "weakens"


def test_what_happens_twice_in_an_article_is_told_once():
    text = "1. States shall act.\n2. Courts shall sit in towns."
    comparison = compare([article("1", "", text)], [article("1", "", text.replace("shall", "may"))])
    redline = replace(REDLINE, comparison=comparison, matters=what_matters(comparison, "en"))
    assert [(matter.label, matter.times) for matter in printed_matters(redline)] == [("shall → may", 2)]


def test_changes_of_wording_are_left_to_the_redline_itself():
    comparison = compare([article("1", "", "Boats sail.")], [article("1", "", "Boats row.")])
    redline = replace(REDLINE, comparison=comparison, matters=what_matters(comparison, "en"))
    assert redline.matters
    assert printed_matters(redline) == []


def test_the_printed_redline_opens_with_them_and_leads_to_their_pages():
    document = redline_document(WEIGHED, MADE_AT)
    assert document.index("<h2>What matters</h2>") < document.index("<h2>What changed</h2>")
    assert "<bdi>shall → should</bdi></td><td>weakens</td>" in document
    assert document.count('href="#change-2"') > 1
    assert document.count('id="change-2"') == 1
    assert "What matters" not in redline_document(REDLINE, MADE_AT)


def test_the_cover_says_what_did_not_count():
    blind = replace(REDLINE, comparison=compare(OLD, NEW, lens=Lens(brackets=False)))
    assert "Brackets that came and went are not counted." in redline_document(blind, MADE_AT)
    assert "not counted" not in redline_document(REDLINE, MADE_AT)
