# SPDX-License-Identifier: EUPL-1.2
"""A landlord's own overview: homes, tenants, and what is to be done today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.access.policy import Role, at_desk
from woonzeker.errors import NotFound
from woonzeker.landlords.models import ArrearsFile, FileState, Rental, Tenancy
from woonzeker.landlords.rules import Home, Step, next_step
from woonzeker.landlords.selectors.places import Place, place_of
from woonzeker.landlords.selectors.rows import deeds_of, home_of, name_of

MAY = at_desk(Role.PRIVATE_LANDLORD)


@dataclass(frozen=True, slots=True)
class FileLine:
    """Arrears in one line: how much, since when, and what comes next."""

    id: UUID
    amount_cents: int
    arose_on: date
    state: str
    state_words: str
    step: Step


@dataclass(frozen=True, slots=True)
class TenantLine:
    """A tenant with what was not paid."""

    id: UUID
    name: str
    from_on: date | None
    until_on: date | None
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A home with who rents it."""

    id: UUID
    home: Home
    place: Place
    rent_cents: int
    self_contained: bool
    tenants: tuple[TenantLine, ...]


@desk_look("landlords.homes", may_if=MAY)
def homes(*, actor: Actor) -> tuple[HomeLine, ...]:
    """Every home of this landlord, the newest last."""
    rows = Rental.objects.order_by("made_at").prefetch_related(
        "tenancies__files__efforts", "tenancies__files__letters"
    )
    return tuple(_home_line(row) for row in rows)


@desk_look("landlords.rental", may_if=MAY, about="rental")
def rental(*, actor: Actor, rental: UUID) -> HomeLine:
    """One home. Raises NotFound."""
    found = Rental.objects.filter(pk=rental).first()
    if found is None:
        raise NotFound
    return _home_line(found)


@desk_look("landlords.tenancy", may_if=MAY, about="tenancy")
def tenancy(*, actor: Actor, tenancy: UUID) -> TenantLine:
    """One tenant. Raises NotFound."""
    found = Tenancy.objects.filter(pk=tenancy).first()
    if found is None:
        raise NotFound
    return _tenant_line(found)


def _home_line(row: Rental) -> HomeLine:
    return HomeLine(
        id=row.pk,
        home=home_of(row),
        place=place_of(row.municipality_code),
        rent_cents=row.rent_cents,
        self_contained=row.self_contained,
        tenants=tuple(
            _tenant_line(each) for each in sorted(row.tenancies.all(), key=lambda t: t.made_at)
        ),
    )


def _tenant_line(row: Tenancy) -> TenantLine:
    files = sorted(row.files.all(), key=lambda each: each.opened_on, reverse=True)
    return TenantLine(
        id=row.pk,
        name=name_of(row),
        from_on=row.from_on,
        until_on=row.until_on,
        files=tuple(_file_line(each) for each in files),
    )


def _file_line(row: ArrearsFile) -> FileLine:
    return FileLine(
        id=row.pk,
        amount_cents=row.amount_cents,
        arose_on=row.arose_on,
        state=row.state,
        state_words=str(FileState(row.state).label),
        step=next_step(deeds_of(row), today=clock.today()),
    )
