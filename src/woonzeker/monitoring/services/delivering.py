# SPDX-License-Identifier: EUPL-1.2
"""Making a delivery for the national statistics, and recording that it was made."""

from __future__ import annotations

import io
from dataclasses import dataclass

from woonzeker.access import clock, exports
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, only_system, sees
from woonzeker.errors import Refused
from woonzeker.monitoring.models import Delivered, Road
from woonzeker.monitoring.rules import Period
from woonzeker.monitoring.selectors.organisation import national_policy
from woonzeker.monitoring.selectors.readiness import Readiness, ready_for
from woonzeker.monitoring.selectors.rows import people_in, signals_in
from woonzeker.monitoring.services.writing import Sink, Written, write_delivery, write_message

BASIS = "Wet CBS art. 33"
#: who works with signals and people everywhere in the municipality: the file holds both
MAY_TAKE = sees(DataClass.SIGNAL, DataClass.IDENTITY, DataClass.PROCESS, least=Sight.FULL).by(
    Role.INTAKE_COORDINATOR
)
#: a page makes what a person waits for; more is for the command
MOST_ON_PAGE = 50_000


class TooMuchForAPage(Refused):
    """Deze periode is te groot voor een bladzijde. Kies een kortere, of vraag de beheerder."""


@dataclass(frozen=True, slots=True)
class Made:
    """A delivery that was made: its record, and how the period stood when it was."""

    record: Delivered
    readiness: Readiness


@action("monitoring.make_delivery", may_if=only_system(), basis=BASIS)
def make_delivery(*, actor: Actor, period: Period, to: Sink) -> Made:
    """Write a delivery of any size to a file, for the command. Raises NotInTheModel."""
    return _made(actor, period, to, Road.FILE)


@action("monitoring.take_delivery", may_if=MAY_TAKE, basis=BASIS)
def take_delivery(*, actor: Actor, period: Period, kind: exports.Kind) -> tuple[bytes, Made]:
    """Make a delivery to take along: with a second person, as everything that leaves.

    Raises TooMuchForAPage, SecondPersonNeeded.
    """
    if signals_in(actor, period) > MOST_ON_PAGE:
        raise TooMuchForAPage
    people = people_in(actor, period)
    exports.take(actor=actor, kind=kind, subject=period.word, people=people, of=[period.word])
    content = io.BytesIO()
    made = _made(actor, period, content, Road.PAGE)
    return content.getvalue(), made


def _made(actor: Actor, period: Period, to: Sink, road: Road) -> Made:
    ready, written = ready_for(actor, period), Written(to)
    policy = national_policy(actor)
    write_message(written, period, [lambda: write_delivery(written, actor, period, policy)])
    return Made(recorded(actor, period, road, written, ready), ready)


def recorded(
    actor: Actor, period: Period, road: Road, written: Written, ready: Readiness, *, page: int = 1
) -> Delivered:
    """The record of what was written, for an act that is running."""
    return Delivered.objects.create(
        road=road,
        from_on=period.from_on,
        to_on=period.to_on,
        page=page,
        made_at=clock.now(),
        made_by=actor.id,
        signals=written.signals,
        cases=written.cases,
        left_out=ready.left_out + len(written.left_out),
        sha256=written.digest.hexdigest(),
        incomplete=ready.counts,
    )
