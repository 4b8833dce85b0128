# SPDX-License-Identifier: EUPL-1.2
"""Cases of people with names, and looks at them that happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import take_up
from woonzeker.matching.models import Person
from woonzeker.privacy.models import Identified, RequestKind, RightsRequest
from woonzeker.privacy.services import identify, point_out, take_request


def household(postcode: str = "1234AB", number: int = 12, **facts: Any) -> tuple[Person, Case]:
    """Somebody at an address, with a case."""
    person = resident(f"{postcode}{number}", postcode=postcode, house_number=number, **facts)
    signal = linked_signal(person, postcode=postcode, house_number=number)
    take_up(actor=LEAD, on=clock.today())
    with tenant(CODE):
        return person, Case.objects.get(periods__signals__signal=signal)


def looked(
    actor: Actor, subject: UUID, *, days_ago: int = 1, hour: int = 10, code: str = "cases.overview"
) -> AuditLine:
    """A look that happened: as the log remembers it."""
    at = datetime(MONDAY.year, MONDAY.month, MONDAY.day, hour, tzinfo=clock.AMSTERDAM)
    with tenant(CODE):
        return AuditLine.objects.create(
            actor_kind="user", actor_id=actor.id, roles=" ".join(actor.roles), kind="look",
            code=code, subject=str(subject), at=at - timedelta(days=days_ago),
        )  # fmt: skip


def at_the_desk() -> Actor:
    """A colleague who establishes who asks, and looks them up."""
    return Actor(
        "user",
        "00000000-0000-4000-8000-000000000001",
        CODE,
        frozenset({Role.INTAKE_COORDINATOR.value}),
    )


def asked(
    actor: Actor, kind: RequestKind = RequestKind.ACCESS, person: Person | None = None,
    signal: UUID | None = None,
) -> RightsRequest:  # fmt: skip
    """A request of today; of somebody in the register when said who, by a colleague at a desk."""
    made = take_request(actor=actor, kind=kind, channel="desk", received_on=MONDAY)
    if person is not None:
        actor = at_the_desk()
        identify(actor=actor, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
        made = point_out(actor=actor, rights_request=made.pk, person=person.pk, signal=signal)
    return made
