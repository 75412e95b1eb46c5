import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.drafts.readers.makers import as_markdown
from tests.shared import data_path


def inspect(*arguments: object) -> str:
    out = StringIO()
    call_command("inspect_draft", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def treaty(tmp_path) -> Path:
    path = tmp_path / "treaty.md"
    path.write_bytes(as_markdown())
    return path


def test_json_has_exactly_the_promised_shape(treaty):
    found = json.loads(inspect(treaty, "--json"))
    assert list(found) == ["language", "parts", "footnotes", "warnings", "characters"]
    assert found["language"] == "en"
    assert found["parts"][3] == {
        "kind": "article",
        "number": "2 bis",
        "heading": "Fog",
        "chapter": "CHAPTER I. General",
        "text": "Bells shall be rung in fog.",
    }
    assert list(found["characters"]) == ["in", "kept", "set_aside"]
    set_aside = found["characters"]["set_aside"]
    assert found["characters"]["in"] == found["characters"]["kept"] + sum(item["count"] for item in set_aside)


def test_the_table_names_parts_account_and_doubts(treaty):
    table = inspect(treaty)
    assert "article     2 bis" in table
    assert "set aside: " in table
    assert "language en" in table


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(CommandError, match=r"none\.md: No such file or directory$"):
        inspect(tmp_path / "none.md")


def test_an_unreadable_file_is_one_line_that_says_why(tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 nonsense")
    with pytest.raises(CommandError, match=r"broken\.pdf: The PDF is broken or cut off\.$"):
        inspect(path, "--json")


def test_the_paris_draft_of_4_december():
    found = json.loads(inspect(data_path("paris/2015-12-04.md"), "--json"))
    assert sum(part["kind"] == "article" for part in found["parts"]) == 30
    assert found["warnings"][0].startswith("bracket-account: 1055 opening brackets: 1011 in the text")
