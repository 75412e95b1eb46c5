"""The reading page of a draft that there is in several languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import article, login, make_annotation, make_draft, make_treaty, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """A draft in English and, but for its second article, in Arabic."""
    treaty = make_treaty("rivers")
    english = make_draft(treaty, [article("1", "1. Lamps burn."), article("2", "1. Oil.")], label="Rev.1")
    arabic = make_draft(treaty, [article("1", "1. تضيء المصابيح.")], label="Rev.1", language="ar")
    return english, arabic


def page(client, draft) -> str:
    answer = client.get(f"/drafts/{draft.pk}/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_names_each_language_in_itself_and_leads_there(client, pair):
    english, arabic = pair
    text = page(client, english)
    assert '<span lang="en" dir="ltr" aria-current="true">English</span>' in text
    assert f'<a href="/drafts/{arabic.pk}/" lang="ar" hreflang="ar" dir="rtl">العربية</a>' in text
    assert f'href="/drafts/{english.pk}/beside/{arabic.pk}/"' in text


def test_each_article_leads_to_itself_in_the_other_language(client, pair):
    english, arabic = pair
    text = page(client, english)
    assert text.count('class="provision__elsewhere"') == 1
    assert f'<a href="/drafts/{arabic.pk}/#part-0" lang="ar" hreflang="ar">' in text
    assert f'href="/drafts/{english.pk}/beside/{arabic.pk}/#part-0"' in text


def test_notes_on_another_version_are_counted_where_its_reader_may_see_them(client, pair):
    english, arabic = pair
    first = english.articles.first()
    author = make_user()
    make_annotation(first, "Lamps")
    make_annotation(first, "burn")
    make_annotation(first, "Lamps", author=author, visibility="organisation")
    make_annotation(first, author=author, state="working")
    text = page(client, arabic)
    assert (
        f'<a class="provision__elsewhere-notes" href="/drafts/{english.pk}/#part-0">2 notes on the English text</a>'
        in text
    )
    assert "<mark" not in text
    login(client, author)
    assert "4 notes on the English text" in page(client, arabic)


def test_notes_that_may_not_be_seen_leave_no_trace(client, pair):
    english, arabic = pair
    before = page(client, arabic)
    make_annotation(english.articles.first(), "Lamps", visibility="organisation")
    assert page(client, arabic) == before


def test_the_drafts_of_the_treaty_are_listed_once_in_the_language_that_is_read(client, pair):
    english, arabic = pair
    newer = make_draft(english.treaty, label="Rev.2")
    text = page(client, arabic)
    chips = text[text.index('aria-label="Drafts of this treaty"') :].split("</nav>")[0]
    assert f"/drafts/{arabic.pk}/" in chips
    assert f"/drafts/{english.pk}/" not in chips
    assert (
        f'<a href="/drafts/{newer.pk}/"><bdi>Rev.2</bdi> <span class="muted" lang="en">English</span></a>'
        in chips
    )


def test_the_number_of_queries_is_the_same_with_two_and_with_five_versions(client, pair):
    english, _ = pair
    page(client, english)
    with CaptureQueriesContext(connection) as few:
        page(client, english)
    for language in ("fr", "ru", "zh"):
        version = make_draft(english.treaty, [article("1", "1. X.")], label="Rev.1", language=language)
        make_annotation(version.articles.get())
    with CaptureQueriesContext(connection) as many:
        page(client, english)
    assert len(many) == len(few)
