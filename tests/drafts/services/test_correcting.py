"""A staged draft is corrected line by line: what it stores, keeps and refuses, and what two people at once see."""

import pytest

from drafts import queries, services
from drafts.engine.corrections import Gather, Join, Move, Renumber, Retype, Split
from drafts.errors import CorrectedMeanwhile, DraftError, NotStaged
from drafts.models import Draft, LineageEdge, StagedText
from tests.drafts.staged_world import NOW, TEXT, TORN, make_staged, seen, seen_to, shape
from tests.factories import make_draft, make_principal, make_treaty
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def principal():
    return make_principal("analyst")


def correct(principal, draft: Draft, words: str, make) -> str:
    """One correction of the line that begins with these words."""
    line = seen(draft, words)
    return services.correct_text(principal=principal, draft=draft, seen=line, correction=make(line.line))


def gather(principal, draft: Draft, first: str, last: str) -> str:
    """Joins the line that begins with the first words with all down to the one that begins with the last."""
    lines = seen_to(draft, first, last)
    return services.correct_text(
        principal=principal, draft=draft, seen=lines, correction=Gather(lines.line, lines.last)
    )


def state(draft: Draft) -> tuple:
    """Everything that corrections may change, as it is stored."""
    draft.refresh_from_db()
    edges = [
        (e.old_article_id, e.new_article_id, e.kind, e.score) for e in LineageEdge.objects.order_by("pk")
    ]
    staged = StagedText.objects.get(draft=draft)
    return shape(draft), draft.reading, edges, staged.corrections, staged.lines, staged.doubts, staged.source


class TestCorrecting:
    def test_each_operation_changes_the_articles_and_is_said_in_words(self, principal):
        draft = make_staged(principal)
        said = [
            correct(principal, draft, "of every", lambda line: Join(line)),
            correct(principal, draft, "Harbour dues", lambda line: Retype(line, "article", "2")),
            correct(principal, draft, "Article 3", lambda line: Renumber(line, "4")),
            correct(principal, draft, "1. No Party", lambda line: Split(line, (12,))),
            correct(principal, draft, "1. This", lambda line: Retype(line, "furniture")),
        ]
        assert said == [
            "“of every change.” joined to the line above",
            "“Harbour dues” is the heading of an article, number 2",
            "“Article 3” numbered 4",
            "“1. No Party asks for dues from a ship that seeks shelter.” split into 2 lines",
            "“1. This convention ends.” is no part of the text",
        ]
        assert shape(draft) == [
            ("1", "", "1. Each Party lights its harbours.\n2. It tells the others of every change."),
            ("2", "Harbour dues", "1. No Party\nasks for dues from a ship that seeks shelter."),
            ("4", "", ""),
        ]

    def test_a_torn_paragraph_becomes_one_line_by_one_correction_and_one_undo(self, principal):
        draft = make_staged(principal, text=TORN)
        before = state(draft)
        said = gather(principal, draft, "1. Each", "that it knows")
        assert said == "“1. Each Party” joined with the 5 lines below it"
        assert shape(draft) == [
            (
                "1",
                "",
                "1. Each Party lights its harbours and tells the others of every light that it knows of.",
            )
        ]
        assert (
            services.undo_correction(principal=principal, draft=draft, version=1)
            == "undone: “1. Each Party” joined with the 5 lines below it"
        )
        assert state(draft) == before

    def test_lines_of_which_another_has_corrected_one_meanwhile_are_not_joined(self, principal):
        draft = make_staged(principal, text=TORN)
        lines = seen_to(draft, "1. Each", "that it knows")
        correct(principal, draft, "the others", lambda line: Retype(line, "furniture"))
        with pytest.raises(CorrectedMeanwhile):
            services.correct_text(
                principal=principal, draft=draft, seen=lines, correction=Gather(lines.line, lines.last)
            )

    def test_a_part_moves_with_its_lines(self, principal):
        draft = make_staged(principal)
        last = seen(draft, "1. This")
        correct(principal, draft, "Article 3", lambda line: Move(line, last.line, "0"))
        assert [number for number, _, _ in shape(draft)] == ["3", "1"]

    def test_the_account_of_characters_follows(self, principal):
        draft = make_staged(principal)
        correct(principal, draft, "1. This", lambda line: Retype(line, "furniture"))
        draft.refresh_from_db()
        characters = draft.reading["characters"]
        assert characters["set_aside"] == [{"reason": "set aside by a person", "count": 21}]
        assert characters["in"] == characters["kept"] + 21

    def test_undoing_one_after_the_other_restores_everything_stored(self, principal):
        treaty = make_treaty()
        make_draft(treaty, ["1. Each Party lights its harbours.", "1. This convention ends."])
        draft = make_staged(principal, treaty)
        states = [state(draft)]
        correct(principal, draft, "of every", lambda line: Join(line))
        states.append(state(draft))
        correct(principal, draft, "Harbour dues", lambda line: Retype(line, "article", "2"))
        correct(principal, draft, "Article 3", lambda line: Move(line, line, "0"))
        for _ in range(2):
            services.undo_correction(
                principal=principal, draft=draft, version=queries.staged_text(draft).version
            )
        assert state(draft) == states[1]
        services.undo_correction(principal=principal, draft=draft, version=queries.staged_text(draft).version)
        assert state(draft) == states[0]

    def test_every_correction_and_undo_is_on_the_record(self, principal):
        draft = make_staged(principal)
        correct(principal, draft, "of every", lambda line: Join(line))
        services.undo_correction(principal=principal, draft=draft, version=1)
        entries = AuditEntry.objects.filter(action__startswith="text").order_by("pk")
        assert [(entry.action, entry.actor_id, entry.detail) for entry in entries] == [
            (
                "text corrected",
                principal.user_id,
                {"said": "“of every change.” joined to the line above", "version": 1},
            ),
            (
                "text correction undone",
                principal.user_id,
                {"said": "undone: “of every change.” joined to the line above", "version": 2},
            ),
        ]

    def test_articles_that_stay_as_they_were_keep_their_rows(self, principal):
        draft = make_staged(principal)
        before = {article.number: article.pk for article in queries.articles_of(draft)}
        correct(principal, draft, "Harbour dues", lambda line: Retype(line, "article", "2"))
        after = {article.number: article.pk for article in queries.articles_of(draft)}
        assert (after["1"], after["3"]) == (before["1"], before["3"])

    def test_what_a_person_decided_about_lineage_outlives_a_correction_elsewhere(self, principal):
        treaty = make_treaty()
        previous = make_draft(
            treaty, ["1. Each Party lights its harbours.", "1. Ships pay nothing.", "1. It ends."]
        )
        draft = make_staged(principal, treaty)
        old, new = queries.articles_of(previous)[1], queries.articles_of(draft)[1]
        rows = queries.correspondences(
            previous, draft, queries.articles_of(previous), queries.articles_of(draft)
        )
        seen_of = {article.pk: row.seen for row in rows for article in row.articles}
        services.repoint(
            principal=make_principal("coordinator"),
            old_draft=previous,
            new_draft=draft,
            old=services.Seen(str(old.pk), seen_of[old.pk]),
            new=services.Seen(str(new.pk), seen_of[new.pk]),
        )
        correct(principal, draft, "Harbour dues", lambda line: Retype(line, "article", "2"))
        confirmed = LineageEdge.objects.get(is_confirmed=True)
        assert (confirmed.old_article_id, confirmed.new_article.number) == (old.pk, "3")

    def test_a_correction_that_changes_nothing_is_refused(self, principal):
        draft = make_staged(principal)
        with pytest.raises(DraftError, match="change nothing"):
            correct(principal, draft, "Article 1", lambda line: Join(line))
        with pytest.raises(DraftError, match="nothing to undo"):
            services.undo_correction(principal=principal, draft=draft, version=0)

    def test_a_published_draft_is_not_corrected_and_keeps_what_was_corrected_in_words(self, principal):
        draft = make_staged(principal)
        line = seen(draft, "Article 3")
        correct(principal, draft, "of every", lambda line: Join(line))
        services.publish_draft(principal=make_principal("coordinator"), draft=draft, now=NOW)
        assert draft.reading["corrections"] == ["“of every change.” joined to the line above"]
        assert not StagedText.objects.exists()
        with pytest.raises(NotStaged):
            services.correct_text(
                principal=principal, draft=draft, seen=line, correction=Retype(line.line, "text")
            )

    def test_a_draft_without_lines_says_what_to_do(self, principal):
        draft = make_draft(published=False)
        with pytest.raises(DraftError, match="import its file again"):
            services.undo_correction(principal=principal, draft=draft, version=0)


class TestTwoPeople:
    def test_different_lines_are_corrected_without_noticing_each_other(self, principal):
        draft = make_staged(principal)
        first, second = seen(draft, "of every"), seen(draft, "Harbour dues")
        for line, correction in ((first, Join(first.line)), (second, Retype(second.line, "article", "2"))):
            services.correct_text(principal=principal, draft=draft, seen=line, correction=correction)
        assert [number for number, _, _ in shape(draft)] == ["1", "2", "3"]

    def test_the_same_line_is_corrected_once_and_the_second_is_told(self, principal):
        draft = make_staged(principal)
        line = seen(draft, "Harbour dues")
        services.correct_text(
            principal=principal, draft=draft, seen=line, correction=Retype(line.line, "article", "2")
        )
        before = state(draft)
        with pytest.raises(CorrectedMeanwhile, match="since you opened"):
            services.correct_text(principal=principal, draft=draft, seen=line, correction=Join(line.line))
        assert state(draft) == before

    def test_only_the_last_correction_that_was_seen_is_undone(self, principal):
        draft = make_staged(principal)
        correct(principal, draft, "of every", lambda line: Join(line))
        correct(principal, draft, "Harbour dues", lambda line: Retype(line, "article", "2"))
        with pytest.raises(CorrectedMeanwhile):
            services.undo_correction(principal=principal, draft=draft, version=1)

    def test_somebody_faster_means_that_it_is_worked_out_anew(self, principal, monkeypatch):
        """Between reading and writing another person corrects another line: both corrections stand."""
        draft = make_staged(principal)
        first, second = seen(draft, "of every"), seen(draft, "Harbour dues")
        really, others = services.correcting.plan_storing, [second]

        def plan_while_another_corrects(*given):
            plan = really(*given)
            if others:
                line = others.pop()
                services.correct_text(
                    principal=principal, draft=draft, seen=line, correction=Retype(line.line, "article", "2")
                )
            return plan

        monkeypatch.setattr(services.correcting, "plan_storing", plan_while_another_corrects)
        services.correct_text(principal=principal, draft=draft, seen=first, correction=Join(first.line))
        assert [entry["correction"]["do"] for entry in queries.staged_text(draft).corrections] == [
            "retype",
            "join",
        ]
        assert [number for number, _, _ in shape(draft)] == ["1", "2", "3"]


class TestClosing:
    def test_a_line_is_said_to_open_it_and_that_is_undone(self, principal):
        draft = make_staged(principal, text=TEXT + b"\nWe are agreed.\n\nThe Keeper of the North\n")
        before = state(draft)
        said = correct(principal, draft, "We are", lambda line: Retype(line, "conclusions"))
        assert said == "“We are agreed.” is where the closing with the signatures begins"
        assert [(one.kind, one.name, one.text) for one in queries.articles_of(draft)][2:] == [
            ("conclusions", "Closing and signatures", "We are agreed.\nThe Keeper of the North")
        ]
        services.undo_correction(principal=principal, draft=draft, version=1)
        assert state(draft)[0] == before[0]

    def test_it_keeps_its_row_when_its_words_change(self, principal):
        draft = make_staged(principal, text=TEXT + b"\nDone at Harbour on 3 May 2031.\n\nThe Keeper\n")
        row = draft.articles.get(kind="conclusions")
        correct(principal, draft, "The Keeper", lambda line: Retype(line, "furniture"))
        assert draft.articles.get(kind="conclusions").pk == row.pk
        assert draft.articles.get(pk=row.pk).text == "Done at Harbour on 3 May 2031."
