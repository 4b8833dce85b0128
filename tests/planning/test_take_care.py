# SPDX-License-Identifier: EUPL-1.2
"""At a door where it was not safe nobody goes alone, or nobody goes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from tests.conftest import person
from tests.planning.rounds import MONDAY, Partners, households, visits, week
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.planning import selectors, services
from woonzeker.planning.models import DROPPED, DoorCaution, VisitRequest, WorkList
from woonzeker.planning.routes import DayPart

pytestmark = pytest.mark.django_db
PARTS = [(MONDAY, DayPart.MORNING), (MONDAY, DayPart.EVENING)]


@pytest.fixture
def case(partner_factory: Partners, outreach_worker: Actor) -> Case:
    """A household at which the worker rings."""
    [found] = households(partner_factory(), 1)
    let_work(outreach_worker, found)
    return found


def care(actor: Actor, case: Case, kind: str = "two_people", why: str = "") -> None:
    services.take_care(actor=actor, case=case.pk, kind=kind, why=why)


def test_a_careful_door_is_planned_for_two(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    care(outreach_worker, case)
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    week(coordinator, outreach_worker, colleague, parts=PARTS)
    assert visits()[0].second_id


def test_alone_a_careful_door_does_not_fit(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    care(outreach_worker, case)
    made = week(coordinator, outreach_worker, parts=PARTS)
    assert visits() == []
    assert made.left_out[0]["reason"] == "no_pair"


def test_where_nobody_goes_the_offer_goes_by_letter(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    care(outreach_worker, case, "no_visits")
    made = week(coordinator, outreach_worker, parts=PARTS)
    assert visits() == []
    assert (made.left_out[0]["reason"], made.left_out[0]["offer_on"]) == (
        "no_visits", (MONDAY + timedelta(4)).isoformat(),
    )  # fmt: skip


def test_a_visit_on_a_list_that_stands_falls_away_and_is_asked_for_two(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    week(coordinator, outreach_worker, parts=PARTS)
    care(outreach_worker, case)
    assert visits()[0].outcome == DROPPED
    with tenant("9999"):
        asked = VisitRequest.objects.get(case=case, status="open")
    assert asked.two_people


def test_a_list_made_before_is_not_let_stand(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    made = week(coordinator, outreach_worker, parts=PARTS, stands=False)
    care(outreach_worker, case)
    with pytest.raises(Refused):
        services.confirm_work_list(actor=coordinator, work_list=made.pk)
    with tenant("9999"):
        assert WorkList.objects.get().state == "draft"


def test_where_nobody_goes_no_visit_is_asked(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    care(outreach_worker, case, "no_visits")
    with pytest.raises(Refused):
        services.request_visit(actor=coordinator, case=case.pk, reason="toch")


def test_care_holds_until_somebody_ends_it(outreach_worker: Actor, case: Case) -> None:
    care(outreach_worker, case)
    services.end_care(actor=outreach_worker, case=case.pk)
    assert selectors.caution_of(actor=outreach_worker, case=case.pk) is None
    with pytest.raises(NotFound):
        services.end_care(actor=outreach_worker, case=case.pk)


def test_a_new_caution_ends_the_one_before(outreach_worker: Actor, case: Case) -> None:
    care(outreach_worker, case)
    care(outreach_worker, case, "no_visits")
    found = selectors.caution_of(actor=outreach_worker, case=case.pk)
    assert found is not None
    assert (found.kind, found.look_again) == ("no_visits", False)


def test_a_new_caution_keeps_the_reason_when_none_is_given(
    outreach_worker: Actor, case: Case
) -> None:
    care(outreach_worker, case, why="dreigde met een hond")
    care(outreach_worker, case, "no_visits")
    with tenant("9999"):
        assert DoorCaution.objects.get(ended_on=None).why == "dreigde met een hond"


def test_a_press_at_a_door_never_makes_it_safer(outreach_worker: Actor, case: Case) -> None:
    care(outreach_worker, case, "no_visits")
    services.take_care(actor=outreach_worker, case=case.pk, kind="two_people", rang=True)
    with tenant("9999"):
        assert DoorCaution.objects.get(ended_on=None).kind == "no_visits"
        assert not VisitRequest.objects.exists()
    care(outreach_worker, case, "two_people")
    with tenant("9999"):
        assert DoorCaution.objects.get(ended_on=None).kind == "two_people"


def test_who_may_not_end_care_does_not_lower_it(outreach_worker: Actor, case: Case) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, case)
    care(outreach_worker, case, "no_visits")
    care(peer, case, "two_people")
    with tenant("9999"):
        assert DoorCaution.objects.get(ended_on=None).kind == "no_visits"


def test_why_is_sealed_and_only_for_who_may_see_it(outreach_worker: Actor, case: Case) -> None:
    care(outreach_worker, case, why="dreigde met een hond")
    found = selectors.caution_of(actor=outreach_worker, case=case.pk)
    assert found is not None
    assert found.why == ""
    with tenant("9999"), connection.cursor() as rows:
        rows.execute("SELECT why_sealed FROM planning_doorcaution")
        assert b"hond" not in bytes(rows.fetchone()[0])


def test_a_peer_expert_may_take_care_and_not_end_it(case: Case) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, case)
    care(peer, case)
    with pytest.raises(NotPermitted):
        services.end_care(actor=peer, case=case.pk)
