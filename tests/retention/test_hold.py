# SPDX-License-Identifier: EUPL-1.2
"""Whoever must be kept is kept, whichever way somebody comes to forget them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from tests.conftest import CODE, person
from tests.retention.planting import Planted, plant
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.matching.models import Person
from woonzeker.matching.services.forgetting import forget_unlinked, leave_out
from woonzeker.privacy.models import RequestKind, RightsRequest
from woonzeker.retention import services
from woonzeker.retention.errors import Held
from woonzeker.retention.models import Ground
from woonzeker.retention.rules import HoldKind, KeptClass

NIGHT = system(CODE, "retention")
#: a year and a day after the planted cases were closed
LATER = date(2027, 4, 3)


@pytest.fixture(autouse=True)
def later(municipality: str) -> Iterator[None]:
    with clock.standing_at(LATER):
        yield


@pytest.fixture
def officer(municipality: str) -> Actor:
    return person(Role.PRIVACY_OFFICER)


@pytest.fixture
def admin(municipality: str) -> Actor:
    return person(Role.FUNCTIONAL_ADMIN)


def hold(officer: Actor, reference: object) -> None:
    services.set_hold(
        actor=officer, reference=str(reference), why=HoldKind.COURT, until_on=date(2027, 5, 1)
    )


def waits_for_answer(who: UUID, kind: RequestKind = RequestKind.ACCESS) -> None:
    with tenant(CODE):
        RightsRequest.objects.create(
            number="RV-2027-0001", kind=kind, received_on=LATER, received_by="tests",
            channel="desk", person=who, due_on=date(2027, 5, 3), explanation="een maand",
        )  # fmt: skip


def pass_the_term(officer: Actor, admin: Actor) -> None:
    run = services.propose_run(actor=officer, kept=KeptClass.CASE_WITHOUT_HELP)
    services.approve_run(actor=admin, run=run.pk)
    services.forget_what_passed(actor=NIGHT)


def is_kept(planted: Planted) -> bool:
    with tenant(CODE):
        return Case.objects.get(pk=planted.case).household.house_number != 0


def live_together(planted: Planted, other: Planted) -> None:
    with tenant(CODE):
        Case.objects.get(pk=planted.case).people.create(person_id=other.person)


def test_a_hold_on_a_resident_keeps_their_case(officer: Actor, admin: Actor) -> None:
    planted, free = plant(1), plant(2)
    hold(officer, planted.person)
    pass_the_term(officer, admin)
    assert (is_kept(planted), is_kept(free)) == (True, False)


@pytest.mark.parametrize("kind", [RequestKind.ACCESS, RequestKind.OBJECTION])
def test_an_open_request_of_a_resident_keeps_their_case(
    officer: Actor, admin: Actor, kind: RequestKind
) -> None:
    planted = plant(1)
    waits_for_answer(planted.person, kind)
    pass_the_term(officer, admin)
    assert is_kept(planted)


def test_a_hold_on_who_lives_there_too_keeps_the_case(officer: Actor, admin: Actor) -> None:
    planted, other = plant(1), plant(2)
    live_together(planted, other)
    hold(officer, other.person)
    pass_the_term(officer, admin)
    assert is_kept(planted)


@pytest.mark.parametrize("on", ["person", "signal", "number"])
def test_a_hold_on_what_they_share_keeps_a_person(officer: Actor, admin: Actor, on: str) -> None:
    planted, other = plant(1), plant(2)
    live_together(planted, other)
    hold(officer, getattr(planted, on))
    asked = services.ask_erasure(
        actor=officer, reference=str(other.person), ground=Ground.REQUEST, reason="x"
    )
    with pytest.raises(Held):
        services.approve_erasure(actor=admin, erasure=asked.pk)


def test_a_hold_keeps_who_stands_in_no_extract_any_more(officer: Actor) -> None:
    held, free = resident(), resident()
    hold(officer, held.pk)
    with tenant(CODE):
        assert leave_out(set(), on=LATER).removed == 1
        assert list(Person.objects.values_list("pk", flat=True)) == [held.pk]
        assert free.pk != held.pk


def test_an_open_request_keeps_who_stands_in_no_extract_any_more(municipality: str) -> None:
    asks = resident()
    waits_for_answer(asks.pk)
    with tenant(CODE):
        assert forget_unlinked(extract_too=True) == 0
