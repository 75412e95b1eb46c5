"""The extracts of the demonstration in other languages stand beside the English text."""

import pytest

from drafts.engine.parallel import lay_beside
from drafts.engine.parser import parse
from drafts.readers.markdown import read_markdown
from tests.fixture_extracts import EXTRACTS
from tests.test_fixtures import CYBERCRIME, data, parts_of


@pytest.mark.parametrize("label", EXTRACTS)
def test_extracts_in_other_languages_stand_beside_rev_2_paragraph_by_paragraph(label):
    file, language, numbers = EXTRACTS[label]
    parsed = parse(read_markdown((CYBERCRIME / file).read_bytes()))
    assert parsed.language == language
    rows = lay_beside(parts_of("Rev.2"), parsed.parts)
    both = [row for row in rows if row.twin.other is not None]
    assert [parts_of("Rev.2")[row.twin.one].number for row in both] == numbers
    assert [row.doubts for row in both] == [()] * len(numbers)
    assert all(len(pair.one) == len(pair.other) == 1 for row in both for pair in row.rows)


@pytest.mark.parametrize("label", EXTRACTS)
def test_extracts_have_the_symbol_and_the_day_of_rev_2_and_say_that_they_are_illustrative(label):
    file, _, _ = EXTRACTS[label]
    by_label = {draft["label"]: draft for draft in data("treaty.json")["drafts"]}
    assert by_label[label]["symbol"] == by_label["Rev.2"]["symbol"]
    assert by_label[label]["issued_on"] == by_label["Rev.2"]["issued_on"]
    assert "TreatyWatch" in (CYBERCRIME / file).read_text(encoding="utf-8").splitlines()[0]
    text = (CYBERCRIME / file).read_text(encoding="utf-8")
    assert text.count("[") == text.count("]") > 0
