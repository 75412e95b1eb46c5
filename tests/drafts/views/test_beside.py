"""Two language versions side by side."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import article, login, make_draft, make_organisation, make_treaty, make_user

pytestmark = pytest.mark.django_db

ENGLISH = [
    article("1", "1. Lamps burn.\n2. Oil is kept.", "Lamps", chapter="Chapter I. Harbours"),
    article("2", "Wicks are cut.", "Wicks", chapter="Chapter I. Harbours"),
]
ARABIC = [
    article("1", "1. تضيء المصابيح.", "المصابيح", chapter="الفصل الأول"),
    article("3", "يقطع الفتيل.", "الفتائل", chapter="الفصل الأول"),
]


@pytest.fixture
def pair(treaty):
    english = make_draft(treaty, ENGLISH, label="Rev.1")
    arabic = make_draft(treaty, ARABIC, label="Rev.1", language="ar")
    english.refresh_from_db()
    return english, arabic


def page(client, one, other) -> str:
    answer = client.get(f"/drafts/{one.pk}/beside/{other.pk}/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_each_column_has_its_language_and_direction(client, pair):
    text = page(client, *pair)
    assert '<div class="treaty-text" lang="en" dir="ltr"><p class="para para--1">' in text
    assert '<div class="treaty-text" lang="ar" dir="rtl"><p class="para para--1">' in text
    assert '<html lang="en"' in text


def test_articles_and_chapters_stand_beside_each_other(client, pair):
    text = page(client, *pair)
    assert text.index("Lamps burn.") < text.index("تضيء المصابيح.") < text.index("Oil is kept.")
    assert (
        '<span lang="en" dir="ltr">Chapter I. Harbours</span> <span lang="ar" dir="rtl">الفصل الأول</span>'
        in text
    )
    assert '<strong class="numeric">1</strong> in both' in text
    assert 'id="part-0"' in text


def test_what_one_language_lacks_is_said_to_be_missing(client, pair):
    text = page(client, *pair)
    assert "Not in the Arabic text" in text
    assert "Not in the English text" in text
    assert "no such paragraph in Arabic" in text
    assert "1 paragraph without a counterpart in the Arabic text." in text
    assert 'To look at: <a href="#part-0">Article 1</a>' in text
    assert 'Only in Arabic: <a href="#other-1">Article 3</a>' in text


def test_headings_lead_to_the_same_article_of_each_reading_page(client, pair):
    text = page(client, *pair)
    assert f'href="{pair[0].articles.first().get_absolute_url()}"' in text
    assert f'href="{pair[1].articles.first().get_absolute_url()}"' in text


def test_drafts_that_nobody_linked_can_be_looked_at_and_say_so(client, treaty):
    english, arabic = make_draft(treaty, ENGLISH), make_draft(treaty, ARABIC, language="ar")
    assert "not linked as versions of each other" in page(client, english, arabic)


def test_two_drafts_of_one_language_lead_to_their_redline(client, treaty):
    old, new = make_draft(treaty), make_draft(treaty)
    answer = client.get(f"/drafts/{old.pk}/beside/{new.pk}/")
    assert answer["Location"] == f"/treaties/rivers/compare/?old={old.pk}&new={new.pk}"


def test_another_treaty_or_a_draft_that_is_staged_elsewhere_is_not_there(client, pair):
    stranger = make_draft(make_treaty(), ARABIC, language="ar")
    staged = make_draft(pair[0].treaty, ENGLISH, language="fr", published=False)
    absent = client.get("/drafts/00000000-0000-4000-8000-000000000000/")
    for other in (stranger, staged, pair[0]):
        assert client.get(f"/drafts/{pair[0].pk}/beside/{other.pk}/").status_code == absent.status_code == 404


def test_who_staged_a_version_can_check_it_before_it_is_published(client, pair):
    ours = make_organisation()
    staged = make_draft(
        pair[0].treaty, ENGLISH, label="Rev.1", language="fr", published=False, organisation=ours
    )
    login(client, make_user("analyst", ours))
    assert "in French and English" in page(client, staged, pair[0])


def test_an_unknown_parameter_is_an_error(client, pair):
    assert client.get(f"/drafts/{pair[0].pk}/beside/{pair[1].pk}/?colour=red").status_code == 400


def test_the_number_of_queries_does_not_grow_with_the_treaty_or_its_versions(client, pair):
    page(client, *pair)
    with CaptureQueriesContext(connection) as few:
        page(client, *pair)
    for language in ("fr", "ru", "zh"):
        make_draft(pair[0].treaty, ARABIC * 3, label="Rev.1", language=language)
    with CaptureQueriesContext(connection) as many:
        page(client, *pair)
    assert len(many) == len(few)
