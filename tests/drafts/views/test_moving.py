"""Where a line or a part goes by one step, past what was left out, with the headings of chapters staying put."""

import pytest

from drafts.engine.corrections import Move
from drafts.queries import StagedLine
from drafts.views.moving import move_line, move_part


def line(name: str, kind: str, part: int | None, aside: str = "") -> StagedLine:
    return StagedLine(name, name, "", "text", 0, kind, part, aside, "", "", 0.0, 0.0)


LINES = [
    line("title", "text", None, "title block"),
    line("recital", "text", 0),
    line("chapter", "chapter", 1),
    line("name of chapter", "title", 1),
    line("one", "article", 1),
    line("name of one", "title", 1),
    line("words of one", "text", 1),
    line("page", "text", None, "page number"),
    line("two", "article", 2),
    line("words of two", "text", 2),
]


@pytest.mark.parametrize(
    ("name", "down", "move"),
    [
        ("two", False, ("two", "two", "words of one")),
        ("words of one", True, ("words of one", "words of one", "words of two")),
        ("two", True, ("two", "two", "")),
        ("recital", False, None),
        ("words of two", True, None),
        ("nothing", True, None),
    ],
)
def test_a_line_moves_past_its_neighbour_in_the_text(name, down, move):
    assert move_line(LINES, name, down=down) == (move and Move(*move))


@pytest.mark.parametrize(
    ("name", "down", "move"),
    [
        ("words of two", False, ("two", "words of two", "one")),
        ("one", True, ("one", "words of one", "")),
        ("words of one", False, ("one", "words of one", "recital")),
        ("recital", True, ("recital", "recital", "page")),
        ("recital", False, None),
        ("two", True, None),
        ("title", True, None),
    ],
)
def test_a_part_moves_past_the_one_beside_it(name, down, move):
    assert move_part(LINES, name, down=down) == (move and Move(*move))
