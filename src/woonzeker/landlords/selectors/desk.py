# SPDX-License-Identifier: EUPL-1.2
"""A landlord's own overview: homes, tenants, and what is to be done today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.access.policy import Role, at_desk
from woonzeker.errors import NotFound
from woonzeker.landlords.models import ArrearsFile, FileState, Rental, Tenancy
from woonzeker.landlords.rules import Home, Step, TenantFacts, next_step
from woonzeker.landlords.selectors.places import Place, place_of
from woonzeker.landlords.selectors.rent_rows import KEEPS_RENT
from woonzeker.landlords.selectors.rows import deeds_of, home_of, name_of
from woonzeker.landlords.selectors.wording import NEXT_WORDS

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
    #: what comes next, in words; empty when nothing does
    next_words: str
    check_asked: UUID | None
    #: the day on which it was solved
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class TenantLine:
    """A tenant with what was not paid."""

    id: UUID
    rental: UUID
    #: zero while nobody said it
    rent_cents: int
    name: str
    from_on: date | None
    until_on: date | None
    files: tuple[FileLine, ...]

    @property
    def running(self) -> FileLine | None:
        """The file that is not at an end; there is one at a time."""
        over = {FileState.SENT, FileState.CLOSED}
        return next((each for each in self.files if each.state not in over), None)


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A home with who rents it."""

    id: UUID
    home: Home
    place: Place
    rent_cents: int
    pay_rhythm: str
    pay_day: int
    self_contained: bool
    tenants: tuple[TenantLine, ...]


@desk_look("landlords.homes", may_if=MAY)
def homes(*, actor: Actor) -> tuple[HomeLine, ...]:
    """Every home of this landlord, the newest last."""
    rows = Rental.objects.order_by("made_at").prefetch_related(
        "tenancies__files__efforts", "tenancies__files__letters"
    )
    return tuple(_home_line(row) for row in rows)


@desk_look("landlords.rental", may_if=KEEPS_RENT, about="rental")
def rental(*, actor: Actor, rental: UUID) -> HomeLine:
    """One home. Raises NotFound."""
    found = Rental.objects.filter(pk=rental).first()
    if found is None:
        raise NotFound
    return _home_line(found)


@desk_look("landlords.tenancy", may_if=MAY, about="tenancy")
def tenancy(*, actor: Actor, tenancy: UUID) -> TenantLine:
    """One tenant. Raises NotFound."""
    found = Tenancy.objects.select_related("rental").filter(pk=tenancy).first()
    if found is None:
        raise NotFound
    return _tenant_line(found, found.rental)


@desk_look("landlords.tenant_facts", may_if=KEEPS_RENT, about="tenancy")
def tenant_facts(*, actor: Actor, tenancy: UUID) -> TenantFacts:
    """Who a tenant is, as it was written down, to put it right. Raises NotFound."""
    found = Tenancy.objects.filter(pk=tenancy).first()
    if found is None:
        raise NotFound
    return TenantFacts(
        surname=found.surname,
        initials=found.initials,
        given_names=found.given_names,
        prefix=found.prefix,
        born_on=found.born_on,
        phones=tuple(found.phones),
        emails=tuple(found.emails),
        from_on=found.from_on,
    )


def _home_line(row: Rental) -> HomeLine:
    return HomeLine(
        id=row.pk,
        home=home_of(row),
        place=place_of(row.municipality_code),
        rent_cents=row.rent_cents,
        pay_rhythm=row.pay_rhythm,
        pay_day=row.pay_day,
        self_contained=row.self_contained,
        tenants=tuple(
            _tenant_line(each, row) for each in sorted(row.tenancies.all(), key=lambda t: t.made_at)
        ),
    )


def _tenant_line(row: Tenancy, rental: Rental) -> TenantLine:
    files = sorted(row.files.all(), key=lambda each: each.opened_on, reverse=True)
    return TenantLine(
        id=row.pk,
        rental=rental.pk,
        rent_cents=rental.rent_cents,
        name=name_of(row),
        from_on=row.from_on,
        until_on=row.until_on,
        files=tuple(_file_line(each) for each in files),
    )


def _file_line(row: ArrearsFile) -> FileLine:
    step = next_step(deeds_of(row), today=clock.today())
    return FileLine(
        id=row.pk,
        amount_cents=row.amount_cents,
        arose_on=row.arose_on,
        state=row.state,
        state_words=str(FileState(row.state).label),
        step=step,
        next_words=_(words) if (words := _next_words(row.state, step)) else "",
        check_asked=row.check_asked if row.state == FileState.HELD else None,
        closed_on=row.closed_on,
    )


def _next_words(state: str, step: Step) -> str:
    return NEXT_WORDS[step] if state in {FileState.WORKING, FileState.REFUSED} else ""
