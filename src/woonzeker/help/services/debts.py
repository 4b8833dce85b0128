# SPDX-License-Identifier: EUPL-1.2
"""Keeping the debts of a household: by hand, and from what partners reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import Debt, DebtState
from woonzeker.help.rules.money_rights import MAY_KEEP_MONEY
from woonzeker.help.selectors.debts import SETTLED, Reported, paid_of, reported_debts
from woonzeker.help.services.within_room import lock_money

BASIS = "Wgs art. 4 lid 1"
#: what somebody may say of a debt by hand; the others follow from arrangements
BY_HAND = frozenset({DebtState.OPEN, DebtState.PAID, DebtState.WAIVED, DebtState.DISPUTED})


@dataclass(frozen=True, slots=True)
class DebtFacts:
    """What is known of a debt: whole cents, and the day on which costs were added."""

    creditor: str
    sector: str
    principal_cents: int
    costs_cents: int = 0
    costs_on: date | None = None
    costs_with_vat: bool = False
    costs_over_cents: int = 0
    costs_terms: int = 0
    costs_letter: str = ""
    monthly_cents: int = 0
    repaid_cents: int = 0
    reference: str = ""


@action("help.note_debt", may_if=MAY_KEEP_MONEY, basis=BASIS, about="case")
def note_debt(*, actor: Actor, case: UUID, facts: DebtFacts) -> Debt:
    """Add a debt that a resident told of. Raises Refused when nothing is owed."""
    _check(facts)
    lock_money(case)
    return Debt.objects.create(
        case_id=case, noted_on=clock.today(), noted_by=actor.id, **_columns(facts)
    )


@action("help.change_debt", may_if=MAY_KEEP_MONEY, basis=BASIS, about="debt")
def change_debt(*, actor: Actor, debt: UUID, facts: DebtFacts, state: DebtState) -> Debt:
    """Put a debt right, or say how it stands.

    Raises Refused while an arrangement runs over it: then the arrangement says it.
    """
    _check(facts)
    case = Debt.objects.filter(pk=debt).values_list("case", flat=True).first()
    if case is None:
        raise NotFound
    lock_money(case)
    found = Debt.objects.select_for_update().get(pk=debt)
    if found.state == DebtState.ARRANGED:
        raise Refused(_("Er loopt een regeling over deze schuld. Pas de regeling aan."))
    if state not in BY_HAND:
        raise Refused(_("Dit volgt uit een regeling. Stel die eerst voor."))
    if paid_of([found.pk]).get(found.pk, 0) > facts.principal_cents + facts.costs_cents:
        raise Refused(_("Er is al meer betaald dan dit bedrag."))
    if found.partner_id and found.reported_cents is None:  # its reference may become another word
        found.account = found.account or str(found.reference)[:40]
    for column, value in _columns(facts).items():
        setattr(found, column, value)
    found.state, found.noted_on, found.noted_by = state, clock.today(), actor.id
    found.save()
    return found


@action("help.take_over_debts", may_if=MAY_KEEP_MONEY, basis=BASIS, about="case")
def take_over_debts(*, actor: Actor, case: UUID) -> int:
    """Take over what partners reported and the list lacks, or that became more; gives how many.

    A debt of which an arrangement runs stays as it is: that is told the creditors first.
    """
    lock_money(case)
    made = 0
    for each in reported_debts(case):
        if each.debt is None:
            _add_reported(actor, case, each)
        elif not (each.is_higher and _raise_reported(actor, each.debt, each)):
            continue
        made += 1
    return made


def _add_reported(actor: Actor, case: UUID, told: Reported) -> None:
    Debt.objects.create(
        case_id=case,
        partner_id=told.partner,
        creditor=told.creditor,
        sector=told.sector,
        principal_cents=told.cents,
        account=told.account,
        reported_cents=told.cents,
        reference=told.account,
        noted_on=clock.today(),
        noted_by=actor.id,
    )


def _raise_reported(actor: Actor, taken: UUID, told: Reported) -> bool:
    """Let a debt stand as it was reported last; False while an arrangement runs over it."""
    debt = Debt.objects.select_for_update().get(pk=taken)
    if debt.state == DebtState.ARRANGED:
        return False
    paid = paid_of([debt.pk]).get(debt.pk, 0)
    if debt.state in SETTLED:  # what was charged before is over as well
        debt.costs_cents, debt.costs_on, debt.state = 0, None, DebtState.OPEN
    debt.principal_cents = told.cents + paid
    debt.account, debt.reported_cents = told.account, told.cents
    debt.noted_on, debt.noted_by = clock.today(), actor.id
    debt.save()
    return True


def _check(facts: DebtFacts) -> None:
    if facts.principal_cents + facts.costs_cents <= 0:
        raise Refused(_("Vul in hoeveel er openstaat."))
    if facts.costs_cents and facts.costs_on is None:
        raise Refused(_("Vul in sinds welke dag de kosten erbij kwamen: dan gold een tarief."))
    if facts.costs_letter not in ("", "yes", "no"):
        raise Refused(_("Kies ja, nee of weet niet."))
    if facts.costs_on and facts.costs_on > clock.today():
        raise Refused(_("De dag van de kosten moet nog komen."))


def _columns(facts: DebtFacts) -> dict[str, object]:
    columns = {name: getattr(facts, name) for name in DebtFacts.__slots__}
    if facts.costs_cents and not facts.costs_over_cents:
        columns["costs_over_cents"] = facts.principal_cents
    return columns
