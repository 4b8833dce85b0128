# SPDX-License-Identifier: EUPL-1.2
"""Towards a roof after it: contract, urgency, registration, the home, and where people are."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.rules import MAY_VISIT, MAY_WORK
from woonzeker.errors import Refused
from woonzeker.housing.models import (
    ContractWanted,
    HomeFound,
    PartStanding,
    RegisteredAt,
    UrgencyStep,
    WhereReading,
)
from woonzeker.housing.rules.contracts import ContractKind, Wanted, wanted_refusal
from woonzeker.housing.rules.ethos import Standing as Known
from woonzeker.housing.rules.ethos import Whereabouts, suggested
from woonzeker.housing.rules.registration import AddressKind
from woonzeker.housing.rules.rehousing import Part, Standing, standing_refusal
from woonzeker.housing.rules.urgency import Category, UrgencyState, refusal
from woonzeker.housing.selectors.roof_facts import aftercare_of, roof_lists, urgency_of
from woonzeker.housing.services.noting import first_of, locked_case, not_ahead, note

BASIS = "Wmo 2015 art. 2.1.1"
REGISTRATION = "Wet BRP art. 2.40"
#: tasks of a roof; their words stand with the tasks of cases
AFTERCARE, URGENCY, UNREGISTERED = "aftercare", "urgency_decision", "arrange_registration"


@action("housing.want_contract", may_if=MAY_WORK, basis=BASIS, about="case")
def want_contract(
    *,
    actor: Actor,
    case: UUID,
    kind: ContractKind,
    why_not_own: str = "",
    own_by_on: date | None = None,
    urgency_needed: bool = True,
) -> ContractWanted:
    """Say which contract is looked for: one's own first, else why not yet and by when.

    Raises Refused with what is missing, NotFound.
    """
    locked_case(case)
    today = clock.today()
    first_of(wanted_refusal(Wanted(kind, why_not_own, own_by_on), on=today))
    return note(
        ContractWanted,
        actor,
        case,
        on=today,
        kind=kind.value,
        why_not_own=why_not_own,
        own_by_on=own_by_on,
        urgency_needed=urgency_needed,
    )


@action("housing.note_part", may_if=MAY_WORK, basis=BASIS, about="case")
def note_part(
    *, actor: Actor, case: UUID, part: Part, standing: Standing, told_by: str = ""
) -> PartStanding:
    """Note how one part of living somewhere again stands; raises Refused and NotFound."""
    locked_case(case)
    first_of(standing_refusal(part, standing, told_by=told_by))
    return note(
        PartStanding,
        actor,
        case,
        on=clock.today(),
        part=part.value,
        standing=standing.value,
        told_by=told_by.strip(),
    )


@action("housing.move_urgency", may_if=MAY_WORK, basis="Huisvestingswet 2014 art. 12", about="case")
def move_urgency(
    *,
    actor: Actor,
    case: UUID,
    state: UrgencyState,
    on: date,
    category: Category | None = None,
    until_on: date | None = None,
    told_by: str = "",
) -> UrgencyStep:
    """Note the next step of a request for urgency; the first one says on what ground.

    Raises Refused for a step that cannot follow, a ground that the by-law does not know, an end
    that lies before its beginning; NotFound.
    """
    locked_case(case)
    not_ahead(on)
    before = urgency_of(case)
    if before is None:
        if category is None or state not in (UrgencyState.PREPARED, UrgencyState.REQUESTED):
            raise Refused(_("Kies op welke grond urgentie wordt gevraagd."))
        if state is UrgencyState.REQUESTED and category not in roof_lists().urgency_grounds:
            raise Refused(_("Deze grond staat niet in de verordening van de gemeente."))
    else:
        category = category if state is UrgencyState.PREPARED and category else before.category
        first_of(refusal(before, state, on=on, opened=roof_lists().urgency_grounds))
    if until_on is not None and (until_on < on or state is not UrgencyState.GRANTED):
        raise Refused(_("'Tot en met' hoort bij verleende urgentie, en ligt na de beslissing."))
    cases.settle_task(actor=actor, case=case, kind=URGENCY)
    return note(
        UrgencyStep,
        actor,
        case,
        on=on,
        category=category.value,
        state=state.value,
        until_on=until_on,
        told_by=told_by.strip(),
    )


@action("housing.note_registration", may_if=MAY_WORK, basis=REGISTRATION, about="case")
def note_registration(
    *, actor: Actor, case: UUID, kind: AddressKind, on: date, told_by: str
) -> RegisteredAt:
    """Note that the household is registered from a day: at a home or a post address.

    What they were registered at before ends on that day. Raises Refused without somebody who said
    it, NotFound.
    """
    locked_case(case)
    _told(told_by)
    open_now = RegisteredAt.objects.filter(case=case, recalled_at=None, until_on=None)
    if open_now.filter(on__gte=on).exists():
        raise Refused(
            _("Er staat al een inschrijving vanaf die dag of later. Neem die eerst terug.")
        )
    open_now.update(until_on=on)
    if on <= clock.today():
        cases.settle_task(actor=actor, case=case, kind=UNREGISTERED)
    return note(RegisteredAt, actor, case, on=on, kind=kind.value, told_by=told_by.strip())


@action("housing.end_registration", may_if=MAY_WORK, basis=REGISTRATION, about="case")
def end_registration(*, actor: Actor, case: UUID, until_on: date) -> RegisteredAt:
    """Note from which day the household is registered nowhere: work for today.

    Raises Refused when nothing runs or the day lies before its beginning, NotFound.
    """
    locked_case(case)
    row = RegisteredAt.objects.filter(case=case, recalled_at=None, until_on=None).first()
    if row is None:
        raise Refused(_("Er loopt geen inschrijving die kan eindigen."))
    if until_on <= row.on:
        raise Refused(_("De eerste dag zonder inschrijving ligt na het begin."))
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    cases.give_task(actor=actor, case=case, kind=UNREGISTERED, due_on=clock.today())
    return row


@action("housing.home_found", may_if=MAY_WORK, basis=BASIS, about="case")
def home_found(
    *,
    actor: Actor,
    case: UUID,
    kind: ContractKind,
    on: date,
    fits: bool,
    registered: bool,
    told_by: str,
    until_on: date | None = None,
) -> HomeFound:
    """Note where the household lives or will live, and where they are since when it is a home.

    Raises Refused without somebody who said it or an end before its beginning, NotFound.
    """
    locked_case(case)
    _told(told_by)
    if until_on is not None and until_on <= on:
        raise Refused(_("Het einde ligt voor het begin."))
    row = note(
        HomeFound,
        actor,
        case,
        on=on,
        kind=kind.value,
        until_on=until_on,
        fits=fits,
        registered=registered,
        told_by=told_by.strip(),
    )
    if on <= clock.today():
        where = suggested(kind).value
        note(WhereReading, actor, case, on=on, where=where, told_by=told_by.strip())
    return row


@action("housing.note_where", may_if=MAY_VISIT, basis=BASIS, about="case")
def note_where(
    *, actor: Actor, case: UUID, where: Whereabouts, on: date, told_by: str = ""
) -> WhereReading:
    """Note where the people are on a day; 'unknown' is an answer, and needs nobody who said it.

    Raises Refused for a day ahead or without somebody who said it, NotFound.
    """
    locked_case(case)
    not_ahead(on)
    if where is not Whereabouts.UNKNOWN:
        _told(told_by)
    row = note(WhereReading, actor, case, on=on, where=where.value, told_by=told_by.strip())
    if not _waits(case):
        cases.settle_task(actor=actor, case=case, kind=AFTERCARE)
    return row


def _told(told_by: str) -> None:
    if not told_by.strip():
        raise Refused(_("Schrijf op wie dit zei of liet zien."))


def _waits(case: UUID) -> bool:
    """Whether a moment of aftercare waits for an answer still."""
    found = aftercare_of([case]).get(case)
    return found is not None and any(each.standing is Known.DUE for each in found.positions)
