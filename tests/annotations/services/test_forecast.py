"""What publishing will do to many notes is worked out by a worker, once for the same texts."""

import pytest
from django.core.cache import caches

from annotations.services import forecast, planning
from annotations.services.forecast import ask_for_forecast, foresee, percent, percent_done
from annotations.services.planning import left_to_plan, plan_for
from tests.annotations.cast import make_note
from tests.bench._crowd import annotate_at_random
from tests.factories import login, make_draft, make_organisation, make_treaty, make_user

pytestmark = pytest.mark.django_db
WORDS = "1. Each State Party shall adopt measures to protect privacy."


@pytest.fixture
def coordinator():
    return make_user("coordinator", make_organisation("House"))


@pytest.fixture
def old():
    return make_draft(make_treaty(), [f"{WORDS}\n2. {'It may ask others for help with this. ' * 12}"])


@pytest.fixture
def staged(old, coordinator, monkeypatch):
    """A staged draft to which three notes, which are many, will be carried."""
    monkeypatch.setattr(forecast, "AT_ONCE", 2)
    for words in ("shall adopt", "measures to protect", "privacy"):
        make_note(old, words, state="published")
    text = WORDS.replace("shall", "may")
    return make_draft(old.treaty, [text], published=False, organisation=coordinator.membership.organisation)


@pytest.fixture
def no_worker(monkeypatch):
    """A worker that has yet to come; what it was asked."""
    asked = []
    monkeypatch.setattr(type(foresee), "enqueue", lambda task, *given: asked.append(given))
    return asked


def test_once_worked_out_nothing_is_left_to_plan(staged):
    assert left_to_plan(staged) == 3
    ask_for_forecast(staged)
    assert left_to_plan(staged) == 0
    assert percent_done(staged) is None


def test_few_notes_are_left_to_the_page(staged, no_worker, monkeypatch):
    monkeypatch.setattr(forecast, "AT_ONCE", 3)
    ask_for_forecast(staged)
    assert no_worker == []


def test_who_asks_twice_has_it_worked_out_once(staged, no_worker):
    ask_for_forecast(staged)
    ask_for_forecast(staged)
    assert no_worker == [(str(staged.pk),)]
    assert percent_done(staged) == 0


def test_progress_is_seen_by_other_processes(staged, no_worker, monkeypatch):
    seen = []
    monkeypatch.setattr(planning, "_AT_A_TIME", 1)
    carry_targets = planning.carry_targets

    def look_and_carry(*given):
        seen.append(percent_done(staged))
        return carry_targets(*given)

    monkeypatch.setattr(planning, "carry_targets", look_and_carry)
    ask_for_forecast(staged)
    foresee.func(str(staged.pk))
    assert seen == [0, 33, 66]


def test_answers_are_those_of_the_engine_for_notes_on_the_same_words_too(staged, old):
    before = [(plan.source.exact, plan.carried.status) for plan in plan_for(staged)]
    assert sorted(before) == [
        ("measures to protect", "carried"),
        ("privacy", "carried"),
        ("shall adopt", "review"),
    ]
    make_note(old, "privacy", state="published")
    assert left_to_plan(staged) == 0
    assert len(plan_for(staged)) == 4


def test_another_text_is_worked_out_anew(staged, old):
    plan_for(staged)
    other = make_draft(old.treaty, [WORDS.replace("measures", "laws")], published=False)
    assert left_to_plan(other) == 3


def test_a_draft_discarded_meanwhile_leaves_nothing(staged, no_worker):
    ask_for_forecast(staged)
    key = str(staged.pk)
    staged.delete()
    foresee.func(key)
    assert caches["shared"].get(f"forecast:{key}") is None


@pytest.mark.parametrize(
    ("carried", "total", "share"), [(0, 3, 0), (2, 3, 66), (3, 3, 100), (4, 3, 100), (0, 0, 100)]
)
def test_a_share_is_told_and_no_number_of_notes(carried, total, share):
    assert percent(carried, total) == share


class TestThePage:
    """What the coordinator sees before she publishes."""

    @pytest.fixture
    def client(self, client, coordinator):
        return login(client, coordinator)

    def test_a_forecast_under_way_shows_how_far_it_is_and_goes_on_by_itself(self, client, staged, no_worker):
        answer = client.get(f"/drafts/{staged.pk}/publish/")
        assert answer.headers["Refresh"] == "2"
        html = answer.content.decode()
        assert "What becomes of each is being worked out: 0 % so far." in html
        assert "</button>" not in html[html.index("<main") : html.index("</main>")]

    def test_when_it_is_done_the_page_says_what_will_happen(self, client, staged):
        html = client.get(f"/drafts/{staged.pk}/publish/").content.decode()
        assert "<dt>Together</dt><dd>3</dd>" in html
        assert f"Publish {staged.label}</button>" in html

    def test_more_notes_than_a_database_takes_in_one_question_are_no_trouble(self, client, staged, old):
        annotate_at_random(old, 2000)
        html = client.get(f"/drafts/{staged.pk}/publish/").content.decode()
        assert "<dt>Together</dt><dd>2003</dd>" in html
        assert "And 1803 more, which need less attention than these." in html

    def test_one_that_failed_is_not_begun_again_and_again(self, client, staged, monkeypatch):
        def fail(*given):
            raise RuntimeError("out of memory")

        with monkeypatch.context() as broken:
            broken.setattr(planning, "carry_targets", fail)
            with pytest.raises(RuntimeError):
                foresee.func(str(staged.pk))
        assert "<dt>Together</dt><dd>3</dd>" in client.get(f"/drafts/{staged.pk}/publish/").content.decode()

    def test_publishing_uses_what_was_worked_out(self, client, staged, monkeypatch):
        client.get(f"/drafts/{staged.pk}/publish/")
        monkeypatch.setattr(planning, "carry_targets", None)
        client.post(f"/drafts/{staged.pk}/publish/")
        staged.refresh_from_db()
        assert (staged.state, staged.placements.count()) == ("published", 3)
