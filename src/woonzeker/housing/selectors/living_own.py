# SPDX-License-Identifier: EUPL-1.2
"""What a resident reads on their own page of the agreement under which they live.

The code lies in a letter, so here stands no name, amount or address. A building block: the page of
the resident asks who looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_end import OWN_STEP_WORDS, own_name_plan
from woonzeker.housing.rules.agreement_kinds import (
    CONDITION_WORDS,
    PARTY_WORDS,
    Condition,
    Party,
)
from woonzeker.housing.selectors.living_rows import Held, HeldBreach, held, policy_now, running
from woonzeker.legal.rules import BreachStage, WatchState, breach_standing, help_until

_STATES = {
    WatchState.KEPT: "kept",
    WatchState.BREACH: "breach",
}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnTurn:
    """One condition this month: kept, breach, or not known yet."""

    words: str
    state: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnBreach:
    """A month that did not work out: until when only help knows, and what others would hear then.

    `helps_until` is None while help has not begun: until then nobody else hears of it.
    """

    words: str
    due_on: date
    helps_until: date | None
    others_may_hear: bool | None
    hears: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, date], ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnLiving:
    """The agreement as the resident reads it."""

    title: str
    own_name: bool | None
    holder: str
    until_on: date | None
    conditions: tuple[str, ...]
    bewind: bool | None
    month_on: date | None
    turns: tuple[OwnTurn, ...]
    breaches: tuple[OwnBreach, ...]
    next_step: str
    next_step_by: date | None
    help_days: int | None


def own_living(case: UUID) -> OwnLiving | None:
    """The agreement that runs for a case, for who lives under it; None when none does."""
    row = running().filter(case=case).first()
    return _own(held(row)) if row is not None else None


def _own(one: Held) -> OwnLiving:
    today, policy, made = clock.today(), policy_now(), one.counted
    clocked = rules.clock_of_agreement(made, policy)
    plan = own_name_plan(made, one.done, on=today, policy=policy)
    following = next((e for e in plan.lines if e.step is plan.next_step), None) if plan else None
    past = [each for each in one.months(on=today, policy=policy) if each.turn.due_on <= today]
    month_on = past[-1].turn.due_on if past else None
    return OwnLiving(
        title=_(made.type.title),
        own_name=made.type.own_name,
        holder=_(PARTY_WORDS[made.type.holder]),
        until_on=clocked.until_on if clocked else None,
        conditions=tuple(_(each) for each in rules.condition_words(made.conditions)),
        bewind=Condition.BEWIND in made.conditions,
        month_on=month_on,
        turns=tuple(
            OwnTurn(_(CONDITION_WORDS[each.condition]), _state(one, each))
            for each in past
            if each.turn.due_on == month_on
        ),
        breaches=tuple(_breach(one, each) for each in one.open_breaches),
        next_step=_(OWN_STEP_WORDS[following.step]) if following else "",
        next_step_by=following.by if following else None,
        help_days=policy.help_days,
    )


def _state(one: Held, each: rules.Watched) -> str:
    """How a condition stands; what was put right is in order."""
    found = _STATES.get(each.turn.state, "")
    open_ones = {(breach.condition, breach.row.due_on) for breach in one.open_breaches}
    if found == "breach" and (each.condition, each.turn.due_on) not in open_ones:
        return "kept"
    return found


def _breach(one: Held, each: HeldBreach) -> OwnBreach:
    policy = policy_now()
    stands = breach_standing(each.counted, on=clock.today(), policy=policy)
    return OwnBreach(
        words=_(CONDITION_WORDS[each.condition]),
        due_on=each.row.due_on,
        helps_until=help_until(each.counted, policy),
        others_may_hear=stands.stage is BreachStage.OTHERS_MAY_HEAR,
        hears=tuple(
            (_(PARTY_WORDS[party]), _(words))
            for party, words in rules.what_parties_hear(one.counted, each.condition)
        ),
        told=tuple((_(PARTY_WORDS[Party(said.party)]), said.told_on) for said in each.tellings),
    )
