# SPDX-License-Identifier: EUPL-1.2
"""What is pressed at a door of one's own round; the same press twice is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, writes
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.rules import MEANINGS, Press
from woonzeker.outreach.services.recording import record_contact
from woonzeker.planning import services as planning
from woonzeker.planning.models import DROPPED, Visit, WorkListState
from woonzeker.planning.rules import part_at

MAY_NOTE = writes(DataClass.NOTES)


@dataclass(frozen=True, slots=True)
class Booked:
    """What was kept. `outcome` is empty when somebody comes back; `id` is that of the visit."""

    id: UUID
    outcome: str
    #: when the next visit is, for who comes back; None when it waits for a new list
    next_on: date | None = None
    next_part: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """The moment that somebody chose to come back."""

    on: date
    part: str


@action("outreach.book_door", may_if=MAY_VISIT, basis="Wgs art. 3 lid 1 onder b", about="visit")
def book_door(
    *,
    actor: Actor,
    visit: UUID,
    press: Press,
    sent_key: UUID,
    at: datetime | None = None,
    note: str = "",
    later: Later | None = None,
    meet_on: date | None = None,
) -> Booked:
    """Keep what was pressed at a door of the actor's own round.

    `sent_key` is the phone's own word for this press: said again it changes nothing. `at` is when
    it was pressed, now without one; `meet_on` the day of an appointment. A note is kept of who may
    write them. Raises Refused for somebody else's door, for one that has been, and before the round
    has begun.
    """
    found = Visit.objects.select_for_update().filter(pk=visit).first()
    if found is None:
        raise NotFound
    moment = at or clock.now()
    if before := ContactAttempt.objects.filter(sent_key=sent_key, case=found.case_id).first():
        return Booked(found.pk, before.outcome)
    if press is Press.LATER:
        return _come_later(actor, found, moment, later, sent_key)
    _check(found, actor, moment.astimezone(clock.AMSTERDAM).date())
    _record(actor, found, press, moment, sent_key, note=note, meet_on=meet_on)
    return Booked(found.pk, MEANINGS[press].outcome)


def _record(
    actor: Actor,
    visit: Visit,
    press: Press,
    at: datetime,
    sent_key: UUID,
    *,
    note: str,
    meet_on: date | None,
) -> None:
    """Keep the attempt, and the care that the door needs from now on."""
    meaning = MEANINGS[press]
    may_note = MAY_NOTE(actor, reach.relations(actor, "visit", str(visit.pk)))
    record_contact(
        actor=actor,
        case=visit.case_id,
        channel=Channel.VISIT,
        outcome=ContactOutcome(meaning.outcome),
        day_part=part_at(at).value,
        on=at.astimezone(clock.AMSTERDAM).date(),
        note=note if may_note else "",
        sent_key=sent_key,
        care=meaning.care,
        meet_on=meet_on,
    )


def _come_later(
    actor: Actor, visit: Visit, at: datetime, later: Later | None, sent_key: UUID
) -> Booked:
    on, part = (later.on, later.part) if later else (None, "")
    moved = planning.put_back(
        actor=actor, visit=visit.pk, at=at, on=on, part=part, sent_key=sent_key
    )
    if moved.outcome == DROPPED:
        return Booked(moved.pk, "")
    return Booked(moved.pk, "", moved.day_on, moved.day_part)


def _check(visit: Visit, actor: Actor, on: date) -> None:
    if actor.id not in (visit.worker_id, visit.second_id):
        raise Refused(_("Dit bezoek staat op de ronde van iemand anders."))
    if visit.work_list.state != WorkListState.FINAL or on < visit.day_on:
        raise Refused(_("Deze ronde is nog niet begonnen."))
    if visit.outcome == DROPPED:
        raise Refused(_("Dit bezoek is vervallen. Leg het contact vast bij de zaak."))
    if visit.outcome:
        raise Refused(_("Bij deze deur is al iets vastgelegd. Kijk bij de zaak."))
