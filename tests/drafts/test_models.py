"""What the models promise by themselves."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from drafts.models import Article, Draft, Session
from tests.factories import article, make_draft, make_session, make_treaty

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "number", "name"),
    [
        ("article", "5 bis", "Article 5 bis"),
        ("preamble", "", "Preamble"),
        ("annex", "II", "Annex II"),
        ("article", "", "Article"),
    ],
)
def test_an_article_has_the_name_that_people_say(kind, number, name):
    assert Article(kind=kind, number=number).name == name


def test_an_article_of_a_published_draft_does_not_validate():
    published = make_draft().articles.get()
    with pytest.raises(ValidationError, match="a corrigendum is a new draft"):
        published.clean()
    make_draft(published=False).articles.get().clean()


@pytest.mark.parametrize(
    ("number", "label", "name", "printed"),
    [
        ("五之二", "第五条之二", "Article 5 bis", "第五条之二"),
        ("الخامسة", "المادة الخامسة:", "Article 5", "المادة الخامسة"),
        ("5", "[Article 5]", "Article 5", "[Article 5]"),
        ("5", "Artículo 5.", "Article 5", "Artículo 5"),
        ("premier", "Article premier.", "Article premier", "Article premier"),
    ],
)
def test_an_article_in_another_script_has_an_english_name_and_the_printed_one(number, label, name, printed):
    found = Article(kind="article", number=number, label=label)
    assert (found.name, found.printed_name) == (name, printed)


def test_a_draft_is_named_after_its_treaty_and_label():
    draft = make_draft(make_treaty(short_title="Cybercrime convention"), label="Rev.1")
    assert str(draft) == "Cybercrime convention, Rev.1"


def test_an_article_is_addressed_in_the_reading_page_of_its_draft():
    draft = make_draft(articles=[article("1", "One."), article("2", "Two.")])
    assert draft.articles.last().get_absolute_url() == f"/drafts/{draft.pk}/#part-1"


def test_a_session_ends_after_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_session(make_treaty(), date(2024, 5, 2), ends_on=date(2024, 5, 1))


def test_sessions_come_in_the_order_of_time():
    treaty = make_treaty()
    late, early = make_session(treaty, date(2024, 8, 1)), make_session(treaty, date(2024, 2, 1))
    assert list(Session.objects.all()) == [early, late]


def test_two_published_drafts_of_one_treaty_cannot_share_label_and_language():
    draft = make_draft(label="Rev.1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(
            treaty=draft.treaty, label="Rev.1", issued_on=date(2024, 1, 1), language="en", state="published"
        )
    Draft.objects.create(
        treaty=draft.treaty, label="Rev.1", issued_on=date(2024, 1, 1), language="fr", state="published"
    )
