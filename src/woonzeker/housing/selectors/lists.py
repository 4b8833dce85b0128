# SPDX-License-Identifier: EUPL-1.2
"""The page of what landlords keep against somebody: lists and refused statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.housing.models import ListedName, StatementStep
from woonzeker.housing.rules.listing import (
    ALARM_WORDS,
    GROUND_WORDS,
    OBJECTION_WORDS,
    alarm,
    end,
    next_objection,
    remarks,
)
from woonzeker.housing.rules.statement import PROMISE_WORDS, STATE_WORDS, WHY_WORDS, to_do
from woonzeker.housing.rules.statement import next_states as next_of_statement
from woonzeker.housing.selectors.lists_facts import (
    listing_from,
    listings_of,
    statement_from,
    statements_of,
)
from woonzeker.housing.selectors.roof_facts import roof_policy
from woonzeker.law.reader import Confidence


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ListingLine:
    """One listing as the corporation told it, when it ends, and what is wrong or unknown."""

    listing: UUID
    row: UUID
    corporation: str
    name: str
    since_on: date
    until_on: date
    #: whether the corporation itself said until when, and whether what is usual was verified
    until_said: bool | None
    usual_sure: bool | None
    ground: Annotated[str, Of(DataClass.ORDER)]
    objection: str
    alarm: str
    remarks: tuple[str, ...]
    next: tuple[tuple[str, str], ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class StatementLine:
    """One landlord's statement: how it stands, why it was refused, what can be done."""

    statement: UUID
    row: UUID
    landlord: str
    state: str
    since_on: date
    why: Annotated[str, Of(DataClass.ORDER)]
    promises: tuple[str, ...]
    to_do: tuple[str, ...]
    next: tuple[tuple[str, str], ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ListsPage:
    """What stands on the page of lists and statements of a case."""

    case: UUID
    number: str
    closed: bool | None
    listings: tuple[ListingLine, ...]
    statements: tuple[StatementLine, ...]


@look("housing.lists", may_if=MAY_SEE, basis="Wmo 2015 art. 2.1.1", about="case")
def lists_page(*, actor: Actor, case: UUID) -> ListsPage:
    """Look at what landlords keep against the people of one case; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    return ListsPage(
        case,
        found.number,
        found.status == CaseStatus.CLOSED,
        tuple(_listing(row) for row in listings_of(case).values()),
        tuple(_statement(row) for row in statements_of(case).values()),
    )


def _listing(row: ListedName) -> ListingLine:
    of_list = listing_from(row)
    ends = end(of_list)
    now = alarm(of_list, roof_policy(), on=clock.today())
    return ListingLine(
        listing=row.series,
        row=row.pk,
        corporation=of_list.corporation,
        name=of_list.name,
        since_on=of_list.since_on,
        until_on=ends.on,
        until_said=ends.said,
        usual_sure=ends.usual.confidence is Confidence.VERIFIED,
        ground=_(GROUND_WORDS[of_list.ground]),
        objection=_(OBJECTION_WORDS[of_list.objection]),
        alarm=_(ALARM_WORDS[now]) if now else "",
        remarks=tuple(_(each) for each in remarks(of_list)),
        next=tuple(
            (each.value, _(OBJECTION_WORDS[each])) for each in next_objection(of_list.objection)
        ),
    )


def _statement(row: StatementStep) -> StatementLine:
    of_statement = statement_from(row)
    return StatementLine(
        statement=row.series,
        row=row.pk,
        landlord=of_statement.landlord,
        state=_(STATE_WORDS[of_statement.state]),
        since_on=of_statement.since_on,
        why=_(WHY_WORDS[of_statement.why]),
        promises=tuple(_(PROMISE_WORDS[each]) for each in sorted(of_statement.promises)),
        to_do=tuple(_(each) for each in to_do(of_statement)),
        next=tuple(
            (each.value, _(STATE_WORDS[each])) for each in next_of_statement(of_statement.state)
        ),
    )
