# SPDX-License-Identifier: EUPL-1.2
"""The hours of peer experts are noted, approved by another and paid."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.conftest import MONDAY, person

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.outreach import selectors, services
from woonzeker.outreach.models import PeerHours


@pytest.fixture
def peer(municipality: str) -> Actor:
    return person(Role.PEER_EXPERT, name="Sam")


def noted(peer: Actor, minutes: int = 90, on: date = MONDAY) -> PeerHours:
    return services.note_hours(actor=peer, worked_on=on, minutes=minutes, what="visit")


@pytest.mark.django_db
def test_hours_are_noted_approved_by_who_leads_and_paid(peer: Actor, coordinator: Actor) -> None:
    noted(peer)
    noted(peer, 45)
    noted(peer, 60, date(2026, 10, 30))
    [row] = selectors.month_hours(actor=coordinator, month=MONDAY)
    assert (row.name, row.minutes, row.approved) == ("Sam", 135, 0)
    assert services.approve_hours(actor=coordinator, user=UUID(peer.id), month=MONDAY) == 2
    made = selectors.hours_sheet(actor=coordinator, month=MONDAY).decode("utf-8-sig")
    assert made.splitlines() == ["naam;maand;minuten;uren", 'Sam;2026-11;135;"2,25"']


@pytest.mark.django_db
def test_what_nobody_approved_is_not_paid(peer: Actor, coordinator: Actor) -> None:
    noted(peer)
    assert selectors.hours_sheet(actor=coordinator, month=MONDAY).count(b"\n") == 1


@pytest.mark.django_db
def test_approved_hours_stay_and_own_hours_go_by_another(peer: Actor, coordinator: Actor) -> None:
    row = noted(peer)
    services.approve_hours(actor=coordinator, user=UUID(peer.id), month=MONDAY)
    with pytest.raises(NotFound):
        services.strike_hours(actor=peer, peer_hours=row.pk)
    with pytest.raises(NotPermitted):
        services.approve_hours(actor=peer, user=UUID(peer.id), month=MONDAY)


@pytest.mark.django_db
def test_the_hours_of_somebody_else_are_not_mine_to_strike(peer: Actor) -> None:
    row = noted(person(Role.PEER_EXPERT, name="Kim"))
    with pytest.raises(NotFound):
        services.strike_hours(actor=peer, peer_hours=row.pk)
