# SPDX-License-Identifier: EUPL-1.2
"""What a bailiff or court tells stands on the track of its claim, and goes when it is recalled."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE, MONDAY

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.services import Home
from woonzeker.legal.models import CourtMessage, CourtTrack, TrackEvent
from woonzeker.legal.rules.track import Occurrence, Standing, Where
from woonzeker.legal.selectors import standings_of
from woonzeker.legal.services import enter_message, withdraw_message
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")
SUMMONS = {"soort": "dagvaarding_uitgebracht", "datum": "2026-12-07", "rechtbank": "Utrecht"}
HEARING = {"soort": "zitting_bepaald", "datum": "2026-12-14", "rechtbank": "Utrecht"}


@pytest.fixture
def case(coordinator: Actor) -> Case:
    """A household that asked for help itself."""
    return cases.open_on_request(actor=coordinator, home=HERE)


def enter(actor: Actor, case: Case, **facts: str) -> CourtMessage:
    return enter_message(actor=actor, case=case.pk, raw=facts)


def only_standing(case: Case) -> Standing:
    with tenant(CODE):
        (found,) = standings_of(case.pk)
        return found


def test_letters_without_a_creditor_come_on_one_track(coordinator: Actor, case: Case) -> None:
    enter(coordinator, case, **SUMMONS)
    enter(coordinator, case, **HEARING)
    found = only_standing(case)
    assert (found.where, found.hearing_on) == (Where.HEARING_SET, date(2026, 12, 14))


def test_a_second_hearing_is_one_that_moved(coordinator: Actor, case: Case) -> None:
    enter(coordinator, case, **HEARING)
    enter(coordinator, case, **{**HEARING, "datum": "2026-12-21"})
    with tenant(CODE):
        kinds = list(
            TrackEvent.counting.order_by("entered_at", "pk").values_list("kind", flat=True)
        )
    assert sorted(kinds) == sorted([Occurrence.HEARING.value, Occurrence.HEARING_MOVED.value])
    assert only_standing(case).hearing_on == date(2026, 12, 21)


def test_a_creditor_that_is_named_later_takes_the_track_that_had_none(
    coordinator: Actor, case: Case
) -> None:
    partner = organisations.agree(
        actor=system(CODE, "tests"),
        sector="corporatie",
        name="Woonstede",
        from_on=date(2021, 1, 1),
    ).partner
    enter(coordinator, case, **SUMMONS)
    enter(coordinator, case, **HEARING, schuldeiser="Woonstede")
    with tenant(CODE):
        assert [each.creditor_partner_id for each in CourtTrack.objects.all()] == [partner.pk]


def test_a_creditor_that_is_no_partner_has_a_track_of_its_own(
    coordinator: Actor, case: Case
) -> None:
    for name, at in (("J. Mulder", "10:00"), ("j. mulder", "11:00"), ("P. de Wit", "10:00")):
        enter(coordinator, case, **SUMMONS, schuldeiser=name, tijd=at)
    enter(coordinator, case, **HEARING)
    with tenant(CODE):
        rows = CourtTrack.objects.order_by("opened_at", "pk")
        told = {str(each.creditor): each.events.count() for each in rows}
    assert told == {"J. Mulder": 2, "P. de Wit": 1, "": 1}


def test_a_message_that_is_taken_back_is_recalled_on_its_track(
    coordinator: Actor, case: Case
) -> None:
    message = enter(coordinator, case, **SUMMONS)
    withdraw_message(actor=coordinator, court_message=message.pk, reason="misread")
    assert only_standing(case).where is Where.NOTHING
    with tenant(CODE):
        assert TrackEvent.objects.get().recalled_why == "misread"


def test_nobody_rewrites_what_happened(coordinator: Actor, case: Case) -> None:
    enter(coordinator, case, **SUMMONS)
    with tenant(CODE), transaction.atomic(), pytest.raises(DatabaseError, match="only ever added"):
        TrackEvent.objects.update(day_on=MONDAY)
