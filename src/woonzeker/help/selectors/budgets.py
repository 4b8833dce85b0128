# SPDX-License-Identifier: EUPL-1.2
"""Tailor-made budget: requests as far as somebody may see them, and the ledger of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role
from woonzeker.access.tenancy import current_municipality
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import relations_of_cases, within_reach
from woonzeker.errors import NotFound
from woonzeker.help.models import BudgetRequest, BudgetState
from woonzeker.help.rules.budget import EFFECTS, PURPOSES, Ledger, ledger
from woonzeker.help.rules.money_rights import MAY_SEE_BUDGET, MAY_SEE_LEDGER
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import colleagues_of, decided


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One request: the amount in cents, for what, to whom, why, and how it stands."""

    id: UUID
    case: UUID
    relations: frozenset[Relation]
    number: str
    amount_cents: int | None
    what_for: str
    paid_to: str
    why: str
    state: str
    state_words: str
    asked_on: date | None
    asked_by: str
    own: bool | None
    decided_on: date | None
    decided_by: str
    verdict: str
    paid_on: date | None
    effect: str
    effect_on: date | None
    withdrawn_on: date | None
    withdrawn_why: str


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The money of a year, and the requests in reach."""

    ledger: Ledger
    rows: tuple[BudgetRow, ...]


@look("help.budget_ledger", may_if=MAY_SEE_LEDGER, basis="Wgs art. 2")
def budget_ledger(*, actor: Actor, year: int) -> LedgerView:
    """What is left of a year; of the requests those that the actor may see."""
    cases = within_reach(Case.objects.all(), actor, MAY_SEE_BUDGET)
    in_year = Q(decided_on__year=year) | Q(decided_on=None, asked_on__year=year)
    found = BudgetRequest.objects.filter(in_year | Q(state=BudgetState.ASKED), case__in=cases)
    rows = _rows(actor, found)
    audit.concerns(len(rows), of={"budget": [row.id for row in rows]})
    return LedgerView(ledger_of(year), rows)


@look("help.budget", may_if=MAY_SEE_BUDGET, basis="Wgs art. 2", about="budget")
def budget_row(*, actor: Actor, budget: UUID) -> BudgetRow:
    """One request; raises NotFound."""
    rows = _rows(actor, BudgetRequest.objects.filter(pk=budget))
    if not rows:
        raise NotFound
    return rows[0]


@look("help.budgets", may_if=MAY_SEE_BUDGET, basis="Wgs art. 2", about="case")
def budgets_of(*, actor: Actor, case: UUID) -> tuple[BudgetRow, ...]:
    """The requests of one case, the newest first."""
    return _rows(actor, BudgetRequest.objects.filter(case=case))


def ledger_of(year: int) -> Ledger:
    """The money of a year of the municipality that is open now. Nobody looks here."""
    budget = _policy()["budget_year_cents"]
    in_year = Q(decided_on__year=year) | Q(state=BudgetState.ASKED)
    return ledger(
        year,
        budget,
        BudgetRequest.objects.filter(in_year).values_list("state", "amount_cents"),
    )


def mandates(municipality: str) -> dict[str, int]:
    """What one person with a role may grant, in cents."""
    found: dict[str, int] = decided(municipality, PolicyKind.HELP, on=clock.today())["mandates"]
    return found


def deciders(actor: Actor) -> list[tuple[str, str]]:
    """Id and name of who else has a mandate."""
    named = colleagues_of(actor, Role.TEAM_LEAD.value, Role.MANAGER.value)
    return [(user, name) for user, name in named if user != actor.id]


def _policy() -> dict[str, int]:
    return decided(current_municipality(), PolicyKind.HELP, on=clock.today())


def _rows(actor: Actor, found: QuerySet[BudgetRequest]) -> tuple[BudgetRow, ...]:
    rows = list(found.select_related("case").order_by("-asked_on", "-case__number"))
    stands = relations_of_cases(actor, {row.case_id for row in rows})
    names = names_of(_people(rows))
    return tuple(_row(row, actor, stands[row.case_id], names) for row in rows)


def _people(rows: Iterable[BudgetRequest]) -> set[str]:
    return {who for row in rows for who in (row.asked_by, row.decided_by) if who}


def _row(
    row: BudgetRequest, actor: Actor, relations: frozenset[Relation], names: dict[str, str]
) -> BudgetRow:
    return BudgetRow(
        id=row.pk,
        case=row.case_id,
        relations=relations,
        number=row.case.number,
        amount_cents=row.amount_cents,
        what_for=_(PURPOSES[row.what_for]),
        paid_to=row.paid_to,
        why=str(row.why or ""),
        state=row.state,
        state_words=str(BudgetState(row.state).label),
        asked_on=row.asked_on,
        asked_by=names.get(row.asked_by, ""),
        own=row.asked_by == actor.id,
        decided_on=row.decided_on,
        decided_by=names.get(row.decided_by, ""),
        verdict=str(row.verdict or ""),
        paid_on=row.paid_on,
        effect=_(EFFECTS[row.effect]) if row.effect else "",
        effect_on=row.effect_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_why=str(row.withdrawn_why or ""),
    )
