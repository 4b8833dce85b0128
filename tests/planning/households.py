# SPDX-License-Identifier: EUPL-1.2
"""Households with arrears, made the way a delivery makes them."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.organisations.models import Partner

CODE = "9999"
_numbers = count(1)


def resident(number: int = 1, **known: Any) -> Person:
    """Somebody in the register, at a house number of the Iepenlaan."""
    unique = next(_numbers)
    values: dict[str, Any] = {
        "bsn_encrypted": b"sealed",
        "bsn_index": f"index {unique}",
        "row_hash": f"row {unique}",
        "initials": "A.",
        "surname": "Nowak",
        "born_on": "1980-05-01",
        "street": "Iepenlaan",
        "house_number": number,
        "postcode": "6211AB",
        "city": "Meerveld",
        "address_key": f"6211AB {number}",
    }
    with tenant(CODE):
        return Person.objects.create(**{**values, **known})


def reported(partner: Partner, person: Person, cents: int = 60_000, **said: Any) -> Case:
    """A partner reported arrears of this person today, and the case was taken up."""
    today = clock.today()
    unique = next(_numbers)
    with tenant(CODE):
        delivery = Delivery.objects.create(
            partner=partner,
            sector=partner.sector,
            channel="web",
            filename="maand.csv",
            sha256=f"{unique:064}",
            received_at=clock.now(),
            received_on=today,
            received_by="tests",
            state=DeliveryState.DONE,
        )
        signal = ArrearsSignal.objects.create(
            delivery=delivery,
            partner=partner,
            sector=partner.sector,
            line_number=1,
            own_reference=f"S{unique}",
            period_on=today.replace(day=1),
            signalled_on=today,
            amount_cents=cents,
            house_number=person.house_number,
            **said,
        )
        Link.objects.create(
            signal=signal,
            result=LinkResult.LINKED,
            person=person,
            version="tests",
            decided_on=today,
        )
        cases.take_up(actor=system(CODE, "tests"), on=today)
        return Case.objects.get(periods__signals__signal=signal)


def monday(week: int) -> date:
    """The Monday of a week of 2026."""
    return date.fromisocalendar(2026, week, 1)
