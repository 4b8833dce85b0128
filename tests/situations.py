# SPDX-License-Identifier: EUPL-1.2
"""Rows for tests that begin after the linking: people at an address and their signals."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from tests.conftest import CODE, MONDAY
from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseAssignment
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.organisations import services as organisations

LEAD = system(CODE, "tests")
HOME = "1234AB12"
_numbers = itertools.count(1)


def resident(address_key: str = HOME, **facts: Any) -> Person:
    """Somebody in the register; by default a grown-up at Iepenlaan 12."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "bsn_encrypted": b"x",
        "bsn_index": f"index-{number}",
        "initials": "K.",
        "surname": f"Nowak{number}",
        "born_on": "1991-05-04",
        "street": "Iepenlaan",
        "house_number": 12,
        "postcode": "1234AB",
        "city": "Meerveld",
        "address_key": address_key,
        "row_hash": f"hash-{number}",
    }
    with tenant(CODE):
        return Person.objects.create(**{**defaults, **facts})


def linked_signal(
    person: Person, *, partner: str = "Bron", sector: str = "water", **facts: Any
) -> ArrearsSignal:
    """A signal of € 500 that was linked to a person and waits to be taken up."""
    number = next(_numbers)
    agreement = organisations.agree(
        actor=LEAD, sector=sector, name=partner, from_on=date(2021, 1, 1)
    )
    today = clock.today()
    with tenant(CODE):
        delivery = Delivery.objects.create(
            partner=agreement.partner, sector=sector, channel="web", filename=f"{number}.csv",
            sha256=str(number), received_at=clock.now(), received_on=today, received_by="tests",
            state=DeliveryState.DONE,
        )  # fmt: skip
        defaults: dict[str, Any] = {
            "line_number": number,
            "own_reference": f"S{number}",
            "signalled_on": today,
            "period_on": today.replace(day=1),
            "amount_cents": 50_000,
            "surname": person.surname,
            "house_number": 12,
        }
        signal = ArrearsSignal.objects.create(
            delivery=delivery, partner=agreement.partner, sector=sector, **{**defaults, **facts}
        )
        Link.objects.create(
            signal=signal, result=LinkResult.LINKED, person=person, version="test",
            decided_on=today,
        )  # fmt: skip
    return signal


def let_work(actor: Actor, *cases: Case) -> None:
    """Assign somebody to cases: an outreach worker sees and does nothing without."""
    with tenant(CODE):
        for case in cases:
            CaseAssignment.objects.create(
                case=case, user_id=actor.id, why="handler", from_on=date(2026, 1, 1),
                assigned_at=clock.now(), assigned_by="tests",
            )  # fmt: skip


__all__ = ["HOME", "LEAD", "MONDAY", "let_work", "linked_signal", "resident"]
