"""Writes of texts: received, read, staged, corrected, published, discarded, withdrawn."""

import uuid
from datetime import UTC, date, datetime

import pytest

from drafts import queries, services
from drafts.engine.parts import ParsedDraft
from drafts.engine.source import CharacterCount, Doubt, SetAside
from drafts.errors import AlreadyThere, DraftError, NotStaged
from drafts.models import Article, Draft, DraftState, LineageEdge, Provision, SourceFile
from drafts.readers.errors import UnreadableFile
from tests.factories import article, make_draft, make_principal, make_treaty
from treatywatch.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
OFFENCE = "1. Each State makes it an offence to enter a computer system without right and with bad intent."
SAFEGUARDS = "1. Powers are exercised under the supervision of a court, and only where it is necessary."
AID = "1. States help one another, upon request, with training, with equipment and with knowledge."


def receive(principal, treaty, data: bytes = b"the text", label: str = "Rev.1", **fields):
    return services.receive_file(
        principal=principal,
        treaty=treaty,
        name="draft.md",
        data=data,
        label=label,
        issued_on=date(2024, 1, 1),
        **fields,
    )


def publish(draft: Draft) -> Draft:
    return services.publish_draft(principal=make_principal("coordinator"), draft=draft, now=NOW)


class TestReceiving:
    def test_the_file_is_kept_byte_for_byte(self):
        draft, is_new = receive(make_principal(), make_treaty(), b"\x00\xffbytes")
        assert is_new
        assert draft.state == DraftState.READING
        assert bytes(draft.source_file.content) == b"\x00\xffbytes"

    def test_the_same_file_twice_is_one_draft(self):
        principal, treaty = make_principal(), make_treaty()
        first, _ = receive(principal, treaty)
        assert receive(principal, treaty, label="Rev.2") == (first, False)
        assert SourceFile.objects.count() == 1

    def test_two_organisations_with_the_same_file_do_not_meet(self):
        treaty = make_treaty()
        receive(make_principal(), treaty)
        assert receive(make_principal(), treaty)[1] is True

    def test_a_label_that_is_published_already_is_refused(self):
        treaty = make_treaty(short_title="Cybercrime")
        make_draft(treaty, label="Rev.1")
        with pytest.raises(AlreadyThere, match="Cybercrime already has a published draft"):
            receive(make_principal(), treaty, language="en")
        assert Draft.objects.count() == 1

    def test_the_same_label_in_another_language_is_another_version(self):
        treaty = make_treaty()
        make_draft(treaty, label="Rev.1")
        assert receive(make_principal(), treaty, label="Rev.1", language="fr")[1] is True

    def test_it_is_on_the_record(self):
        principal = make_principal()
        draft, _ = receive(principal, make_treaty())
        entry = AuditEntry.objects.get()
        assert (entry.action, entry.object_id, entry.actor_id) == (
            "draft received",
            draft.pk,
            principal.user_id,
        )


class TestReading:
    def test_what_was_read_is_staged_with_its_doubts_and_its_account(self, monkeypatch):
        draft, _ = receive(make_principal(), make_treaty())
        parsed = ParsedDraft(
            language="fr",
            parts=(article("1", "1. Les États agissent."),),
            footnotes=(),
            doubts=(Doubt("heading-guessed", "Perhaps a heading.", "page 3"),),
            characters=CharacterCount(30, 20, (SetAside("page number", 10),)),
        )
        monkeypatch.setattr(services.receiving, "read_in_child", lambda *_: parsed)
        services.read_received(draft.pk)
        draft.refresh_from_db()
        assert (draft.state, draft.language) == (DraftState.STAGED, "fr")
        assert draft.articles.get().text == "1. Les États agissent."
        assert draft.reading == {
            "redline": "new",
            "language": "fr",
            "warnings": [{"code": "heading-guessed", "message": "Perhaps a heading.", "place": "page 3"}],
            "characters": {"in": 30, "kept": 20, "set_aside": [{"reason": "page number", "count": 10}]},
        }

    def test_what_cannot_be_read_says_why_and_leaves_no_text(self, monkeypatch):
        def refuse(data, name, redline, told):
            raise UnreadableFile("This PDF is a scan without text.", "page 1")

        draft, _ = receive(make_principal(), make_treaty())
        monkeypatch.setattr(services.receiving, "read_in_child", refuse)
        services.read_received(draft.pk)
        draft.refresh_from_db()
        assert draft.state == DraftState.REFUSED
        assert "This PDF is a scan without text." in draft.reading["error"]
        assert "page 1" in draft.reading["error"]
        assert not draft.articles.exists()

    def test_a_draft_is_read_once(self):
        staged = make_draft(published=False)
        with pytest.raises(Draft.DoesNotExist):
            services.read_received(staged.pk)

    def test_an_unknown_draft_is_not_read(self):
        with pytest.raises(Draft.DoesNotExist):
            services.read_received(uuid.uuid4())


class TestCorrecting:
    def test_the_details_of_a_staged_draft_change(self):
        draft = make_draft(published=False)
        services.correct_draft(principal=make_principal(), draft=draft, label="Rev.2", symbol="A/1")
        draft.refresh_from_db()
        assert (draft.label, draft.symbol) == ("Rev.2", "A/1")
        assert AuditEntry.objects.filter(action="draft corrected").get().detail == {
            "fields": ["label", "symbol"]
        }

    def test_another_date_is_another_draft_before(self):
        treaty = make_treaty()
        first = make_draft(treaty, [OFFENCE], issued_on=date(2024, 1, 1))
        second = make_draft(treaty, [OFFENCE, AID], issued_on=date(2024, 3, 1))
        staged = make_draft(treaty, [AID], issued_on=date(2024, 5, 1), published=False)
        assert set(staged.edges_back.values_list("old_draft", flat=True)) == {second.pk}
        services.correct_draft(principal=make_principal(), draft=staged, issued_on=date(2024, 2, 1))
        assert set(staged.edges_back.values_list("old_draft", flat=True)) == {first.pk}

    def test_a_published_draft_is_not_corrected(self):
        with pytest.raises(NotStaged):
            services.correct_draft(principal=make_principal(), draft=make_draft(), label="Rev.2")


class TestPublishing:
    def test_every_article_continues_the_provision_that_it_came_from(self):
        treaty = make_treaty()
        old = make_draft(treaty, [OFFENCE, SAFEGUARDS])
        new = make_draft(treaty, [AID, SAFEGUARDS, OFFENCE.replace("bad", "evil")])
        before = {a.text[:10]: a.provision_id for a in old.articles.all()}
        after = {a.text[:10]: a.provision_id for a in new.articles.all()}
        assert after[OFFENCE[:10]] == before[OFFENCE[:10]]
        assert after[SAFEGUARDS[:10]] == before[SAFEGUARDS[:10]]
        assert after[AID[:10]] not in before.values()
        assert Provision.objects.count() == 3

    def test_of_a_split_the_part_most_alike_continues_the_provision(self):
        treaty = make_treaty()
        old = make_draft(treaty, [f"{OFFENCE}\n{OFFENCE.replace('system', 'network')}\n{SAFEGUARDS}"])
        new = make_draft(treaty, [f"{OFFENCE}\n{OFFENCE.replace('system', 'network')}", SAFEGUARDS])
        continued = new.articles.filter(provision=old.articles.get().provision)
        assert continued.count() == 1
        assert new.articles.filter(provision__isnull=True).count() == 0

    def test_a_draft_published_meanwhile_is_taken_as_the_one_before(self):
        treaty = make_treaty()
        make_draft(treaty, [OFFENCE], issued_on=date(2024, 1, 1))
        staged = make_draft(treaty, [OFFENCE, AID], issued_on=date(2024, 5, 1), published=False)
        between = make_draft(treaty, [OFFENCE, AID], issued_on=date(2024, 3, 1))
        publish(staged)
        assert set(staged.edges_back.values_list("old_draft", flat=True)) == {between.pk}

    def test_a_draft_is_published_once(self):
        draft = make_draft(published=False)
        stale = Draft.objects.get(pk=draft.pk)
        publish(draft)
        with pytest.raises(DraftError):
            publish(stale)
        assert AuditEntry.objects.filter(action="draft published").count() == 1

    def test_a_discarded_draft_cannot_be_published(self):
        draft = make_draft(published=False)
        stale = Draft.objects.get(pk=draft.pk)
        services.discard_draft(principal=make_principal(), draft=draft)
        with pytest.raises(DraftError):
            publish(stale)

    def test_a_label_is_published_once(self):
        treaty = make_treaty()
        make_draft(treaty, label="Rev.1")
        with pytest.raises(AlreadyThere):
            publish(make_draft(treaty, label="Rev.1", published=False))

    def test_a_draft_without_text_is_not_published(self):
        with pytest.raises(DraftError, match="no text"):
            publish(make_draft(articles=[], published=False))


class TestDiscarding:
    def test_nothing_is_left_of_a_discarded_draft_but_the_record(self):
        treaty = make_treaty()
        make_draft(treaty)
        staged = make_draft(treaty, published=False)
        services.discard_draft(principal=make_principal(), draft=staged)
        assert not Draft.objects.filter(pk=staged.pk).exists()
        assert not Article.objects.filter(draft=staged.pk).exists()
        assert not LineageEdge.objects.exists()
        assert AuditEntry.objects.filter(action="draft discarded").get().object_id == staged.pk

    def test_a_published_draft_is_not_discarded(self):
        draft = make_draft()
        with pytest.raises(NotStaged):
            services.discard_draft(principal=make_principal(), draft=draft)
        assert queries.articles_of(draft)


class TestWithdrawing:
    def test_a_withdrawn_draft_keeps_its_text(self):
        draft = make_draft()
        services.withdraw_draft(principal=make_principal("coordinator"), draft=draft, reason="wrong file")
        draft.refresh_from_db()
        assert draft.state == DraftState.WITHDRAWN
        assert draft.articles.count() == 1
        assert AuditEntry.objects.filter(action="draft withdrawn").get().detail["reason"] == "wrong file"

    def test_only_a_published_draft_is_withdrawn(self):
        with pytest.raises(NotStaged):
            services.withdraw_draft(principal=make_principal(), draft=make_draft(published=False), reason="x")
