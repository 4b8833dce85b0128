# SPDX-License-Identifier: EUPL-1.2
"""Households with money matters: an arrangement that runs, one that waits, tailor-made budget."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.demo.stories.letters import practise
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    BudgetRequest,
    ChildrenAnswer,
    Debt,
    Instalment,
    RightState,
)
from woonzeker.help.rules.money import Amount, Every
from woonzeker.help.rules.referral import News
from woonzeker.help.rules.talk import Said, Words
from woonzeker.help.services import (
    arrangement_changes,
    arrangements,
    children,
    debts,
    landlord,
    money_following,
    overviews,
    referral,
    support,
    talk,
)
from woonzeker.help.services import budgets as money_asked
from woonzeker.help.services import wayfinder as ways
from woonzeker.outreach.models import ContactAttempt, ContactOutcome

#: the day of the month on which the first household is paid
PAY_DAY = 25


def wayfinder(stage: Stage) -> None:
    """Who helps with what in this town; every organisation is made up."""
    with stage.on(stage.ago(60)):
        for row in told("wayfinder"):
            words = {**row, "kinds": tuple(row["kinds"])}
            words["languages"] = tuple(row.get("languages", ()))
            ways.add_way(actor=stage.people["beheer"], way=ways.Way(**words))


def arrangement(stage: Stage) -> None:
    """A household with everything: talk, overview, debts, rights and an arrangement that runs."""
    case = stage.take(stage.helped())
    if case is None:
        return
    began = _talked(stage, case, told("talk"))
    mine = stage.people["schuldhulp"]
    with stage.on(began + timedelta(days=2)):
        _overview(mine, case, told("overview"))
        owed = _debts(mine, case, told("debts"))
        states = {code: RightState(state) for code, state in told("rights").items()}
        overviews.check_rights(actor=mine, case=case.pk, states=states)
        referral.refer(
            actor=mine, case=case.pk, kind="juridisch", to="Rechtswinkel De Brug",
            consent="resident", warm=True, words=told("referral"),
        )  # fmt: skip
    started = min(began + timedelta(days=5), stage.ago(12))
    with stage.on(started):
        made = _proposed(mine, case, owed[:2], told("instalment_cents"), started)
        for debt in owed[:2]:
            arrangements.hear_creditor(actor=mine, arrangement=made.pk, debt=debt.pk, agrees=True)
        arrangements.start(actor=mine, arrangement=made.pk)
    _payments(stage, mine, made, owed[1])
    for days, channel in ((2, "visit"), (9, "phone")):
        with stage.on(began + timedelta(days=days)):
            support.offer_support(actor=mine, case=case.pk, channel=channel, reaction="thinks")
    practise(stage, case)


def _payments(stage: Stage, mine: Actor, made: Arrangement, energy: Debt) -> None:
    """The first month is paid; of the last one only the energy company heard of it."""
    due = Instalment.objects.filter(arrangement=made, due_on__lte=stage.today).order_by("due_on")
    days = sorted(set(due.values_list("due_on", flat=True)))
    for day in days:
        rows = due.filter(due_on=day)
        if day == days[-1]:
            rows = rows.filter(debt=energy)
        with stage.on(day + timedelta(days=1)):
            for row in rows:
                arrangement_changes.note_payment(
                    actor=mine, arrangement=made.pk, cents=row.amount_cents, on=day,
                    heard_from="partner", debt=row.debt_id,
                )  # fmt: skip
    if days:
        with stage.on(days[-1] + timedelta(days=3)):
            money_following.follow_money(actor=stage.system("morning"))


def proposal(stage: Stage) -> None:
    """A proposal to which one creditor said yes and the other has not answered."""
    case = stage.take(stage.helped(newest=True))
    if case is None:
        return
    began = _talked(stage, case, told("second_talk"))
    mine = stage.people["schuldhulp"]
    day = max(began, stage.ago(6))
    with stage.on(day):
        _overview(mine, case, told("second_overview"))
        owed = _debts(mine, case, told("second_debts"))
        made = _proposed(mine, case, owed[:2], told("second_instalment_cents"), stage.today)
        arrangements.hear_creditor(actor=mine, arrangement=made.pk, debt=owed[0].pk, agrees=True)
        landlord.note_wrong(
            actor=mine, case=case.pk, kind="repairs", words=told("landlord"),
            pointed_to=["huurcommissie", "juridisch_loket"],
        )  # fmt: skip
    with stage.on(max(day, stage.ago(4))):
        offered = referral.refer(
            actor=mine, case=case.pk, kind="buurtteam", to="Buurtteam Meerveld-Noord",
            consent="resident", warm=True, words=told("second_referral"),
        )  # fmt: skip
        referral.referral_news(actor=mine, referral=offered.pk, news=News.HANDED_OVER)
        support.offer_support(actor=mine, case=case.pk, channel="visit", reaction="no_answer")


def budgets(stage: Stage) -> None:
    """One request was granted and paid; another waits for the manager."""
    rows, mine = told("budgets"), stage.people["schuldhulp"]
    paid, waits = stage.take(stage.helped()), stage.take(stage.helped())
    if paid is not None:
        asked = _asked(stage, paid, rows["paid"], days=21)
        with stage.on(stage.ago(20)):
            manager = stage.people["manager"]
            money_asked.decide_budget(actor=manager, budget=asked.pk, grants=True, verdict="")
        with stage.on(stage.ago(18)):
            money_asked.pay_budget(actor=mine, budget=asked.pk, on=stage.ago(18))
    if waits is not None:
        _asked(stage, waits, rows["waits"], days=3)


def _asked(stage: Stage, case: Case, row: dict[str, Any], *, days: int) -> BudgetRequest:
    """Ask the manager for money of the municipality, so many days ago."""
    with stage.on(stage.ago(days)):
        mine, manager = stage.people["schuldhulp"], stage.people["manager"]
        stage.give(case.pk, mine)
        return money_asked.ask_budget(actor=mine, case=case.pk, decider=manager.id, **row)


def _talked(stage: Stage, case: Case, words: dict[str, Any]) -> date:
    """The talk in which help was accepted, by who had it, and the children; gives the day."""
    accepted = ContactAttempt.objects.filter(case=case, outcome=ContactOutcome.ACCEPTED)
    attempt = accepted.latest("tried_on")
    by = stage.practice.colleague(attempt.tried_by)
    place = "thuis" if attempt.channel == "visit" else "telefoon"
    if attempt.channel not in ("visit", "phone"):
        place = "elders"
    said = Words(
        opening=words["opening"], own_words=words["own_words"], wants=words["wants"],
        lives_here=words["lives_here"], adults=words["adults"],
        areas={code: Said(*each) for code, each in words["areas"].items()},
    )  # fmt: skip
    with stage.on(attempt.tried_on):
        stage.give(case.pk, stage.people["schuldhulp"])
        talk.finish_talk(
            actor=by, case=case.pk, words=said, held_on=attempt.tried_on, place=place, version=0,
            wish="accepted", day_part=attempt.day_part,
        )  # fmt: skip
        answer = ChildrenAnswer.YES if words["children"] else ChildrenAnswer.NO
        children.note_children(
            actor=by, case=case.pk, answer=answer, source="parent", count=words["children"] or None
        )
    return attempt.tried_on


def _overview(mine: Actor, case: Case, rows: dict[str, Any]) -> None:
    filled = overviews.Filled(
        income=_amounts(rows["income"]),
        costs=_amounts(rows["costs"]),
        reserves=_amounts(rows["reserves"]),
        protected=overviews.Protected(
            rows["protected_cents"], clock.today(), rows["protected_source"]
        ),
        adults=rows["adults"],
    )
    overviews.save_overview(actor=mine, case=case.pk, filled=filled, version=0)


def _amounts(rows: dict[str, int]) -> tuple[Amount, ...]:
    return tuple(Amount(what, cents) for what, cents in rows.items())


def _debts(mine: Actor, case: Case, rows: list[dict[str, Any]]) -> list[Debt]:
    """What was reported and what they tell of; the landlord and the energy company come first."""
    debts.take_over_debts(actor=mine, case=case.pk)
    reported = set(Debt.objects.filter(case=case).values_list("sector", flat=True))
    for row in rows:
        if row["sector"] not in reported:
            facts = {key: value for key, value in row.items() if key != "costs_days"}
            if days := row.get("costs_days"):
                facts["costs_on"] = clock.today() - timedelta(days=days)
            debts.note_debt(actor=mine, case=case.pk, facts=debts.DebtFacts(**facts))
    wanted = {"huur": 0, "energie": 1}
    found = Debt.objects.filter(case=case).order_by("creditor")
    return sorted(found, key=lambda debt: wanted.get(debt.sector, 2))


def _proposed(mine: Actor, case: Case, owed: list[Debt], cents: int, first_on: date) -> Arrangement:
    return arrangements.propose(
        actor=mine,
        case=case.pk,
        proposal=arrangements.Proposal(
            kind=ArrangementKind.INSTALMENTS,
            debts=[debt.pk for debt in owed],
            every=Every.MONTH,
            pay_day=PAY_DAY,
            first_on=_next_pay_day(first_on),
            instalment_cents=cents,
        ),
    )


def _next_pay_day(day: date) -> date:
    if day.day <= PAY_DAY:
        return day.replace(day=PAY_DAY)
    return (day.replace(day=1) + timedelta(days=32)).replace(day=PAY_DAY)
