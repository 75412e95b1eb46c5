"""A published draft never changes: the database itself refuses, on SQLite and on PostgreSQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from drafts import immutability
from drafts.engine.source import Footnote
from drafts.models import Article, Draft, Session, SourceFile
from tests.factories import make_draft, make_session

pytestmark = pytest.mark.django_db

REFUSAL = "A published draft never changes"


def refuses(deed) -> bool:
    """Whether the database answers the deed with our refusal and changes nothing."""
    try:
        with transaction.atomic():
            deed()
    except DatabaseError as error:
        return REFUSAL in str(error)
    return False


@pytest.fixture
def draft() -> Draft:
    return make_draft(articles=["1. States shall act."], footnotes=(Footnote("1", "See the annex."),))


@pytest.mark.parametrize(
    "change",
    [{"text": "1. States may act."}, {"number": "2"}, {"heading": "New"}, {"chapter": "I"}, {"ordinal": 9}],
)
def test_no_word_of_a_published_article_changes(draft, change):
    assert refuses(lambda: draft.articles.update(**change))
    assert draft.articles.get().text == "1. States shall act."


def test_no_article_goes(draft):
    assert refuses(lambda: draft.articles.all()._raw_delete(using="default"))


def test_no_article_comes(draft):
    assert refuses(lambda: Article.objects.create(draft=draft, ordinal=1, text="2. And more."))


def test_no_article_wanders_into_a_published_draft(draft):
    other = make_draft(treaty=draft.treaty, published=False)
    assert refuses(lambda: draft.articles.update(draft=other))


def test_footnotes_and_the_file_are_as_fixed_as_the_text(draft):
    assert refuses(lambda: draft.footnotes.update(text="See nothing."))
    assert refuses(lambda: SourceFile.objects.filter(draft=draft).update(content=b"another"))
    assert refuses(lambda: SourceFile.objects.filter(draft=draft)._raw_delete(using="default"))


@pytest.mark.parametrize(
    "change", [{"label": "Rev.9"}, {"symbol": "X"}, {"issued_on": "2030-01-01"}, {"state": "staged"}]
)
def test_what_a_published_draft_is_called_is_fixed_too(draft, change):
    assert refuses(lambda: Draft.objects.filter(pk=draft.pk).update(**change))


def test_a_published_draft_cannot_be_deleted(draft):
    assert refuses(lambda: Draft.objects.filter(pk=draft.pk)._raw_delete(using="default"))


def test_it_can_be_withdrawn_and_stays_fixed(draft):
    assert Draft.objects.filter(pk=draft.pk).update(state="withdrawn") == 1
    assert refuses(lambda: draft.articles.update(text="another"))
    assert refuses(lambda: Draft.objects.filter(pk=draft.pk).update(state="published"))


def test_withdrawing_changes_nothing_else(draft):
    assert refuses(lambda: Draft.objects.filter(pk=draft.pk).update(state="withdrawn", label="Rev.9"))


def test_what_is_said_about_a_text_can_be_corrected(draft):
    session = make_session(draft.treaty, draft.issued_on)
    assert Draft.objects.filter(pk=draft.pk).update(session=session) == 1
    assert Session.objects.get().drafts.get() == draft


def test_a_staged_draft_changes_freely():
    staged = make_draft(published=False)
    assert staged.articles.update(text="1. Another text.") == 1
    staged.delete()
    assert Article.objects.count() == 0


def test_the_guards_can_be_taken_down_and_put_up_again(draft):
    immutability.remove(connection)
    assert draft.articles.update(heading="Mended by hand") == 1
    immutability.install(connection)
    assert refuses(lambda: draft.articles.update(heading="Again"))


def test_a_closing_is_stored_and_as_fixed_as_the_articles():
    draft = make_draft(articles=["1. States shall act."], published=False)
    Article.objects.create(draft=draft, ordinal=1, kind="conclusions", text="Done at Harbour.")
    draft.state = "published"
    draft.save()
    assert refuses(lambda: draft.articles.filter(kind="conclusions").update(text="Done elsewhere."))
