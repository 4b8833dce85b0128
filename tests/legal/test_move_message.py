# SPDX-License-Identifier: EUPL-1.2
"""What a message told is put on the claim where it belongs: nothing is rewritten, all is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.legal.claims import add, back, follow, household, waiting
from tests.situations import let_work

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.legal.models import CourtTrack, EscalationTold, HearingPlan, TrackEvent
from woonzeker.legal.rules.track import ClaimGround, Occurrence, Where
from woonzeker.legal.selectors.tracks import standings_of
from woonzeker.legal.services import (
    assign_hearing,
    enter_message,
    move_event,
    open_track,
    withdraw_message,
)
from woonzeker.legal.services.safeguards import tell_escalations

pytestmark = pytest.mark.django_db
EVICTION = MONDAY + timedelta(days=20)
NOTICE = {"soort": "ontruiming_aangezegd", "datum": EVICTION.isoformat()}
HEARING = {"soort": "zitting_bepaald", "datum": EVICTION.isoformat(), "rechtbank": "Amsterdam"}
Home = tuple[Actor, Case, CourtTrack, CourtTrack]


@pytest.fixture
def home(outreach_worker: Actor) -> Home:
    """A household with two claims, of which messages go to the first."""
    case = household(outreach_worker)
    first = follow(outreach_worker, case)
    nuisance = open_track(actor=outreach_worker, case=case.pk, ground=ClaimGround.NUISANCE)
    return outreach_worker, case, first, nuisance


def came(home: Home, raw: dict[str, str]) -> TrackEvent:
    message = enter_message(actor=home[0], case=home[1].pk, raw=raw)
    with tenant(CODE):
        return TrackEvent.counting.get(message=message)


def moved(
    home: Home, event: TrackEvent, to: CourtTrack, reason: str = "other_ground"
) -> TrackEvent:
    return move_event(actor=home[0], track_event=event.pk, court_track=to.pk, reason=reason)


def where(case: Case) -> list[Where]:
    with tenant(CODE):
        return [each.where for each in standings_of(case.pk)]


def test_it_counts_on_the_other_claim_and_stays_to_be_read_on_the_first(home: Home) -> None:
    worker, case, first, nuisance = home
    event = came(home, NOTICE)
    assert event.track_id == first.pk
    before = waiting(case)
    made = moved(home, event, nuisance)
    assert where(case) == [Where.NOTHING, Where.EVICTION_SET]
    assert (made.message_id, made.day_on, made.entered_at, made.moved_from_id) == (
        event.message_id, event.day_on, event.entered_at, event.pk,
    )  # fmt: skip
    assert waiting(case) == before
    with tenant(CODE):
        event.refresh_from_db()
    assert (event.recalled_by, event.recalled_why) == (worker.id, "other_ground")
    again = moved(home, made, first, "other_claim")
    assert (again.moved_from_id, where(case)) == (event.pk, [Where.EVICTION_SET, Where.NOTHING])


def test_what_cannot_be_moved_is_refused(home: Home) -> None:
    worker, _case, first, nuisance = home
    event = came(home, NOTICE)
    with pytest.raises(Refused, match="andere vordering van dit huishouden"):
        moved(home, event, first)
    with pytest.raises(Refused, match="waarom"):
        moved(home, event, nuisance, "misread")
    moved(home, event, nuisance)
    with pytest.raises(Refused, match="telt hier al niet meer"):
        moved(home, event, nuisance)
    by_hand = add(worker, first, Occurrence.SUMMONED, back(1))
    with pytest.raises(Refused, match="Dit legde een collega vast"):
        moved(home, by_hand, nuisance)


def test_the_database_keeps_one_row_that_counts_and_rewrites_none(home: Home) -> None:
    event = came(home, NOTICE)
    made = moved(home, event, home[3])
    with tenant(CODE):
        with pytest.raises(DatabaseError), transaction.atomic():
            TrackEvent.objects.filter(pk=made.pk).update(track=home[2])
        with pytest.raises(IntegrityError), transaction.atomic():
            TrackEvent.objects.filter(pk=event.pk).update(recalled_at=None)


def test_a_message_that_is_taken_back_goes_wherever_it_stands(home: Home) -> None:
    event = came(home, NOTICE)
    moved(home, event, home[3])
    assert event.message_id is not None
    withdraw_message(actor=home[0], court_message=event.message_id, reason="misread")
    assert where(home[1]) == [Where.NOTHING, Where.NOTHING]
    with tenant(CODE):
        event.refresh_from_db()
    assert event.recalled_why == "other_ground"


def test_who_heard_of_the_day_does_not_hear_it_again(home: Home) -> None:
    room = system(CODE, "morning")
    event = came(home, NOTICE)
    assert tell_escalations(actor=room) > 0
    moved(home, event, home[3])
    assert tell_escalations(actor=room) == 0
    with tenant(CODE):
        assert set(EscalationTold.objects.values_list("set_by", flat=True)) == {str(event.pk)}


def test_who_goes_to_the_hearing_goes_along(home: Home) -> None:
    _worker, case, _first, nuisance = home
    event = came(home, HEARING)
    goer = person(Role.EVICTION_COORDINATOR, name="noor")
    let_work(goer, case)
    assign_hearing(actor=goer, hearing=event.pk, user=goer.id)
    made = moved(home, event, nuisance)
    with tenant(CODE):
        plan = HearingPlan.objects.get()
    assert (plan.track_id, plan.event_id, plan.attendants) == (nuisance.pk, made.pk, [goer.id])


def test_the_page_moves_it_with_a_reason(home: Home, client_for: Callable[[Actor], Client]) -> None:
    worker, _case, first, nuisance = home
    event = came(home, NOTICE)
    browser = client_for(worker)
    at = f"/gang/gebeurtenis/{event.pk}/verplaatsen"
    assert at in browser.get(f"/gang/{first.pk}").content.decode()
    sent = {"court_track": str(nuisance.pk), "reason": ""}
    assert browser.post(at, sent).status_code == 422
    page = browser.post(at, sent | {"reason": "other_ground"}, follow=True).content.decode()
    assert "stond bij een andere vordering" in page
    left = browser.get(f"/gang/{first.pk}").content.decode()
    assert "Naar een andere vordering verplaatst door" in left
    assert browser.get(at).status_code == 404
