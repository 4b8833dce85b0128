# SPDX-License-Identifier: EUPL-1.2
"""What stands around a planted home of money: an overview, a debt, an arrangement, a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case
from woonzeker.help.models import (
    Arrangement,
    ArrangementDebt,
    ArrangementState,
    BudgetRequest,
    Debt,
    Instalment,
    Overview,
    Payment,
    WayfinderEntry,
)

if TYPE_CHECKING:
    from tests.proof.things import Thing


def in_debt(thing: Thing, case: Case, colleague: Actor) -> None:
    """What somebody noted of the money of a home, and asked of the municipality for it."""
    earns, owes, why = (f"{word}{thing.column}" for word in ("baan", "incasso", "aanleiding"))
    overview = Overview.objects.create(
        case=case, version=1, made_on=MONDAY, made_by=colleague.id, saved_at=clock.now(),
        lines={"income": [{"what": earns, "cents": 170_000, "rhythm": "maand"}]},
        protected_cents=150_000, protected_on=MONDAY, protected_source="rekentool",
    )  # fmt: skip
    debt = Debt.objects.create(
        case=case, creditor=owes, principal_cents=40_000, noted_on=MONDAY, noted_by=colleague.id
    )
    arrangement = Arrangement.objects.create(
        case=case, kind="instalments", state=ArrangementState.RUNNING, pay_day=24,
        first_on=MONDAY, total_cents=40_000, instalment_cents=20_000, made_on=MONDAY,
        made_by=colleague.id, agreed_on=MONDAY,
    )  # fmt: skip
    ArrangementDebt.objects.create(
        arrangement=arrangement, debt=debt, total_cents=40_000, agreed_on=MONDAY
    )
    instalment = Instalment.objects.create(
        arrangement=arrangement, debt=debt, number=1, due_on=MONDAY, amount_cents=40_000
    )
    Payment.objects.create(
        arrangement=arrangement, case=case, cents=100, paid_on=MONDAY, heard_from="worker",
        noted_at=clock.now(), noted_by=colleague.id,
    )  # fmt: skip
    budget = BudgetRequest.objects.create(
        case=case, amount_cents=10_000, paid_to="winkel", what_for="rent", why=why,
        asked_on=MONDAY, asked_by=colleague.id,
    )  # fmt: skip
    entry = WayfinderEntry.objects.create(
        name=f"Wijkhuis {thing.column}", kinds=["buurtteam"], checked_on=MONDAY, changed_by="tests"
    )
    thing.planted |= {owes: DataClass.FINANCES, why: DataClass.PROCESS}
    thing.whole[earns] = DataClass.FINANCES
    thing.ids |= {
        "overview": overview.pk, "debt": debt.pk, "arrangement": arrangement.pk,
        "instalment": instalment.pk, "budget": budget.pk, "entry": entry.pk,
    }  # fmt: skip
