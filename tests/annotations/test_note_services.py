from datetime import date, timedelta

import pytest

from annotations.briefing.edition import current_edition, edition_pdf
from annotations.briefing.queries import compose, left_out
from annotations.errors import NotAllowed, Stale
from annotations.models import BriefingNote, Position
from annotations.services.notes import NoteWords, SectionWords, copy_note, issue_note
from tests.annotations.note_world import NOW, SITE, World
from tests.factories import make_principal, make_user
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


def test_a_new_note_begins_with_its_themes_and_the_positions_that_were_spoken_of(world):
    world.say()
    note = world.begin()
    found = [(s.theme, [p.code for p in s.positions.all()]) for s in note.sections.all()]
    assert found == [(world.safeguards, ["consult"]), (world.money, [])]
    assert world.organisation.name in note.imprint


def test_a_note_prints_what_its_organisation_has_published_to_everyone(world):
    world.say("consult coastal communities")
    note = world.begin()
    assert world.mentions(note) == ["Article 24(1)"]
    mention = compose(note, NOW, SITE).sections[0].asks[0].mentions[0]
    assert mention.wording == "consult coastal communities"
    assert mention.link == f"{SITE}/drafts/{world.draft.pk}/#part-0"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"state": "in_review"}, "In review, not published"),
        ({"state": "approved"}, "Approved, not published"),
        ({"publish_at": NOW + timedelta(days=9)}, "Held back until 29 March 2026"),
        ({"visibility": "organisation"}, "Published to: our organisation"),
        ({"visibility": "coalition"}, "Published to: named organisations"),
    ],
)
def test_what_is_not_published_to_everyone_is_left_out_and_the_coordinator_is_told_why(world, fields, why):
    note = world.begin()
    world.say(**fields)
    note.sections.first().positions.add(world.consult)
    assert world.mentions(note) == []
    assert [item.why for item in left_out(note, world.coordinator, NOW)] == [why]


def test_a_place_that_waits_for_review_is_left_out_and_the_coordinator_is_told_why(world):
    annotation = world.say()
    annotation.placements.update(status="review", article=None, start=None, end=None, level="article")
    note = world.begin()
    assert world.mentions(note) == []
    assert [item.why for item in left_out(note, world.coordinator, NOW)] == [
        "Its place in this draft is not settled"
    ]


def test_a_working_annotation_of_a_colleague_is_neither_printed_nor_told(world):
    world.say(state="working")
    note = world.begin()
    assert world.mentions(note) == []
    assert left_out(note, world.coordinator, NOW) == []


def test_another_organisations_annotation_is_not_printed(world):
    world.say()
    note = world.begin()
    world.say("consult", author=make_user("analyst"))
    assert world.mentions(note) == ["Article 24(1)"]


def test_saving_keeps_words_order_and_positions(world):
    note = world.begin()
    first, second = note.sections.all()
    saved = world.save(
        note,
        sections=[
            SectionWords(second, "money prose", "pay", [world.fund]),
            SectionWords(first, "p", "r", []),
        ],
    )
    assert (saved.title, saved.dated_on, saved.version) == ("New title", date(2026, 4, 1), 2)
    assert [(s.theme.title, s.prose) for s in saved.sections.all()] == [
        ("Money", "money prose"),
        ("Safeguards", "p"),
    ]
    assert [p.code for p in saved.sections.first().positions.all()] == ["fund"]


def test_a_theme_taken_out_keeps_its_words_and_comes_back_with_them(world):
    note = world.begin()
    first, second = note.sections.all()
    words = [SectionWords(first, "safe words", "", []), SectionWords(second, "money words", "", [])]
    world.save(note, sections=words, themes=[world.safeguards])
    assert [s.title for s in compose(note, NOW, SITE).sections] == ["Safeguards"]
    world.save(note, version=2, sections=[], themes=[world.safeguards, world.money])
    assert [s.prose for s in compose(note, NOW, SITE).sections] == ["safe words", "money words"]


def test_a_second_save_of_the_same_version_is_stale_and_changes_nothing(world):
    note = world.begin()
    world.save(note)
    with pytest.raises(Stale) as caught:
        world.save(note, words=NoteWords("Other", "", date(2026, 1, 1), "", "", "", "", "", ""))
    assert caught.value.current.title == "New title"
    assert BriefingNote.objects.get().title == "New title"


def test_an_issued_note_stays_as_it_was_whatever_becomes_of_its_annotations(world):
    annotation = world.say(reason="As it was.")
    note = world.issue(world.begin())
    before = edition_pdf(current_edition(note, NOW, SITE))
    annotation.reason, annotation.state = "As it is now.", "withdrawn"
    annotation.save()
    Position.objects.filter(pk=world.consult.pk).update(ask="Another ask.")
    note = BriefingNote.objects.get()
    edition = current_edition(note, NOW + timedelta(days=900), "https://elsewhere.example")
    assert "As it was." in edition.pages
    assert edition_pdf(edition) == before


def test_an_issued_note_cannot_be_saved_or_issued_again(world):
    note = world.issue(world.begin())
    with pytest.raises(Stale):
        world.save(note, version=note.version)
    with pytest.raises(Stale):
        world.issue(note, note.version)


def test_a_note_that_somebody_saved_meanwhile_is_not_issued(world):
    note = world.begin()
    world.save(note)
    with pytest.raises(Stale):
        world.issue(note, 1)
    assert BriefingNote.objects.get().frozen is None


def test_a_copy_has_the_words_and_choices_and_can_be_changed(world):
    world.say()
    note = world.begin()
    world.save(note)
    issued = world.issue(note, 2)
    copy = copy_note(principal=world.coordinator, now=NOW, note=issued)
    assert (copy.title, copy.state, copy.version, copy.frozen) == ("New title", "working", 1, None)
    assert [[p.code for p in s.positions.all()] for s in copy.sections.all()] == [["consult"], []]
    assert BriefingNote.objects.get(pk=issued.pk).sections.count() == 2


@pytest.mark.parametrize("role", ["analyst", "admin"])
def test_only_a_coordinator_of_the_organisation_writes_and_issues(world, role):
    note = world.begin()
    for principal in (make_principal(role, world.organisation), make_principal("coordinator")):
        with pytest.raises(NotAllowed):
            issue_note(principal=principal, now=NOW, note=note, version=1, site=SITE)
        with pytest.raises(NotAllowed):
            world.save(note, principal=principal)
        with pytest.raises(NotAllowed):
            copy_note(principal=principal, now=NOW, note=note)


def test_each_change_leaves_its_audit_row(world):
    note = world.begin()
    world.save(note)
    world.issue(note, 2)
    actions = AuditEntry.objects.filter(object_id=note.pk).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["note begun", "note saved", "note issued"]
