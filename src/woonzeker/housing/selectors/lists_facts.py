# SPDX-License-Identifier: EUPL-1.2
"""What landlords keep against the people of one case, as the rules take it. Building blocks."""

from __future__ import annotations

from uuid import UUID

from woonzeker.housing.models import ListedName, StatementStep
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.listing import ListGround, Listing, Objection, Source
from woonzeker.housing.rules.statement import Promise, Statement, StatementState, Why
from woonzeker.housing.selectors.notes import counting


def listings_of(case: UUID) -> dict[UUID, ListedName]:
    """The newest row of each listing of a case."""
    return {row.series: row for row in counting(ListedName, [case])}


def listing_from(row: ListedName) -> Listing:
    """One listing as the rules take it."""
    return Listing(
        corporation=row.corporation,
        name=row.list_name,
        source=Source(row.source),
        since_on=row.since_on,
        until_on=row.until_on,
        ground=ListGround(row.ground),
        told=Known(row.told),
        weighed=Known(row.weighed),
        objection=Objection(row.objection),
    )


def statements_of(case: UUID) -> dict[UUID, StatementStep]:
    """The newest row of each landlord's statement of a case."""
    return {row.series: row for row in counting(StatementStep, [case])}


def statement_from(row: StatementStep) -> Statement:
    """One statement as the rules take it."""
    return Statement(
        landlord=row.landlord,
        state=StatementState(row.state),
        since_on=row.on,
        why=Why(row.why),
        promises=frozenset(Promise(each) for each in row.promises),
        agreed=row.agreed,
    )
