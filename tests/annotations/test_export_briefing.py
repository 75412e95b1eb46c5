import re
import uuid

import pytest
from django.core.management import CommandError, call_command

from tests.annotations.note_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


def test_a_note_is_written_as_pdf(world, tmp_path, capsys):
    path = tmp_path / "note.pdf"
    call_command("export_briefing", str(world.begin().pk), output=path)
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert re.search(r"note\.pdf: “Asks” \(working, not issued\), [\d,]+ bytes", capsys.readouterr().out)


def test_an_issued_note_gives_the_same_bytes_each_time(world, tmp_path):
    world.say()
    note = world.issue(world.begin())
    for name in ("one.pdf", "two.pdf"):
        call_command("export_briefing", str(note.pk), output=tmp_path / name, site="https://other.example")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("key", "message"),
    [("kelp", "'kelp' is not the id of a note"), (str(uuid.UUID(int=1)), "There is no briefing note")],
)
def test_an_unknown_note_is_named(tmp_path, key, message):
    with pytest.raises(CommandError, match=message):
        call_command("export_briefing", key, output=tmp_path / "note.pdf")


def test_a_file_that_cannot_be_written_is_named(world, tmp_path):
    path = tmp_path / "no" / "such" / "folder.pdf"
    with pytest.raises(CommandError, match=r"folder\.pdf cannot be written: No such file or directory"):
        call_command("export_briefing", str(world.begin().pk), output=path)
