# SPDX-License-Identifier: EUPL-1.2
"""Households whose money somebody looks at: a case, debts, an overview with some room."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from tests.conftest import CODE, person
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.help.models import Arrangement, ArrangementKind, Debt, Instalment
from woonzeker.help.rules.money import Amount, Every
from woonzeker.help.services import arrangement_changes as changes
from woonzeker.help.services import arrangements, debts, overviews
from woonzeker.help.services.arrangements import Proposal
from woonzeker.help.services.debts import DebtFacts
from woonzeker.help.services.overviews import Filled, Protected

TODAY = date(2026, 11, 2)
PAY_DAY = 24
_homes = count(1)


def counsellor(*households: Case, name: str = "") -> Actor:
    """A debt counsellor who works on these cases."""
    actor = person(Role.DEBT_COUNSELLOR, name=name)
    let_work(actor, *households)
    return actor


def household() -> Case:
    """A case after a signal of € 500 of water company Bron."""
    home = f"1234AB{next(_homes) + 100}"
    linked_signal(resident(home))
    cases.take_up(actor=LEAD, on=TODAY)
    with tenant(CODE):
        return Case.objects.get(household__address_key=home)


def owed(actor: Actor, case: Case, cents: int = 60_000, creditor: str = "Bron") -> Debt:
    """A debt that somebody told of."""
    return debts.note_debt(actor=actor, case=case.pk, facts=DebtFacts(creditor, "water", cents))


def with_room(actor: Actor, case: Case, room: int = 10_000, *, saved: int = 0) -> None:
    """An overview of today that leaves so many cents a month above what is protected."""
    filled = Filled(
        income=[Amount("loon", 150_000 + room)],
        costs=[Amount("huur", 70_000)],
        reserves=[Amount("spaargeld", saved)] if saved else [],
        protected=Protected(150_000, TODAY, "uwbeslagvrijevoet.nl"),
    )
    overviews.save_overview(actor=actor, case=case.pk, filled=filled, version=0)


def proposal(*owing: Debt, **said: Any) -> Proposal:
    """€ 100 on the 24th of each month for these debts, unless said otherwise."""
    values: dict[str, Any] = {
        "kind": ArrangementKind.INSTALMENTS,
        "debts": [each.pk for each in owing],
        "every": Every.MONTH,
        "pay_day": PAY_DAY,
        "first_on": TODAY,
        "instalment_cents": 10_000,
    }
    return Proposal(**{**values, **said})


def running(actor: Actor, case: Case, *owing: Debt, **said: Any) -> Arrangement:
    """An arrangement to which every creditor said yes."""
    asked = proposal(*owing, **said)
    made = arrangements.propose(actor=actor, case=case.pk, proposal=asked)
    for debt in owing:
        arrangements.hear_creditor(actor=actor, arrangement=made.pk, debt=debt.pk, agrees=True)
    return arrangements.start(actor=actor, arrangement=made.pk)


def payments(arrangement: UUID) -> list[Instalment]:
    """Its instalments in order."""
    with tenant(CODE):
        return list(Instalment.objects.filter(arrangement=arrangement).order_by("due_on", "number"))


def tasks(case: Case) -> list[str]:
    """The kinds of tasks that wait."""
    with tenant(CODE):
        waiting = CaseTask.objects.filter(case=case, done_on=None)
        return sorted(waiting.values_list("kind", flat=True))


def agreed_proposal(worker: Actor, case: Case, debt: Debt) -> Arrangement:
    """A proposal that everybody said yes to and that does not run yet."""
    made = arrangements.propose(actor=worker, case=case.pk, proposal=proposal(debt))
    arrangements.hear_creditor(actor=worker, arrangement=made.pk, debt=debt.pk, agrees=True)
    return made


def paid_on(worker: Actor, case: Case, debt: Debt) -> Arrangement:
    """Six months of rent that are paid on from a benefit."""
    with tenant(CODE):
        Debt.objects.filter(pk=debt.pk).update(monthly_cents=70_000)
    return running(
        worker, case, debt, kind=ArrangementKind.PAID_ON, instalment_cents=70_000, turns=6,
        ground="asked",
    )  # fmt: skip


def book(worker: Actor, made: Arrangement, cents: int, **more: Any) -> Arrangement:
    said = {"on": TODAY, "heard_from": "partner", **more}
    return changes.note_payment(actor=worker, arrangement=made.pk, cents=cents, **said)


def state_of(debt: Debt) -> str:
    with tenant(CODE):
        return Debt.objects.get(pk=debt.pk).state
