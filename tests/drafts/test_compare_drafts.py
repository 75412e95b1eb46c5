"""The command line: files or stored drafts in, a redline or JSON out."""

import json

import pytest
from django.core.management import CommandError, call_command

from drafts.engine.comparison import compare
from drafts.engine.parts import Part
from drafts.exports.comparison import comparison_data, comparison_text, part_name

OLD = """# Treaty on smuggled goods

## Preamble

The members of this treaty,

## Article 1 Seizure

1. Courts shall order that the “goods” be seized.

## Article 2 Witnesses

Nobody who testifies in good faith may be dismissed because of it.
"""
NEW = OLD.replace("shall", "may").replace("“goods”", '"goods"').replace("Article 2", "Article 3")


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "old.md", tmp_path / "new.md"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def answer(capsys, *arguments):
    call_command("compare_drafts", *arguments)
    return capsys.readouterr().out


def test_json_names_articles_by_number_and_gives_their_ops(files, capsys):
    data = json.loads(answer(capsys, *files, "--json"))
    assert [(edge["old"], edge["new"], edge["kind"]) for edge in data["edges"]] == [
        (["preamble"], ["preamble"], "kept"),
        (["1"], ["1"], "kept"),
        (["2"], ["3"], "renumbered"),
    ]
    assert data["articles"][1] == {
        "old": "1",
        "new": "1",
        "heading": [["equal", "Seizure"]],
        "ops": [
            ["equal", "1. Courts "],
            ["delete", "shall "],
            ["insert", "may "],
            ["equal", "order that the "],
            ["equal", '"', "“"],
            ["equal", "goods"],
            ["equal", '" ', "” "],
            ["equal", "be seized."],
        ],
        "force": [
            {
                "kind": "obligation",
                "direction": "weakens",
                "label": "shall → may",
                "old": "shall",
                "new": "may",
            }
        ],
    }
    assert (data["counts"]["changed"], data["counts"]["unchanged"]) == (1, 2)


def test_without_json_it_is_a_redline_for_people(files, capsys):
    lines = answer(capsys, *files).splitlines()
    assert (
        lines[0]
        == "2 kept, 1 renumbered, 1 changed, 2 unchanged, 1 changes, 1 words inserted, 1 words deleted"
    )
    assert '1. Courts [-shall -]{+may +}order that the "goods" be seized.' in lines


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.md", "No such file"),
        ("8b0d7a40-0000-4000-8000-000000000000", "there is no draft with this id"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_found_is_said(files, name, message):
    with pytest.raises(CommandError, match=message):
        call_command("compare_drafts", files[0], name)


def test_a_file_that_is_no_text_is_refused(files, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(CommandError, match=r"broken\.pdf"):
        call_command("compare_drafts", files[0], str(broken))


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (Part("preamble", "", "", "", ""), "preamble"),
        (Part("article", "5 bis", "Scope", "", ""), "5 bis"),
        (Part("article", "", "Final provisions", "", ""), "Final provisions"),
        (Part("annex", "II", "Forms", "", ""), "annex II"),
        (Part("annex", "", "Forms", "", ""), "annex"),
    ],
)
def test_each_part_has_a_name(part, name):
    assert part_name(part) == name


def test_texts_come_back_from_the_ops_byte_for_byte():
    old = [Part("article", "1", "", "", "1. Keep the “old” words.\n2. Drop these words.")]
    new = [Part("article", "1", "", "", '1. Keep the "old" words.\nAdd those things.')]
    [found] = comparison_data(compare(old, new), "en")["articles"]
    assert "".join(op[-1] for op in found["ops"] if op[0] != "insert") == old[0].text
    assert "".join(op[1] for op in found["ops"] if op[0] != "delete") == new[0].text


def test_a_moved_paragraph_says_where_it_went():
    moved = "Nobody who testifies in good faith may be dismissed because of the testimony."
    stays = "Courts may order that goods bought with the proceeds be seized and sold."
    other = "Customs officers receive yearly training in the handling of live animals."
    old = [Part("article", "1", "", "", f"{stays}\n{moved}"), Part("article", "2", "", "", other)]
    new = [Part("article", "1", "", "", stays), Part("article", "2", "", "", f"{other}\n{moved}")]
    lines = list(comparison_text(compare(old, new)))
    assert f"(moved away, to 2) [-{moved}-]" in lines
    assert f"(moved here, from 1) {moved}" in lines
