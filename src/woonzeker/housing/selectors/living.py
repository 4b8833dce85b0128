# SPDX-License-Identifier: EUPL-1.2
"""One agreement to live on somewhere as a page shows it: conditions, breaches, the way, the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.help.selectors import note
from woonzeker.housing.models import Agreement
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_end import (
    HOW_WORDS,
    OWN_STEP_WORDS,
    HowEnded,
    OwnNamePlan,
    own_name_plan,
    threatens_on,
)
from woonzeker.housing.rules.agreement_kinds import (
    CONDITION_WORDS,
    PARTY_WORDS,
    Condition,
    Party,
)
from woonzeker.housing.rules.agreement_words import (
    BASIS,
    MAY_SEE_LIVING,
    STEP_WORDS,
)
from woonzeker.housing.selectors.living_proof import OFFERS, TELLS, Proof, proofs_of
from woonzeker.housing.selectors.living_rows import (
    Held,
    HeldBreach,
    held,
    policy_now,
    standing,
)
from woonzeker.housing.selectors.living_shapes import (
    BreachLine,
    EndLine,
    LackLine,
    LivingView,
    MonthLine,
    OwnStepLine,
    PartyLine,
    ToldLine,
    TurnLine,
)
from woonzeker.housing.selectors.living_stops import stop_words, stops_now
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules import (
    WATCH_WORDS,
    BreachStage,
    Lack,
    WatchState,
    breach_standing,
    help_until,
)

#: tone of a month on the screen; the words stand beside it
_TONES = {
    WatchState.KEPT: "green",
    WatchState.BREACH: "red",
    WatchState.LATE: "red",
    WatchState.TO_LOOK: "amber",
    WatchState.AHEAD: "",
}


@look("housing.living", may_if=MAY_SEE_LIVING, basis=BASIS, about="living")
def living_view(*, actor: Actor, living: UUID) -> LivingView:
    """One agreement; raises NotFound for one that is not there or was taken back."""
    row = standing().select_related("case", "partner").filter(pk=living).first()
    if row is None:
        raise NotFound
    return _view(actor, held(row))


@dataclass(frozen=True, slots=True)
class LivingStart:
    """What the page of a new agreement needs of the case."""

    case: UUID
    number: str
    closed: bool
    runs: UUID | None


@look("housing.new_living", may_if=MAY_SEE_LIVING, basis=BASIS, about="case")
def new_living(*, actor: Actor, case: UUID) -> LivingStart:
    """The case of a new agreement, with the one that runs already; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    runs = standing().filter(case=found, ended_on=None).values_list("pk", flat=True).first()
    return LivingStart(found.pk, found.number, found.closed_on is not None, runs)


def _view(actor: Actor, one: Held) -> LivingView:
    row, made, today, policy = one.row, one.counted, clock.today(), policy_now()
    lacks = () if row.ended_on else rules.lacks_of(made, on=today, policy=policy)
    months = _months(one)
    names = names_of({row.made_by, row.ended_by, *_tellers(one)})
    plan = own_name_plan(made, one.done, on=today, policy=policy)
    fresh = row.made_at.astimezone(clock.AMSTERDAM).date() == today
    untouched = not (one.breaches or one.looks or row.ended_on)
    return LivingView(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        closed=row.case.closed_on is not None,
        kind=row.kind,
        title=_(made.type.title),
        holder=_(PARTY_WORDS[made.type.holder]),
        own_name=made.type.own_name,
        source=made.type.source,
        begins_on=row.begins_on,
        **_clock(made),
        conditions=tuple(_(each) for each in rules.condition_words(made.conditions)),
        bewind_asked=Condition.BEWIND in made.conditions,
        due_day=row.due_day,
        partner=row.partner.name if row.partner else "",
        informed_on=row.informed_on,
        bewind_own_on=row.bewind_own_on,
        lacks=tuple(_lack(each) for each in lacks),
        parties=_parties(made),
        months=tuple(reversed([each for each in months if each.due_on <= today])),
        ahead=tuple(each for each in months if each.due_on > today),
        breaches=tuple(_breach(actor, one, each, names) for each in reversed(one.breaches)),
        own_steps=_own_steps(plan),
        next_own_step=plan.next_step.value if plan and plan.next_step else "",
        loses_on=threatens_on(made, one.done, on=today, policy=policy),
        stops=stops_now(row.case_id) if row.ended_on is None else (),
        ended=_ended(actor, row, names),
        made_by=names.get(row.made_by, ""),
        may_recall=untouched and bool(fresh or lacks),
        help_days=policy.help_days,
    )


def _lack(each: Lack) -> LackLine:
    who = _(each.who)
    return LackLine(each.code, _(each.words), who[:1].upper() + who[1:], each.rule, _(each.doubt))


def _clock(made: rules.Agreement) -> dict[str, Any]:
    """Until when it runs, why, how sure that is, and the days that are left."""
    clocked = rules.clock_of_agreement(made, policy_now())
    if clocked is None:
        return {"until_on": None, "until_words": "", "until_doubt": "", "days_left": None}
    return {
        "until_on": clocked.until_on,
        "until_words": clocked.explanation,
        "until_doubt": _doubt(clocked.confidence),
        "days_left": clocked.days_left(clock.today()),
    }


def _parties(made: rules.Agreement) -> tuple[PartyLine, ...]:
    return tuple(
        PartyLine(party.value, _(PARTY_WORDS[party]), made.signed.get(party))
        for party in sorted(made.type.signers)
    )


def _doubt(confidence: Confidence) -> str:
    return "" if confidence is Confidence.VERIFIED else _(confidence.dutch)


def _months(one: Held) -> list[MonthLine]:
    found: dict[date, list[TurnLine]] = defaultdict(list)
    for each in one.months(on=clock.today(), policy=policy_now()):
        found[each.turn.due_on].append(_turn(one, each))
    return [MonthLine(due_on, tuple(turns)) for due_on, turns in sorted(found.items())]


def _turn(one: Held, each: rules.Watched) -> TurnLine:
    state, words = each.turn.state, _(WATCH_WORDS[each.turn.state])
    tone = _TONES[state]
    if state is WatchState.BREACH and _is_repaired(one, each):
        words, tone = _("niet op tijd, daarna hersteld"), "green"
    return TurnLine(
        condition=each.condition.value,
        words=_(CONDITION_WORDS[each.condition]),
        state=state.value,
        state_words=words,
        tone=tone,
        look_by=each.turn.look_by if state in (WatchState.TO_LOOK, WatchState.LATE) else None,
        looked_on=each.turn.looked_on,
    )


def _is_repaired(one: Held, each: rules.Watched) -> bool:
    return any(
        breach.repaired
        for breach in one.breaches
        if (breach.condition, breach.row.due_on) == (each.condition, each.turn.due_on)
    )


def _breach(actor: Actor, one: Held, each: HeldBreach, names: dict[str, str]) -> BreachLine:
    stands = breach_standing(each.counted, on=clock.today(), policy=policy_now())
    return BreachLine(
        id=each.row.pk,
        words=_(CONDITION_WORDS[each.condition]),
        due_on=each.row.due_on,
        found_on=each.row.found_on,
        stage=stands.stage.value,
        stage_words=_(stands.words),
        by=stands.by,
        steps=tuple((_(STEP_WORDS[step.step]), step.on) for step in each.steps),
        proofs=_proofs(one, each, stands.stage),
        hears=tuple(
            (party.value, _(PARTY_WORDS[party]), _(words))
            for party, words in rules.what_parties_hear(one.counted, each.condition)
        ),
        told=tuple(
            ToldLine(
                _(PARTY_WORDS[Party(telling.party)]),
                telling.told_on,
                names.get(telling.told_by, ""),
                note(str(telling.why or ""), by=telling.told_by, actor=actor),
            )
            for telling in each.tellings
        ),
    )


def _proofs(one: Held, each: HeldBreach, stage: BreachStage) -> tuple[Proof, ...]:
    """What can show the next thing of a breach; nothing of before it, or of something else."""
    if each.repaired:
        return ()
    found = proofs_of(one.row.case_id, since=each.row.found_on)
    if stage is not BreachStage.TELL_RESIDENT:
        return tuple(proof for proof in found if proof.shows(OFFERS))
    last = help_until(each.counted, policy_now())
    return tuple(
        proof for proof in found if proof.shows(TELLS) and last is not None and proof.on >= last
    )


def _tellers(one: Held) -> set[str]:
    return {telling.told_by for each in one.breaches for telling in each.tellings}


def _own_steps(plan: OwnNamePlan | None) -> tuple[OwnStepLine, ...]:
    if plan is None:
        return ()
    return tuple(
        OwnStepLine(
            each.step.value, _(OWN_STEP_WORDS[each.step]), each.by, each.done_on,
            each.step in plan.late,
        )
        for each in plan.lines
    )  # fmt: skip


def _ended(actor: Actor, row: Agreement, names: dict[str, str]) -> EndLine | None:
    if row.ended_on is None:
        return None
    return EndLine(
        on=row.ended_on,
        words=_(HOW_WORDS[HowEnded(row.how)]),
        eviction=row.eviction,
        goal_reached=row.goal_reached,
        in_spite_of=stop_words(tuple(row.in_spite_of)),
        help_was_first="help_first" in row.in_spite_of,
        why=note(str(row.why or ""), by=row.ended_by, actor=actor),
        by=names.get(row.ended_by, ""),
    )
