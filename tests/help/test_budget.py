# SPDX-License-Identifier: EUPL-1.2
"""Tailor-made budget: asked by one, decided by another, within the mandate and the year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.conftest import CODE, person
from tests.help.indebted import TODAY, counsellor, household, tasks

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseSignOff
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.models import BudgetRequest, BudgetState
from woonzeker.help.selectors.budgets import budget_ledger, budget_row
from woonzeker.help.services import budgets
from woonzeker.help.services.money_following import follow_money

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


@pytest.fixture
def lead(municipality: str) -> Actor:
    return person(Role.TEAM_LEAD)


def ask(
    actor: Actor, case: Case, decider: Actor, cents: int = 50_000, **said: Any
) -> BudgetRequest:
    words: dict[str, Any] = {
        "paid_to": "Woonstichting Meerveld", "what_for": "rent", "why": "geen zitting meer"
    }  # fmt: skip
    return budgets.ask_budget(
        actor=actor, case=case.pk, cents=cents, decider=decider.id, **{**words, **said}
    )


def test_a_team_lead_grants_within_the_mandate(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    assert tasks(case) == ["budget_to_decide"]
    granted = budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    assert (granted.state, granted.decided_by) == (BudgetState.GRANTED, lead.id)
    assert tasks(case) == []


def test_above_the_mandate_one_asks_somebody_else(case: Case, worker: Actor, lead: Actor) -> None:
    with pytest.raises(Refused, match=r"1\.500,00"):
        ask(worker, case, lead, 150_001)


def test_a_manager_sees_one_request_and_nothing_after_the_decision(
    case: Case, worker: Actor, manager: Actor
) -> None:
    asked = ask(worker, case, manager, 200_000)
    assert budget_row(actor=manager, budget=asked.pk).why
    budgets.decide_budget(actor=manager, budget=asked.pk, grants=True, verdict="")
    with pytest.raises(NotPermitted):
        budget_row(actor=manager, budget=asked.pk)
    with tenant(CODE):
        assert CaseSignOff.objects.get().answer == "granted"


def test_a_manager_who_was_not_asked_sees_the_year_and_no_request(
    case: Case, worker: Actor, lead: Actor, manager: Actor
) -> None:
    ask(worker, case, lead)
    view = budget_ledger(actor=manager, year=TODAY.year)
    assert (view.ledger.asked, view.rows) == (50_000, ())


def test_nobody_decides_on_what_they_asked(case: Case, municipality: str) -> None:
    both = person(Role.TEAM_LEAD, Role.OUTREACH_WORKER)
    other = person(Role.TEAM_LEAD, name="ander")
    with pytest.raises(Refused):
        ask(both, case, both)
    asked = ask(both, case, other)
    for grants in (True, False):
        with pytest.raises(Refused, match="eigen aanvraag"):
            budgets.decide_budget(actor=both, budget=asked.pk, grants=grants, verdict="nee")


def test_what_the_year_no_longer_has_is_not_granted(
    case: Case, worker: Actor, manager: Actor
) -> None:
    waiting = [ask(worker, case, manager, 900_000) for _turn in range(6)]
    for asked in waiting[:5]:
        budgets.decide_budget(actor=manager, budget=asked.pk, grants=True, verdict="")
    with pytest.raises(Refused, match=r"5\.000,00"):
        budgets.decide_budget(actor=manager, budget=waiting[5].pk, grants=True, verdict="")


def test_a_refusal_says_why(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    with pytest.raises(Refused):
        budgets.decide_budget(actor=lead, budget=asked.pk, grants=False, verdict=" ")
    refused = budgets.decide_budget(
        actor=lead, budget=asked.pk, grants=False, verdict="kan uit bijzondere bijstand"
    )
    assert refused.verdict == "kan uit bijzondere bijstand"


def test_a_decision_is_made_once(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    with pytest.raises(Refused):
        budgets.decide_budget(actor=lead, budget=asked.pk, grants=False, verdict="toch niet")


def test_weeks_later_somebody_looks_what_it_brought(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    budgets.pay_budget(actor=worker, budget=asked.pk, on=TODAY)
    with clock.standing_at(TODAY + timedelta(weeks=8)):
        assert follow_money(actor=system(CODE, "help")).effects == 1
        assert tasks(case) == ["budget_effect"]
        budgets.note_effect(actor=worker, budget=asked.pk, effect="home_kept")
    assert tasks(case) == []


def test_money_is_not_paid_before_the_decision(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    with pytest.raises(Refused):
        budgets.pay_budget(actor=worker, budget=asked.pk, on=date(2026, 11, 1))


def test_the_ledger_counts_only_its_own_year(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    assert budget_ledger(actor=lead, year=2026).ledger.left == 4_950_000
    assert budget_ledger(actor=lead, year=2027).ledger.left == 5_000_000


def test_why_it_was_asked_is_sealed(case: Case, worker: Actor, lead: Actor) -> None:
    ask(worker, case, lead)
    with tenant(CODE):
        raw = bytes(BudgetRequest.objects.values_list("why", flat=True).get())
    assert b"zitting" not in raw


def test_what_was_asked_can_be_taken_back(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    assert budgets.withdraw_budget(actor=worker, budget=asked.pk).state == BudgetState.WITHDRAWN
    assert tasks(case) == []


def test_granted_money_that_is_not_needed_goes_back_to_the_year(
    case: Case, worker: Actor, lead: Actor
) -> None:
    asked = ask(worker, case, lead)
    budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    with pytest.raises(Refused, match="niet meer nodig"):
        budgets.withdraw_budget(actor=worker, budget=asked.pk)
    budgets.withdraw_budget(actor=worker, budget=asked.pk, why="huur toch betaald")
    assert budget_ledger(actor=lead, year=2026).ledger.left == 5_000_000
    assert budget_row(actor=worker, budget=asked.pk).withdrawn_why == "huur toch betaald"


def test_paid_money_is_not_withdrawn(case: Case, worker: Actor, lead: Actor) -> None:
    asked = ask(worker, case, lead)
    budgets.decide_budget(actor=lead, budget=asked.pk, grants=True, verdict="")
    budgets.pay_budget(actor=worker, budget=asked.pk, on=TODAY)
    with pytest.raises(Refused):
        budgets.withdraw_budget(actor=worker, budget=asked.pk, why="toch niet")
