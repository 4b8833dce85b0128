# SPDX-License-Identifier: EUPL-1.2
"""What a landlord keeps against somebody is noted, and answered: objection, a way around it.

Nothing here asks a list, tells one, or passes a name on: there is no such act.
"""

from __future__ import annotations

import uuid
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import ListedName, StatementStep
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.listing import (
    ListGround,
    Listing,
    Objection,
    Objector,
    Source,
    next_objection,
    recording_refusal,
)
from woonzeker.housing.rules.objection import objection_letter, what_lacks
from woonzeker.housing.rules.own_paper import render
from woonzeker.housing.rules.statement import Promise, Statement, StatementState, Why
from woonzeker.housing.rules.statement import refusal as statement_refusal
from woonzeker.housing.selectors.lists_facts import (
    listing_from,
    listings_of,
    statement_from,
    statements_of,
)
from woonzeker.housing.services.noting import first_of, locked_case, not_ahead, note

BASIS = "Wmo 2015 art. 2.1.1"
RIGHTS = "AVG art. 15, 17 en 21"
LISTING_ENDS = "listing_ends"
#: since when a corporation can have put somebody on a list that we know the usual term of
EARLIEST = date(2000, 1, 1)


@action("housing.note_listing", may_if=MAY_WORK, basis=BASIS, about="case")
def note_listing(
    *,
    actor: Actor,
    case: UUID,
    corporation: str,
    list_name: str,
    source: Source,
    since_on: date,
    until_on: date | None = None,
    ground: ListGround = ListGround.NOT_SAID,
    told: Known = Known.UNKNOWN,
    weighed: Known = Known.UNKNOWN,
) -> ListedName:
    """Note that a corporation said somebody stands on its list; raises Refused and NotFound."""
    locked_case(case)
    today = clock.today()
    if since_on < EARLIEST:
        raise Refused(_("Deze vermelding is te oud om nog te gelden. Controleer het jaar."))
    listing = Listing(
        corporation.strip(), list_name.strip(), source, since_on, until_on, ground, told, weighed
    )
    first_of(recording_refusal(listing, on=today))
    return _keep(actor, case, uuid.uuid4(), listing, today)


@action("housing.move_listing", may_if=MAY_WORK, basis=RIGHTS, about="case")
def move_listing(
    *, actor: Actor, case: UUID, listing: UUID, objection: Objection, on: date
) -> ListedName:
    """Note how an objection against a listing stands; raises Refused and NotFound."""
    locked_case(case)
    not_ahead(on)
    row = listings_of(case).get(listing)
    if row is None:
        raise NotFound
    now = listing_from(row)
    if objection not in next_objection(now.objection):
        raise Refused(_("Dit kan niet volgen op hoe het nu staat."))
    if on < row.on:
        raise Refused(_("Deze dag ligt voor de vorige stap."))
    if objection is Objection.TAKEN_OFF:
        cases.settle_task(actor=actor, case=case, kind=LISTING_ENDS)
    changed = Listing(
        now.corporation, now.name, now.source, now.since_on, now.until_on, now.ground,
        now.told, now.weighed, objection,
    )  # fmt: skip
    return _keep(actor, case, listing, changed, on)


def _keep(actor: Actor, case: UUID, listing: UUID, of: Listing, on: date) -> ListedName:
    return note(
        ListedName,
        actor,
        case,
        on=on,
        series=listing,
        corporation=of.corporation,
        list_name=of.name,
        source=of.source.value,
        since_on=of.since_on,
        until_on=of.until_on,
        ground=of.ground.value,
        told=of.told.value,
        weighed=of.weighed.value,
        objection=of.objection.value,
    )


@action("housing.note_statement", may_if=MAY_WORK, basis=BASIS, about="case")
def note_statement(*, actor: Actor, case: UUID, landlord: str, why: Why, on: date) -> StatementStep:
    """Note that a landlord refused a statement: who and why. Raises Refused and NotFound."""
    locked_case(case)
    not_ahead(on)
    if not landlord.strip():
        raise Refused(_("Schrijf op welke verhuurder dit is."))
    refused = Statement(landlord.strip(), StatementState.REFUSED, on, why)
    return _keep_statement(actor, case, uuid.uuid4(), refused)


@action("housing.move_statement", may_if=MAY_WORK, basis=BASIS, about="case")
def move_statement(
    *,
    actor: Actor,
    case: UUID,
    statement: UUID,
    state: StatementState,
    on: date,
    promises: frozenset[Promise] = frozenset(),
    agreed: bool = False,
) -> StatementStep:
    """Note how a landlord's statement stands now; raises Refused and NotFound."""
    locked_case(case)
    not_ahead(on)
    row = statements_of(case).get(statement)
    if row is None:
        raise NotFound
    before = statement_from(row)
    after = Statement(before.landlord, state, on, before.why, promises, agreed)
    first_of(statement_refusal(before, after))
    return _keep_statement(actor, case, statement, after)


def _keep_statement(actor: Actor, case: UUID, number: UUID, of: Statement) -> StatementStep:
    return note(
        StatementStep,
        actor,
        case,
        on=of.since_on,
        series=number,
        landlord=of.landlord,
        state=of.state.value,
        why=of.why.value,
        promises=sorted(each.value for each in of.promises),
        agreed=of.agreed,
    )


@action("housing.write_objection", may_if=MAY_WORK, basis=RIGHTS, about="case")
def write_objection(
    *, actor: Actor, case: UUID, listing: UUID, objector: Objector, sender: str
) -> bytes:
    """Make the resident's own letter against a listing, to print and sign; nothing of it is kept.

    Gives a PDF. Raises Refused with what is missing, NotFound.
    """
    row = listings_of(case).get(listing)
    if row is None:
        raise NotFound
    found = listing_from(row)
    first_of(what_lacks(found, objector, sender))
    return render(objection_letter(found, objector, sender=sender, on=clock.today()))
