"""The pages of briefing notes: who sees what, and that no typed word is lost."""

import uuid
from html import unescape

import pytest
from django.urls import reverse
from pypdfium2 import PdfDocument

from annotations.models import BriefingNote
from tests.annotations.note_world import World
from tests.factories import login, make_draft, make_position, make_treaty, make_user
from treatywatch.accounts.models import User

pytestmark = pytest.mark.django_db

READ = ("note", "note-pdf")
WRITE = ("note-edit",)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def note(world) -> BriefingNote:
    world.say()
    return world.begin()


@pytest.fixture
def desk(client, world):
    """A browser in which the coordinator is logged in."""
    return login(client, User.objects.get(pk=world.coordinator.user_id))


def form_of(client, note: BriefingNote) -> dict:
    """What the browser would send if the editor were sent off untouched."""
    editor = client.get(reverse("note-edit", args=[note.pk])).context["editor"]
    data = {field.html_name: _sent(field.value()) for field in editor.form}
    data["section"] = [str(form.instance.pk) for form in editor.section_forms]
    for form in editor.section_forms:
        data |= {field.html_name: _sent(field.value()) for field in form}
    return data


def _sent(value):
    return "" if value is None else value


def send(client, note: BriefingNote, **typed):
    return client.post(reverse("note-edit", args=[note.pk]), form_of(client, note) | typed)


def test_strangers_find_nothing(client, note):
    for name in (*READ, *WRITE):
        for somebody in (None, make_user("coordinator"), make_user("")):
            client.logout()
            if somebody:
                login(client, somebody)
            absent = client.get(reverse(name, args=[uuid.uuid4()]))
            assert client.get(reverse(name, args=[note.pk])).status_code == absent.status_code == 404


def test_strangers_can_change_nothing(client, note):
    login(client, make_user("coordinator"))
    for name in ("note-edit", "note-issue", "note-copy"):
        assert client.post(reverse(name, args=[note.pk])).status_code == 404
    assert BriefingNote.objects.get().version == 1


def test_an_analyst_reads_and_may_not_write(client, world, note):
    login(client, world.analyst)
    assert client.get(reverse("note", args=[note.pk])).status_code == 200
    for name in ("note-edit", "note-issue", "note-copy"):
        assert client.post(reverse(name, args=[note.pk])).status_code == 403
    assert client.get(reverse("note-new")).status_code == 403
    assert "Issue the note" not in client.get(reverse("note", args=[note.pk])).content.decode()


def test_an_organisation_admin_sees_issued_notes_only(client, world, note):
    login(client, make_user("admin", world.organisation))
    assert client.get(reverse("note", args=[note.pk])).status_code == 404
    world.issue(note)
    assert client.get(reverse("note", args=[note.pk])).status_code == 200


def test_the_list_asks_strangers_to_log_in(client):
    for name in ("notes", "note-new"):
        answer = client.get(reverse(name))
        assert answer.status_code == 302
        assert answer.url.startswith("/accounts/login/")


def test_the_list_holds_the_notes_of_ones_organisation(desk, note):
    make_note_elsewhere = World().begin()
    html = desk.get(reverse("notes")).content.decode()
    assert reverse("note", args=[note.pk]) in html
    assert str(make_note_elsewhere.pk) not in html


def test_an_empty_list_teaches_the_next_step(desk):
    assert "No notes yet" in desk.get(reverse("notes")).content.decode()


def test_with_several_treaties_one_is_chosen_first(desk, world):
    make_draft(make_treaty("other"))
    html = desk.get(reverse("note-new")).content.decode()
    assert "?treaty=other" in html
    assert f"?treaty={world.treaty.slug}" in html
    assert desk.get(reverse("note-new") + "?treaty=unknown").status_code == 404


def test_a_note_is_begun_on_a_published_draft(desk, world):
    typed = {"draft": world.draft.pk, "title": "Asks", "dated_on": "2026-03-20", "themes": [world.money.pk]}
    answer = desk.post(reverse("note-new"), typed)
    note = BriefingNote.objects.get()
    assert answer.url == reverse("note-edit", args=[note.pk])
    assert [section.theme for section in note.sections.all()] == [world.money]


def test_a_note_cannot_be_begun_on_a_draft_that_is_not_published(desk, world):
    staged = make_draft(world.treaty, published=False)
    answer = desk.post(reverse("note-new"), {"draft": staged.pk, "title": "Asks", "dated_on": "2026-03-20"})
    assert answer.status_code == 422
    assert 'value="Asks"' in answer.content.decode()
    assert not BriefingNote.objects.exists()


def test_the_editor_counts_what_is_cited_and_what_is_left_out(desk, world, note):
    world.say("consult", state="in_review")
    html = " ".join(desk.get(reverse("note-edit", args=[note.pk])).content.decode().split())
    assert "1 place of this draft cited" in html
    assert "1 annotation left out" in html
    assert "In review, not published" in html


def test_saving_untouched_changes_nothing_but_the_version(desk, note):
    before = form_of(desk, note)
    assert send(desk, note).status_code == 302
    assert form_of(desk, note) == before | {"version": 2}


def test_typed_words_are_saved(desk, note):
    first = note.sections.first()
    send(desk, note, introduction="Forests shrink.", **{f"section-{first.pk}-prose": "They come first."})
    assert BriefingNote.objects.get().introduction == "Forests shrink."
    assert note.sections.first().prose == "They come first."


def test_moving_a_section_saves_what_was_typed_as_well(desk, note):
    first, second = note.sections.all()
    answer = send(desk, note, move=f"down:{first.pk}", title="Moved")
    assert answer.url.endswith(f"#section-{first.pk}")
    assert list(note.sections.all()) == [second, first]
    assert BriefingNote.objects.get().title == "Moved"


def test_saving_may_lead_to_the_preview(desk, note):
    assert send(desk, note, then="preview").url == reverse("note", args=[note.pk])


def test_what_cannot_be_saved_stays_on_the_page(desk, note):
    answer = send(desk, note, title="", introduction="Half a thought", conclusion="c" * 40_001)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Half a thought" in html
    assert "c" * 40_001 in html


def test_a_stale_form_keeps_the_typed_words_beside_the_saved_ones_and_can_be_sent_again(desk, note):
    stale = form_of(desk, note)
    send(desk, note, introduction="What a colleague saved")
    answer = desk.post(
        reverse("note-edit", args=[note.pk]), stale | {"introduction": "What I typed", "title": "Mine"}
    )
    html = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "What I typed" in html
    assert "<pre>What a colleague saved</pre>" in html
    assert html.count("Saved meanwhile") == 2
    assert BriefingNote.objects.get().introduction == "What a colleague saved"
    again = stale | {
        "introduction": "What I typed",
        "version": answer.context["editor"].form["version"].value(),
    }
    assert desk.post(reverse("note-edit", args=[note.pk]), again).status_code == 302
    assert BriefingNote.objects.get().introduction == "What I typed"


def test_words_typed_while_the_note_was_issued_stay_on_the_page(desk, world, note):
    stale = form_of(desk, note)
    world.issue(note)
    answer = desk.post(reverse("note-edit", args=[note.pk]), stale | {"introduction": "Too late"})
    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()
    assert "issued while you were writing" in answer.content.decode()


def test_the_editor_of_an_issued_note_leads_to_the_note(desk, world, note):
    world.issue(note)
    assert desk.get(reverse("note-edit", args=[note.pk])).url == reverse("note", args=[note.pk])


def test_the_preview_shows_the_pages_of_the_note(desk, note):
    html = desk.get(reverse("note", args=[note.pk])).content.decode()
    assert '<article class="briefing briefing--working"' in html
    assert "Article 24(1)" in html


def test_the_pdf_is_the_note_and_is_kept_by_no_cache(desk, world, note):
    answer = desk.get(reverse("note-pdf", args=[note.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="asks-2026-03.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    with PdfDocument(answer.content) as document:
        assert "Asks" in document[0].get_textpage().get_text_bounded()


def test_a_coordinator_issues_the_note_she_has_read(desk, note):
    desk.post(reverse("note-issue", args=[note.pk]), {"version": 1})
    issued = BriefingNote.objects.get()
    assert issued.state == "issued"
    assert issued.frozen["note"]["source"]["link"] == f"http://testserver/drafts/{note.draft_id}/"


@pytest.mark.parametrize("version", ["0", "7", "", "x", "²"])
def test_a_note_is_not_issued_from_an_old_page(desk, note, version):
    answer = desk.post(reverse("note-issue", args=[note.pk]), {"version": version}, follow=True)
    assert "Read it again before you issue it." in answer.content.decode()
    assert BriefingNote.objects.get().state == "working"


def test_a_new_version_begins_as_a_copy(desk, world, note):
    world.issue(note)
    answer = desk.post(reverse("note-copy", args=[note.pk]))
    copy = BriefingNote.objects.exclude(pk=note.pk).get()
    assert answer.url == reverse("note-edit", args=[copy.pk])


@pytest.mark.parametrize("name", ["notes", "note", "note-edit"])
def test_more_rows_make_no_more_queries(
    desk, world, note, name, django_assert_max_num_queries, django_assert_num_queries
):
    address = reverse(name, args=[] if name == "notes" else [note.pk])
    world.say("consult", state="in_review")
    with django_assert_max_num_queries(18) as captured:
        desk.get(address)
    for number in range(3):
        position = make_position(world.treaty, f"more-{number}", world.safeguards)
        world.say(position=position)
        world.say("consult", position=position, state="in_review")
        note.sections.first().positions.add(position)
        world.begin()
    with django_assert_num_queries(len(captured)):
        desk.get(address)
