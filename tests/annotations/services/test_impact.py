"""What publishing will do, in short, is kept for the coordinator who had it worked out, and for nobody else."""

from datetime import timedelta

import pytest

from annotations.services.impact import Impact, keep_impact, kept_impact
from annotations.services.planning import Tally
from drafts import services
from drafts.engine.corrections import Retype
from drafts.models import LineageEdge
from tests.drafts.staged_world import NOW, make_staged, seen
from tests.factories import make_draft, make_principal, make_treaty

pytestmark = pytest.mark.django_db
TALLY = Tally(total=12, carried=8, changed=1, review=3, orphaned=0)


@pytest.fixture
def coordinator():
    return make_principal("coordinator")


@pytest.fixture
def draft(coordinator):
    treaty = make_treaty()
    make_draft(treaty, ["1. Each Party lights its harbours."])
    draft = make_staged(coordinator, treaty)
    keep_impact(draft, coordinator.user_id, TALLY, NOW)
    return draft


def test_it_is_what_was_kept(draft, coordinator, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert kept_impact(draft, coordinator.user_id) == Impact(TALLY, NOW, is_current=True)


def test_another_coordinator_who_may_see_other_notes_is_not_told(draft):
    assert kept_impact(draft, make_principal("coordinator").user_id) is None


def test_a_correction_a_decision_and_another_date_make_it_old(draft, coordinator):
    line = seen(draft, "Harbour")
    services.correct_text(
        principal=coordinator, draft=draft, seen=line, correction=Retype(line.line, "article")
    )
    assert not kept_impact(draft, coordinator.user_id).is_current
    keep_impact(draft, coordinator.user_id, TALLY, NOW)
    LineageEdge.objects.filter(new_draft=draft, new_article__number="1").update(is_confirmed=True)
    assert not kept_impact(draft, coordinator.user_id).is_current
    keep_impact(draft, coordinator.user_id, TALLY, NOW)
    draft.issued_on += timedelta(days=1)
    assert not kept_impact(draft, coordinator.user_id).is_current
