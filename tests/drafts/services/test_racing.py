"""Many people at one draft at the same moment: one file is one draft, and no correction is lost or made twice."""

import pytest

from drafts import queries, services
from drafts.engine.corrections import Retype
from drafts.errors import CorrectedMeanwhile, NotStaged
from drafts.models import Draft, DraftState, SourceFile, StagedText
from drafts.services import SeenLine
from tests.drafts.staged_world import NOW, make_staged, shape
from tests.factories import make_organisation, make_principal, make_treaty
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
RACERS = 5


def seen_at(draft: Draft, index: int) -> SeenLine:
    lines = queries.lines_of(queries.staged_text(draft))
    return SeenLine(lines[index].id, queries.seen_mark(lines, index))


def test_one_file_imported_by_many_at_once_is_one_draft():
    treaty, house = make_treaty(), make_organisation()
    people = [make_principal("analyst", house) for _ in range(RACERS)]

    def receive(number: int) -> str:
        draft, is_new = services.receive_file(
            principal=people[number],
            treaty=treaty,
            name="draft.txt",
            data=b"Article 1",
            label=f"Rev.{number}",
            issued_on=NOW.date(),
        )
        return f"{draft.pk} {'new' if is_new else 'there'}"

    answers = at_once(RACERS, receive)
    draft = Draft.objects.get()
    assert answers == {f"{draft.pk} new": 1, f"{draft.pk} there": RACERS - 1}
    assert SourceFile.objects.count() == 1


def test_corrections_of_different_lines_at_once_all_stand():
    text = "".join(
        f"{number}. Harbours of kind {number}\n\nThey are lit.\n\n" for number in range(1, RACERS + 1)
    )
    draft = make_staged(make_principal("analyst"), text=text.encode())
    people = [make_principal("analyst") for _ in range(RACERS)]
    lines = [seen_at(draft, 2 * number) for number in range(RACERS)]

    def correct(number: int) -> str:
        line = lines[number]
        services.correct_text(
            principal=people[number], draft=draft, seen=line, correction=Retype(line.line, "article")
        )
        return "done"

    assert at_once(RACERS, correct) == {"done": RACERS}
    assert [number for number, _, _ in shape(draft)] == ["1", "2", "3", "4", "5"]
    assert StagedText.objects.get().version == RACERS


def test_of_many_corrections_of_one_line_one_is_made_and_the_others_are_told():
    draft = make_staged(make_principal("analyst"))
    people = [make_principal("analyst") for _ in range(RACERS)]
    line = seen_at(draft, 4)

    def correct(number: int) -> str:
        correction = Retype(line.line, "article", str(number + 10))
        try:
            services.correct_text(principal=people[number], draft=draft, seen=line, correction=correction)
        except CorrectedMeanwhile:
            return "told"
        return "done"

    assert at_once(RACERS, correct) == {"done": 1, "told": RACERS - 1}
    assert len(StagedText.objects.get().corrections) == 1


def test_a_correction_and_a_new_reading_at_once_leave_the_draft_to_be_read_or_kept():
    draft = make_staged(make_principal("analyst"))
    principal, line = make_principal("analyst"), seen_at(draft, 4)

    def race(number: int) -> str:
        try:
            if number == 0:
                services.read_again(principal=principal, draft=draft, redline="old")
                return "asked"
            services.correct_text(
                principal=principal, draft=draft, seen=line, correction=Retype(line.line, "article", "2")
            )
        except NotStaged:
            return "told"
        return "corrected"

    answers = at_once(2, race)
    draft.refresh_from_db()
    assert answers["asked"] == 1
    assert (draft.state, draft.reading["again"]) == (DraftState.READING, {"redline": "old"})
    services.keep_as_it_was(principal=principal, draft=draft)
    assert len(StagedText.objects.get().corrections) == answers["corrected"]
