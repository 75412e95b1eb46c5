"""Annotations and what goes with them through the API: content, filters, cost."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Statement, Theme
from tests.api import ask, ids, problem
from tests.factories import (
    PUBLISHED_AT,
    make_annotation,
    make_draft,
    make_open_placement,
    make_placement,
    make_position,
    make_session,
    make_treaty,
    make_user,
)

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def test_an_annotation_says_what_its_organisation_says_and_never_who_wrote_it(article):
    theme = Theme.objects.create(treaty=article.draft.treaty, title="Safeguards")
    position = make_position(article.draft.treaty, "safeguards-24", theme, title="Safeguards for every power")
    author = make_user(email="secret.person@example.org")
    note = make_annotation(
        article,
        "safeguards. 🕊 Judges",
        author=author,
        position=position,
        stance="support_with_amendment",
        priority="red_line",
        proposed_wording="the safeguards of this Convention",
    )
    response = ask(f"/annotations/{note.pk}/")
    found = response.json()
    assert "secret.person" not in response.content.decode()
    assert str(author.pk) not in response.content.decode()
    assert found["html_url"] == f"{SITE}/annotations/{note.pk}/"
    assert (found["kind"], found["stance"], found["priority"]) == (
        "position",
        "support_with_amendment",
        "red_line",
    )
    assert (found["reason"], found["evidence"]) == ("Safeguards matter.", None)
    assert found["position"]["code"] == "safeguards-24"
    assert found["position"]["theme"]["title"] == "Safeguards"
    assert found["organisation"]["name"] == author.membership.organisation.name
    assert (found["state"], found["visibility"]) == ("published", "public")


def test_its_place_is_told_in_code_points(article):
    note = make_annotation(article, "🕊 Judges")
    (place,) = ask(f"/annotations/{note.pk}/").json()["placements"]
    assert article.text[place["start"] : place["end"]] == place["exact"] == "🕊 Judges"
    assert (place["status"], place["level"]) == ("made", "span")
    assert place["article"]["id"] == str(article.pk)


def test_it_has_a_place_for_each_published_draft_the_newest_first(article):
    note = make_annotation(article, "safeguards")
    newer = make_draft(article.draft.treaty, ["Nothing is left."], label="Revised draft")
    make_open_placement(note, newer, "orphaned", exact="safeguards")
    make_placement(note, make_draft(article.draft.treaty, published=False).articles.get())
    places = ask(f"/annotations/{note.pk}/").json()["placements"]
    assert [(place["draft"]["label"], place["status"]) for place in places] == [
        ("Revised draft", "orphaned"),
        ("Zero draft", "made"),
    ]
    assert (places[0]["article"], places[0]["exact"]) == (None, "safeguards")


def test_one_draft_alone_can_be_asked_for(article):
    note = make_annotation(article)
    newer = make_draft(article.draft.treaty, label="Revised draft")
    make_placement(note, newer.articles.get(), status="carried")
    (place,) = ask(f"/annotations/{note.pk}/", draft=newer.pk).json()["placements"]
    assert place["draft"]["label"] == "Revised draft"
    assert problem(ask(f"/annotations/{note.pk}/", draft=uuid4())) == (404, "not-found")
    assert problem(ask(f"/annotations/{note.pk}/", draft="1")) == (400, "invalid-parameter")


@pytest.fixture
def cast(article):
    """Two annotations that differ in everything, and the values by which the first alone is found."""
    treaty = article.draft.treaty
    theme = Theme.objects.create(treaty=treaty, title="Scope")
    position = make_position(treaty, "narrow-scope", theme)
    note = make_annotation(
        article,
        position=position,
        kind="question",
        stance="oppose",
        priority="red_line",
        updated_at=PUBLISHED_AT + timedelta(days=2),
    )
    other = make_draft(make_treaty("other"), ["Other text."])
    make_annotation(other.articles.select_related("draft").get())
    values = {
        "treaty": ["cybercrime", treaty.pk],
        "draft": [article.draft_id],
        "article": [article.pk],
        "provision": [article.provision_id],
        "position": ["narrow-scope", position.pk],
        "theme": [theme.pk],
        "stance": ["oppose"],
        "organisation": [note.organisation.slug, note.organisation_id],
        "priority": ["red_line"],
        "kind": ["question"],
        "updated_since": ["2024-03-02T00:00:00Z"],
    }
    return note, values


@pytest.mark.parametrize(
    "name",
    [
        "treaty", "draft", "article", "provision", "position", "theme",
        "stance", "organisation", "priority", "kind", "updated_since",
    ],
)  # fmt: skip
def test_a_filter_finds_what_it_names(cast, name):
    note, values = cast
    for value in values[name]:
        assert ids(ask("/annotations/", **{name: value})) == [str(note.pk)]


def test_draft_and_provision_must_hold_of_one_place(article):
    note = make_annotation(article)
    newer = make_draft(article.draft.treaty, ["Quite another thing.", article.text])
    make_placement(note, newer.articles.get(number="1"))
    same = newer.articles.get(number="2").provision_id
    assert same == article.provision_id
    assert ids(ask("/annotations/", draft=newer.pk)) == [str(note.pk)]
    assert ids(ask("/annotations/", draft=newer.pk, provision=same)) == []


def test_a_new_place_counts_as_a_change(article):
    note = make_annotation(article)
    newer = make_draft(article.draft.treaty)
    make_placement(note, newer.articles.get(), status="carried", made_at=PUBLISHED_AT + timedelta(days=5))
    assert ids(ask("/annotations/", updated_since="2024-03-05T00:00:00Z")) == [str(note.pk)]
    assert ask(f"/annotations/{note.pk}/").json()["updated_at"] == "2024-03-06T09:00:00Z"


def test_a_position_counts_what_one_may_see(article):
    position = make_position(article.draft.treaty, "narrow-scope", ask="Keep it narrow.")
    make_annotation(article, position=position)
    make_annotation(article, position=position, visibility="organisation")
    (found,) = ask("/positions/").json()["results"]
    assert (found["code"], found["ask"], found["annotation_count"]) == ("narrow-scope", "Keep it narrow.", 1)
    assert found["html_url"] == f"{SITE}/treaties/cybercrime/positions/#narrow-scope"


def test_an_organisation_is_listed_once_it_says_something(article):
    note = make_annotation(article)
    make_annotation(article, state="working")
    (found,) = ask("/organisations/").json()["results"]
    assert (found["id"], found["annotation_count"]) == (str(note.organisation_id), 1)


def test_a_statement_on_a_draft_that_is_not_published_does_not_name_it(article):
    staged = make_draft(article.draft.treaty, published=False)
    for place in (article, staged.articles.get()):
        Statement.objects.create(
            treaty=article.draft.treaty,
            delegation=f"Group on {place.draft.label}",
            stance="support",
            summary="Agreed.",
            draft=place.draft,
            article=place,
        )
    rows = {row["delegation"]: row for row in ask("/statements/").json()["results"]}
    assert rows["Group on Zero draft"]["article"]["id"] == str(article.pk)
    hidden = rows[f"Group on {staged.label}"]
    assert (hidden["draft"], hidden["article"]) == (None, None)


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/annotations/", ""),
        ("/annotations/", "application/ld+json"),
        ("/positions/", ""),
        ("/themes/", ""),
        ("/organisations/", ""),
        ("/statements/", ""),
    ],
)
def test_three_rows_cost_as_many_queries_as_one(article, path, accept):
    session = make_session(article.draft.treaty, date(2024, 1, 1))

    def fill():
        theme = Theme.objects.create(treaty=article.draft.treaty, title=str(uuid4()))
        position = make_position(article.draft.treaty, theme=theme)
        note = make_annotation(article, "safeguards", position=position)
        make_placement(note, make_draft(article.draft.treaty).articles.get())
        Statement.objects.create(
            treaty=article.draft.treaty, delegation="A group", stance="note", summary="Noted.",
            session=session, draft=article.draft, article=article, position=position,
        )  # fmt: skip

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert ask(path, accept=accept).status_code == 200
        return len(captured)

    fill()
    before = queries()
    fill(), fill()
    assert queries() == before
