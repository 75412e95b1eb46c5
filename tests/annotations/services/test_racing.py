"""Many at once, each with a connection of its own: one of them wins, and nothing is written twice."""

import pytest
from django.test import Client

from annotations.errors import Stale
from annotations.models import Annotation, Placement
from annotations.services.placing import publish_and_carry
from annotations.services.writing import edit_annotation
from drafts.errors import NotStaged
from tests.annotations.cast import NOW, content, make_note
from tests.factories import login, make_draft, make_treaty, make_user
from tests.racing import at_once
from treatywatch.accounts.principal import ANONYMOUS, principal_of_user

pytestmark = pytest.mark.django_db(transaction=True)
RACERS = 20


def test_of_twenty_edits_of_one_note_one_wins_and_the_others_hear_of_it():
    author = make_user("analyst")
    note = make_note(make_draft(), author=author, reason="As it was.")
    principal = principal_of_user(author)

    def edit(number: int) -> str:
        said = content(reason=f"As racer {number} has it.")
        try:
            edit_annotation(principal=principal, now=NOW, annotation=note, version=1, content=said)
        except Stale as conflict:
            return f"stale, now version {conflict.current.version}"
        return "won"

    assert at_once(RACERS, edit) == {"won": 1, "stale, now version 2": RACERS - 1}
    note = Annotation.objects.get(pk=note.pk)
    assert list(note.revisions.order_by("version").values_list("version", flat=True)) == [1, 2]
    assert note.reason == note.revisions.get(version=2).content["reason"]


def test_in_the_pages_the_others_get_both_versions():
    author = make_user("analyst")
    note = make_note(make_draft(), author=author, reason="As it was.")
    said = {"stance": "support", "kind": "position", "priority": "priority", "visibility": "public"}
    clients = [login(Client(), author) for _ in range(8)]

    def edit(number: int) -> str:
        fields = {**said, "reason": f"As racer {number} has it.", "version": 1}
        answer = clients[number].post(f"/annotations/{note.pk}/edit/", fields)
        mine = fields["reason"] in answer.content.decode()
        return f"{answer.status_code}, {'with' if mine else 'without'} mine"

    assert at_once(len(clients), edit) == {"302, without mine": 1, "409, with mine": len(clients) - 1}


def test_a_draft_that_several_publish_at_once_is_published_once_with_each_note():
    treaty = make_treaty()
    old = make_draft(treaty)
    make_note(old, "shall act")
    staged = make_draft(treaty, published=False)

    def publish(number: int) -> str:
        try:
            return str(publish_and_carry(principal=ANONYMOUS, draft=staged, now=NOW).total)
        except NotStaged:
            return "refused"

    assert at_once(4, publish) == {"1": 1, "refused": 3}
    assert Placement.objects.filter(draft=staged).count() == 1
