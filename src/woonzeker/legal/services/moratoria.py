# SPDX-License-Identifier: EUPL-1.2
"""Asking a court for time: prepare, send, hear what it decided, watch the rent, report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.legal.models import AT_WORK, Moratorium, MoratoriumState, RentLook
from woonzeker.legal.rules import Seen, dues
from woonzeker.legal.rules.moratorium import (
    PAPERS,
    TYPES,
    Asker,
    MoratoriumKind,
    readiness,
)
from woonzeker.legal.rules.moratorium_course import MoratoriumEnd, until
from woonzeker.legal.rules.offer_rights import (
    BASIS_TIME,
    MAY_ASK_TIME,
    MAY_FOLLOW_TIME,
    MAY_LOOK_AT_RENT,
)
from woonzeker.legal.rules.offer_words import EVICTION, TOLD_BY
from woonzeker.legal.selectors.offer_rows import application_of, grant_of
from woonzeker.legal.selectors.standing import eviction_days
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.legal.services.offer_rows import came, locked, refuse_without


@dataclass(frozen=True, slots=True)
class Asked:
    """What is filled in about a request; the names are those of the columns."""

    asker: str
    threat: str = ""
    threat_on: date | None = None
    rent_from: date | None = None
    rent_through: date | None = None
    rent_kept_by: str = ""
    rent_day: int = 1
    resident_signed_on: date | None = None
    lawyer_on: date | None = None
    seized: bool = False
    settlement_on: date | None = None


@action("legal.prepare_moratorium", may_if=MAY_ASK_TIME, basis=BASIS_TIME, about="case")
def prepare_moratorium(*, actor: Actor, case: UUID, kind: MoratoriumKind) -> Moratorium:
    """Begin a request for time of one kind; raises Refused while one of that kind runs.

    An eviction that was announced is what threatens: nobody types its day again.
    """
    running = Moratorium.objects.filter(case=case, kind=kind.value, state__in=AT_WORK)
    if running.filter(ended_on=None).exists():
        raise Refused(_("Zo'n verzoek loopt al. Open dat bij 'Laatste aanbod'."))
    asker = Asker.COLLEGE if Asker.DEBTOR not in TYPES[kind].askers else Asker.DEBTOR
    eviction_on = eviction_days([case]).get(case)
    return Moratorium.objects.create(
        case_id=case,
        kind=kind.value,
        asker=asker.value,
        threat=EVICTION if eviction_on else "",
        threat_on=eviction_on,
        made_on=clock.today(),
        made_by=actor.id,
    )


@action("legal.change_moratorium", may_if=MAY_ASK_TIME, basis=BASIS_TIME, about="moratorium")
def change_moratorium(*, actor: Actor, moratorium: UUID, asked: Asked) -> Moratorium:
    """Fill in what the court must know. Raises Refused once it was sent."""
    found = _in(moratorium, MoratoriumState.PREPARING)
    came(asked.resident_signed_on)
    came(asked.lawyer_on)
    if asked.rent_from and asked.rent_through and asked.rent_through < asked.rent_from:
        raise Refused(_("De laatste betaalde maand ligt voor de eerste. Kijk de maanden na."))
    for name, value in asdict(asked).items():
        setattr(found, name, value)
    found.save(update_fields=list(asdict(asked)))
    return found


@action("legal.note_papers", may_if=MAY_ASK_TIME, basis=BASIS_TIME, about="moratorium")
def note_papers(*, actor: Actor, moratorium: UUID, papers: Collection[str]) -> Moratorium:
    """Say which papers are there; one that was there keeps its day. Raises Refused once sent."""
    found = _in(moratorium, MoratoriumState.PREPARING)
    today = clock.today().isoformat()
    found.papers = {code: found.papers.get(code, today) for code in PAPERS if code in papers}
    found.save(update_fields=["papers"])
    return found


@action("legal.send_moratorium", may_if=MAY_FOLLOW_TIME, basis=BASIS_TIME, about="moratorium")
def send_moratorium(*, actor: Actor, moratorium: UUID, on: date) -> Moratorium:
    """Note that the request went to the court; raises Refused with all that it lacks."""
    found = _in(moratorium, MoratoriumState.PREPARING)
    came(on)
    refuse_without(readiness(application_of(found), on=clock.today()).lacks)
    found.state, found.sent_on = MoratoriumState.SENT, on
    found.save(update_fields=["state", "sent_on"])
    return found


@action("legal.decide_moratorium", may_if=MAY_FOLLOW_TIME, basis=BASIS_TIME, about="moratorium")
def decide_moratorium(
    *, actor: Actor, moratorium: UUID, granted: bool, on: date, said_until: date | None = None
) -> Moratorium:
    """Note what the court decided, on which day and until when. Raises Refused.

    A last day beyond what the law allows is kept as it was said; the clock stops sooner.
    """
    found = _in(moratorium, MoratoriumState.SENT)
    came(on, since=found.sent_on)
    if said_until is not None and said_until < on:
        raise Refused(_("De laatste dag ligt voor de beslissing. Kijk in de beschikking."))
    found.state = MoratoriumState.GRANTED if granted else MoratoriumState.REFUSED
    found.decided_on, found.said_until = on, said_until if granted else None
    found.save(update_fields=["state", "decided_on", "said_until"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.look_at_rent", may_if=MAY_LOOK_AT_RENT, basis=BASIS_TIME, about="moratorium")
def look_at_rent(
    *, actor: Actor, moratorium: UUID, due_on: date, seen: Seen, told_by: str
) -> RentLook:
    """Note whether the rent of a month was paid. The last look counts, so a wrong one is put right
    by looking again. Raises Refused for a day that is none, and for a month that is not due yet.
    """
    found = _in(moratorium, MoratoriumState.GRANTED)
    grant = grant_of(found)
    last = until(grant)
    if last is None or due_on not in dues(found.rent_day, grant.granted_on, last):
        raise Refused(_("Die maand hoort niet bij dit moratorium. Kies een van de maanden."))
    if due_on > clock.today() and seen is not Seen.KEPT:
        raise Refused(_("Die dag moet nog komen: dan is er nog niets gemist."))
    if told_by not in TOLD_BY:
        raise Refused(_("Kies van wie je het weet."))
    look = RentLook.objects.create(
        moratorium=found,
        case_id=found.case_id,
        due_on=due_on,
        seen=seen.value,
        told_by=told_by,
        looked_on=clock.today(),
        looked_at=clock.now(),
        looked_by=actor.id,
    )
    follow_case(actor.municipality, found.case_id)
    return look


@action("legal.end_moratorium", may_if=MAY_FOLLOW_TIME, basis=BASIS_TIME, about="moratorium")
def end_moratorium(*, actor: Actor, moratorium: UUID, end: MoratoriumEnd, on: date) -> Moratorium:
    """Note how and on which day it was over. Raises Refused for a day that must still come."""
    found = _in(moratorium, MoratoriumState.GRANTED)
    if found.ended_on is not None:
        raise Refused(_("Dit moratorium is al afgelopen."))
    came(on, since=found.decided_on)
    found.ended_on, found.end = on, end.value
    found.save(update_fields=["ended_on", "end"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.report_moratorium", may_if=MAY_ASK_TIME, basis=BASIS_TIME, about="moratorium")
def report_moratorium(*, actor: Actor, moratorium: UUID, on: date) -> Moratorium:
    """Note that the report went to the court. Raises Refused while it still runs."""
    found = _in(moratorium, MoratoriumState.GRANTED)
    last = until(grant_of(found))
    if last is None or last > clock.today():
        raise Refused(_("Het verslag komt na de laatste dag. Zolang het loopt is er niets af."))
    came(on, since=last)
    found.reported_on = on
    found.save(update_fields=["reported_on"])
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.withdraw_moratorium", may_if=MAY_FOLLOW_TIME, basis=BASIS_TIME, about="moratorium")
def withdraw_moratorium(*, actor: Actor, moratorium: UUID) -> Moratorium:
    """Take a request back before a court decided: it is not asked after all."""
    found = _in(moratorium, MoratoriumState.PREPARING, MoratoriumState.SENT)
    found.state = MoratoriumState.WITHDRAWN
    found.save(update_fields=["state"])
    return found


@action("legal.undo_moratorium", may_if=MAY_FOLLOW_TIME, basis=BASIS_TIME, about="moratorium")
def undo_moratorium(*, actor: Actor, moratorium: UUID) -> Moratorium:
    """Take back the last step that was noted wrongly: one at a time, the newest first.

    Raises Refused when nothing was noted yet, and when another of the kind runs meanwhile.
    """
    found = locked(Moratorium, moratorium)
    changed = _one_step_back(found)
    others = Moratorium.objects.filter(
        case=found.case_id, kind=found.kind, state__in=AT_WORK, ended_on=None
    )
    if found.ended_on is None and others.exclude(pk=found.pk).exists():
        raise Refused(_("Er loopt intussen een ander verzoek van deze soort."))
    found.save(update_fields=changed)
    follow_case(actor.municipality, found.case_id)
    return found


def _one_step_back(row: Moratorium) -> list[str]:
    """Undo the newest step in a row; gives the columns that changed."""
    if row.reported_on is not None:
        row.reported_on = None
        return ["reported_on"]
    if row.ended_on is not None:
        row.ended_on, row.end = None, ""
        return ["ended_on", "end"]
    if row.decided_on is not None:
        row.state, row.decided_on, row.said_until = MoratoriumState.SENT, None, None
        return ["state", "decided_on", "said_until"]
    if row.state == MoratoriumState.WITHDRAWN:
        row.state = MoratoriumState.SENT if row.sent_on else MoratoriumState.PREPARING
        return ["state"]
    if row.sent_on is not None:
        row.state, row.sent_on = MoratoriumState.PREPARING, None
        return ["state", "sent_on"]
    raise Refused(_("Er is nog niets om terug te nemen."))


def _in(moratorium: UUID, *states: MoratoriumState) -> Moratorium:
    found = locked(Moratorium, moratorium)
    if found.state not in states:
        said = MoratoriumState(found.state).label
        raise Refused(_("Dit kan niet bij een verzoek dat %s is.") % said)
    return found
