"""Making and editing notes."""

import pytest

from annotations.errors import NotAllowed, QuoteMismatch, Stale
from annotations.models import Annotation, AnnotationRevision, Placement
from annotations.services.writing import annotate, edit_annotation, restore_revision
from tests.annotations.cast import NOW, content, first_article, make_note
from tests.factories import make_draft, make_position, make_principal, make_user
from treatywatch.accounts.models import AuditEntry
from treatywatch.accounts.principal import ANONYMOUS, principal_of_user

pytestmark = pytest.mark.django_db
TEXT = "1. Each State shall 😀 protect [privacy].\n2. The État decides."


@pytest.fixture
def article():
    return first_article(make_draft(articles=[TEXT]))


def test_a_note_on_words_keeps_offsets_in_code_points_and_its_quote(article):
    note = annotate(
        principal=make_principal(),
        now=NOW,
        article=article,
        content=content(),
        level="span",
        start=22,
        end=39,
        exact="protect [privacy]",
    )
    placement = note.placements.get()
    assert (placement.start, placement.end, placement.exact) == (22, 39, "protect [privacy]")
    assert (placement.status, placement.level) == ("made", "span")
    assert placement.prefix == "1. Each State shall 😀 "
    assert placement.suffix == ".\n2. The État decides."


def test_words_that_are_not_there_are_refused_and_leave_nothing(article):
    with pytest.raises(QuoteMismatch, match="Reload the page"):
        annotate(
            principal=make_principal(),
            now=NOW,
            article=article,
            content=content(),
            level="span",
            start=22,
            end=39,
            exact="protect privacy",
        )
    with pytest.raises(QuoteMismatch):
        annotate(
            principal=make_principal(),
            now=NOW,
            article=article,
            content=content(),
            level="span",
            start=22,
            end=9999,
            exact="x",
        )
    assert Annotation.objects.count() == Placement.objects.count() == 0


def test_a_note_without_words_is_on_the_whole_article(article):
    placement = annotate(
        principal=make_principal(), now=NOW, article=article, content=content()
    ).placements.get()
    assert (placement.level, placement.start, placement.end, placement.exact) == ("article", None, None, "")


@pytest.mark.parametrize("principal", [ANONYMOUS, "admin"])
def test_who_does_not_write_is_refused(article, principal):
    who = make_principal("admin") if principal == "admin" else principal
    with pytest.raises(NotAllowed):
        annotate(principal=who, now=NOW, article=article, content=content())


def test_a_red_line_must_state_its_reason(article):
    with pytest.raises(ValueError, match="A red line must state its reason"):
        annotate(principal=make_principal(), now=NOW, article=article, content=content(priority="red_line"))


def test_an_edit_appends_a_revision_and_an_audit_row():
    author = make_user("analyst")
    note = make_note(make_draft(), author=author, reason="First.")
    edit_annotation(
        principal=principal_of_user(author),
        now=NOW,
        annotation=note,
        version=1,
        content=content(reason="Second."),
    )
    revisions = AnnotationRevision.objects.filter(annotation=note).order_by("version")
    assert [(row.version, row.content["reason"]) for row in revisions] == [(1, "First."), (2, "Second.")]
    assert AuditEntry.objects.filter(object_id=note.pk, action="annotation edited").count() == 1


def test_an_edit_of_an_old_version_is_refused_and_shows_the_current_one():
    author = make_user("analyst")
    note = make_note(make_draft(), author=author, reason="First.")
    principal = principal_of_user(author)
    edit_annotation(
        principal=principal, now=NOW, annotation=note, version=1, content=content(reason="Second.")
    )
    with pytest.raises(Stale) as caught:
        edit_annotation(
            principal=principal, now=NOW, annotation=note, version=1, content=content(reason="Third.")
        )
    assert (caught.value.current.reason, caught.value.current.version) == ("Second.", 2)
    note.refresh_from_db()
    assert note.reason == "Second."


def test_an_edit_keeps_the_state_of_review():
    author = make_user("analyst")
    note = make_note(make_draft(), author=author, state="in_review")
    edited = edit_annotation(
        principal=principal_of_user(author),
        now=NOW,
        annotation=note,
        version=note.version,
        content=content(reason="New."),
    )
    assert edited.state == "in_review"


def test_somebody_else_cannot_edit():
    note = make_note(make_draft())
    with pytest.raises(NotAllowed):
        edit_annotation(principal=make_principal(), now=NOW, annotation=note, version=1, content=content())


def test_a_note_serves_several_positions_and_has_tags(article):
    treaty = article.draft.treaty
    first, second = make_position(treaty, "narrow-scope"), make_position(treaty, "safeguards")
    said = content(position=first, further_positions=(second,), tags=("cooperation", "urgent"))
    note = annotate(principal=make_principal(), now=NOW, article=article, content=said)
    assert [position.code for position in note.positions] == ["narrow-scope", "safeguards"]
    again = annotate(principal=make_principal(), now=NOW, article=article, content=said)
    assert set(note.tags.all()) == set(again.tags.all())
    assert sorted(tag.name for tag in treaty.tags.all()) == ["cooperation", "urgent"]


def test_an_old_version_is_restored_as_a_new_one():
    author = make_user("analyst")
    draft = make_draft()
    position = make_position(draft.treaty, "narrow-scope")
    note = make_note(
        draft, author=author, reason="First.", position=position, tags=("old",), on_behalf_of="A state"
    )
    principal = principal_of_user(author)
    edit_annotation(
        principal=principal, now=NOW, annotation=note, version=1, content=content(reason="Second.")
    )
    restored = restore_revision(
        principal=principal, now=NOW, annotation=note, version=2, revision=note.revisions.get(version=1)
    )
    assert (restored.reason, restored.on_behalf_of, restored.version) == ("First.", "A state", 3)
    assert (restored.position, [tag.name for tag in restored.tags.all()]) == (position, ["old"])
    assert note.revisions.count() == 3


def test_a_version_from_before_tags_and_further_positions_can_be_restored():
    author = make_user("analyst")
    note = make_note(make_draft(), author=author, reason="First.")
    revision = note.revisions.get()
    for name in ("tags", "further_positions", "on_behalf_of"):
        del revision.content[name]
    restored = restore_revision(
        principal=principal_of_user(author), now=NOW, annotation=note, version=1, revision=revision
    )
    assert (restored.reason, restored.on_behalf_of) == ("First.", "")


def test_nobody_else_restores():
    note = make_note(make_draft())
    with pytest.raises(NotAllowed):
        restore_revision(
            principal=make_principal(), now=NOW, annotation=note, version=1, revision=note.revisions.get()
        )
