"""`manage.py carry_annotations OLD NEW --spans FILE`: two drafts and a list of spans in, placements out."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import article, make_draft, make_treaty

OLD = """## Preamble

The members of the fishing union,

Have agreed as follows:

## Article 1

1. Each member shall [take] effective measures to protect the fish of its coast.

2. Members may ask the secretariat for advice on nets, hooks and closed seasons.

## Article 2 bis

Every boat carries a lamp at night. Every boat carries a flag by day.
"""
NEW = """## Preamble

The members of the fishing union,

Have agreed as follows:

## Article 1

1. Each member shall take effective measures to protect the fish of its coast.

2. Members may ask the secretariat for advice on nets, hooks and closed seasons.

## Article 3

Every boat carries a lamp at night. Every boat carries a flag by day.
"""


@pytest.fixture
def carry(tmp_path, capsys):
    def run(*lines, json_output=True):
        (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
        (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
        spans = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        (tmp_path / "spans.jsonl").write_text("\n".join(spans), encoding="utf-8")
        options = ["--json"] if json_output else []
        names = [str(tmp_path / name) for name in ("old.md", "new.md", "spans.jsonl")]
        call_command("carry_annotations", names[0], names[1], "--spans", names[2], *options)
        return capsys.readouterr().out

    return run


def placements(output):
    return json.loads(output)["placements"]


def test_span_by_offsets_is_answered_with_its_place_in_the_new_draft(carry):
    assert placements(carry({"article": "1", "start": 15, "end": 37})) == [
        {
            "status": "changed",
            "article": "1",
            "start": 15,
            "end": 35,
            "text": "shall take effective",
            "kept": 1.0,
            "suggestion": None,
        }
    ]


def test_quotes_are_answered_in_the_order_of_the_file_and_blank_lines_do_not_count(carry):
    answers = placements(
        carry({"article": "preamble", "exact": "fishing union"}, "", {"article": "1", "exact": "nets, hooks"})
    )
    assert [(one["status"], one["article"], one["text"]) for one in answers] == [
        ("carried", "preamble", "fishing union"),
        ("carried", "1", "nets, hooks"),
    ]


@pytest.mark.parametrize("name", ["2 bis", "2bis", "Article 2 BIS", "[2 bis]"])
def test_article_is_named_as_printed_however_it_is_spelt(carry, name):
    answer = placements(carry({"article": name, "exact": "a lamp at night"}))[0]
    assert (answer["status"], answer["article"], answer["start"]) == ("carried", "3", 19)


def test_quote_that_stands_twice_is_for_review_with_the_article_suggested(carry):
    answer = placements(carry({"article": "2bis", "exact": "Every boat carries"}))[0]
    assert (answer["status"], answer["article"], answer["text"]) == ("review", None, None)
    assert answer["suggestion"] == {
        "article": "3",
        "start": 0,
        "end": 69,
        "text": "Every boat carries a lamp at night. Every boat carries a flag by day.",
        "reason": "The quoted words stand more than once in the old article.",
    }


@pytest.mark.parametrize(
    "span",
    [
        {"article": "1", "exact": "whales"},
        {"article": "9", "exact": "nets"},
        {"article": "1", "start": 5, "end": 9_999},
    ],
)
def test_what_is_not_in_the_old_draft_is_unmatched(carry, span):
    assert placements(carry(span)) == [
        {
            "status": "unmatched",
            "article": None,
            "start": None,
            "end": None,
            "text": None,
            "kept": 0.0,
            "suggestion": None,
        }
    ]


def test_without_json_every_span_gets_a_line_for_people(carry):
    output = carry({"article": "1", "exact": "shall [take]"}, json_output=False)
    assert output == "changed   100% The same place; words or brackets inside it changed.  1: shall take\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{article: 1}", "not JSON"),
        ("[1, 2]", "not an object"),
        ('{"exact": "nets"}', '"article" is missing'),
        ('{"article": "1"}', 'neither "exact" nor "start"'),
        ('{"article": "1", "start": "3", "end": 5}', '"start" is missing or not a whole number'),
        ('{"article": "1", "exact": 5}', '"exact" is not a text'),
    ],
)
def test_line_that_cannot_be_read_is_named_with_its_reason_and_nothing_is_answered(
    carry, capsys, line, reason
):
    with pytest.raises(CommandError, match=f"line 2: .*{reason}"):
        carry({"article": "1", "exact": "nets"}, line)
    assert capsys.readouterr().out == ""


def test_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"old\.md: No such file"):
        call_command("carry_annotations", str(tmp_path / "old.md"), "new.md", "--spans", "spans.jsonl")


@pytest.mark.django_db
def test_stored_drafts_are_named_by_their_ids(tmp_path, capsys):
    treaty = make_treaty()
    old = make_draft(treaty, [article("5", "Boats carry lamps at night, and flags by day.")])
    new = make_draft(treaty, [article("6", "Boats carry lamps at night, and flags by day.")])
    (tmp_path / "spans.jsonl").write_text('{"article": "5", "exact": "flags by day"}', encoding="utf-8")
    call_command(
        "carry_annotations", str(old.pk), str(new.pk), "--spans", f"{tmp_path}/spans.jsonl", "--json"
    )
    answer = placements(capsys.readouterr().out)[0]
    assert (answer["status"], answer["article"], answer["start"]) == ("carried", "6", 32)
