import pytest

from drafts.engine.force import KINDS, classify
from tests.drafts.engine.force.cases import CASES, Case

ARROWS = {"strengthens": "↑", "weakens": "↓", "changes": ""}
ALL = [(language, case) for language, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(
    ("language", "case"), ALL, ids=[f"{lang}: {case.new or case.old}" for lang, case in ALL]
)
def test_one_change_is_of_one_class(language: str, case: Case):
    told = classify(case.old, case.new, language)
    assert {(change.kind, ARROWS[change.direction]) for change in told} == {(case.kind, case.arrow)}


@pytest.mark.parametrize("language", CASES)
def test_every_class_has_a_case(language):
    assert {case.kind for case in CASES[language]} == set(KINDS)
