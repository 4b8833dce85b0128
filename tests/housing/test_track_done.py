# SPDX-License-Identifier: EUPL-1.2
"""What comes on a court track is done once somebody did it, wherever they wrote that down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import MONDAY
from tests.housing.evicted import counsellor, household, leader, lines, stored
from tests.legal.claims import add, back, follow, judge
from tests.legal.whole import say

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.housing import services
from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.legal.models import CourtTrack
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.rules.track import CAN_BE_DONE, Occurrence, Ruling, TrackEvent, Where
from woonzeker.legal.rules.track.ahead import _ROWS, Who, what_comes
from woonzeker.legal.rules.track.standing import standing
from woonzeker.legal.selectors import tracks_of
from woonzeker.legal.services.safeguards import note_kept

EVICTION = MONDAY + timedelta(days=25)


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def noor(case: Case) -> Actor:
    return leader(case)


@pytest.fixture
def claim(noor: Actor, case: Case) -> CourtTrack:
    return follow(noor, case)


def coming(actor: Actor, case: Case) -> set[str]:
    return {each.code for each in tracks_of(actor=actor, case=case.pk).tracks[0].coming}


@pytest.mark.django_db
def test_rights_are_told_when_letter_legal_help_and_support_are_there(
    noor: Actor, case: Case, claim: CourtTrack
) -> None:
    add(noor, claim, Occurrence.SUMMONED, back(1), day_on=EVICTION)
    for safeguard, code in (
        (Safeguard.INFORMED, "explained"), (Safeguard.LEGAL_HELP, "pointed"),
        (Safeguard.OCO_OFFERED, "thinks"),
    ):  # fmt: skip
        assert "rights" in coming(noor, case)
        say(case, safeguard, code, channel="visit")
    assert "rights" not in coming(noor, case)


@pytest.mark.django_db
def test_a_place_before_the_day_is_a_place_on_the_track(
    noor: Actor, case: Case, claim: CourtTrack
) -> None:
    judge(noor, claim, back(40))
    add(noor, claim, Occurrence.NOTICE, back(1), day_on=EVICTION)
    say(case, Safeguard.PLACE, "family_place", "booking", free_from=EVICTION + timedelta(days=1))
    assert "place" in coming(noor, case)
    say(case, Safeguard.PLACE, "family_place", "booking", free_from=EVICTION - timedelta(days=1))
    assert "place" not in coming(noor, case)


@pytest.mark.django_db
def test_a_roof_where_they_sleep_and_their_goods(
    noor: Actor, case: Case, claim: CourtTrack
) -> None:
    judge(noor, claim, back(40))
    add(noor, claim, Occurrence.NOTICE, back(20), day_on=MONDAY)
    add(noor, claim, Occurrence.CARRIED_OUT)
    assert {"home", "goods"} <= coming(noor, case)
    goods = stored(noor, case)
    services.list_goods(actor=noor, stored_goods=goods.pk, on=MONDAY)
    assert "goods" in coming(noor, case)
    only = [each.pk for each in lines(goods)]
    services.give_back(actor=noor, stored_goods=goods.pk, items=only, on=MONDAY)
    assert coming(noor, case) & {"home", "goods"} == {"home"}
    services.home_found(
        actor=noor, case=case.pk, kind=ContractKind.OWN, on=MONDAY, fits=True,
        registered=True, told_by="verhuurder",
    )  # fmt: skip
    assert "home" not in coming(noor, case)


@pytest.mark.django_db
def test_unknown_is_no_answer_to_where_they_sleep(
    noor: Actor, case: Case, claim: CourtTrack
) -> None:
    judge(noor, claim, back(40))
    add(noor, claim, Occurrence.LEFT, back(1))
    told = counsellor(case)
    services.note_where(actor=told, case=case.pk, where=Whereabouts.UNKNOWN, on=MONDAY)
    assert "where_to" in coming(noor, case)
    services.note_where(
        actor=told, case=case.pk, where=Whereabouts.WITH_OTHERS, on=MONDAY, told_by="zus"
    )
    assert "where_to" not in coming(noor, case)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "code"), [(Occurrence.CANCELLED, "danger_over"),
                                            (Occurrence.PAID, "confirm")])  # fmt: skip
def test_that_nothing_follows_is_written_down_once(
    noor: Actor, case: Case, claim: CourtTrack, kind: Occurrence, code: str
) -> None:
    judge(noor, claim, back(40))
    add(noor, claim, kind, back(1))
    assert code in coming(noor, case)
    note_kept(actor=noor, case=case.pk, source="in_writing", on=clock.today())
    assert code not in coming(noor, case)


@pytest.mark.django_db
def test_that_the_danger_is_over_can_also_be_a_step_of_the_case(
    noor: Actor, case: Case, claim: CourtTrack
) -> None:
    judge(noor, claim, back(40))
    add(noor, claim, Occurrence.NOTICE, back(5), day_on=EVICTION)
    add(noor, claim, Occurrence.CANCELLED, back(1))
    assert "danger_over" in coming(noor, case)
    cases.advance(actor=noor, case=case.pk, move="danger_over", reason="eviction_off")
    assert "danger_over" not in coming(noor, case)


def _at(where: Where) -> list[TrackEvent]:
    """The events that bring a track to where a line waits for the next event."""
    ruled = {Where.PAYMENT: Judgment.PAYMENT, Where.REJECTED: Judgment.REJECTED,
             Where.CONDITIONAL: Judgment.CONDITIONAL}  # fmt: skip
    judged = TrackEvent(Occurrence.JUDGED, back(20), ruling=Ruling(Judgment.DISSOLUTION))
    if where in ruled:
        return [TrackEvent(Occurrence.JUDGED, back(20), ruling=Ruling(ruled[where]))]
    known = {
        Where.HEARD: [TrackEvent(Occurrence.HEARING, back(9), back(2))],
        Where.NOTICED: [judged, TrackEvent(Occurrence.NOTICE, back(9))],
        Where.EVICTION_PASSED: [judged, TrackEvent(Occurrence.NOTICE, back(9), back(2))],
        Where.STAYED: [judged, TrackEvent(Occurrence.STAYED, back(9))],
    }
    return known.get(where) or [judged, TrackEvent(Occurrence(where.value), back(9))]


_WAITING = [
    (where, row.code)
    for where, rows in _ROWS.items()
    for row in rows
    if row.who in (Who.TEAM, Who.COORDINATOR)
    and row.code not in CAN_BE_DONE
    and not row.only_ahead
    and where is not Where.WITHDRAWN
]


@pytest.mark.parametrize(("where", "code"), _WAITING)
def test_what_nobody_ticks_goes_when_the_track_goes_on(where: Where, code: str) -> None:
    events = _at(where)
    assert standing(events, MONDAY).where is where
    ends = (Occurrence.CARRIED_OUT, Occurrence.WITHDRAWN, Occurrence.EVICTION_DATE,
            Occurrence.JUDGED, Occurrence.PAID)  # fmt: skip
    said = Ruling(Judgment.DISSOLUTION)
    then = [
        standing(
            [*events, TrackEvent(kind, MONDAY, ruling=said if kind is Occurrence.JUDGED else None)],
            MONDAY,
        )
        for kind in ends
    ]
    assert any(code not in {each.code for each in what_comes(found, (), MONDAY)} for found in then)


def test_every_code_that_can_be_done_is_asked_somewhere() -> None:
    asked = {row.code for rows in _ROWS.values() for row in rows}
    assert asked >= CAN_BE_DONE
