# SPDX-License-Identifier: EUPL-1.2
"""One agreement to live on somewhere as a page shows it: conditions, breaches, the way, the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.help.selectors import Note, note
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
from woonzeker.housing.selectors.living_proof import Proof, proofs_of
from woonzeker.housing.selectors.living_rows import (
    Held,
    HeldBreach,
    held,
    policy_now,
    standing,
)
from woonzeker.housing.selectors.living_stops import open_stops, stop_words
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules import WATCH_WORDS, BreachStage, Lack, WatchState, breach_standing

#: tone of a month on the screen; the words stand beside it
_TONES = {
    WatchState.KEPT: "green",
    WatchState.BREACH: "red",
    WatchState.LATE: "red",
    WatchState.TO_LOOK: "amber",
    WatchState.AHEAD: "",
}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LackLine:
    """One thing that is missing, who can do it, and the mark of a rule that was not read."""

    code: str
    words: str
    who: str
    rule: str
    doubt: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party that signs, and when it did."""

    party: str
    words: str
    signed_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TurnLine:
    """One condition in one month."""

    condition: str
    words: str
    state: str
    state_words: str
    tone: str
    look_by: date | None
    looked_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month with every condition in it."""

    due_on: date
    turns: tuple[TurnLine, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ToldLine:
    """Who was told what of a breach, by whom and why."""

    party: str
    on: date
    by: str
    why: Note


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class BreachLine:
    """One breach: how it stands, by when what is next, and what others would hear of it."""

    id: UUID
    words: str
    due_on: date
    found_on: date
    stage: str
    stage_words: str
    by: date | None
    steps: tuple[tuple[str, date], ...]
    proofs: tuple[Proof, ...]
    #: code, name and sentence of each party that may hear of it one day
    hears: tuple[tuple[str, str, str], ...]
    told: tuple[ToldLine, ...]

    @property
    def repaired(self) -> bool:
        """Whether it was put right."""
        return self.stage == BreachStage.REPAIRED


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnStepLine:
    """A step towards a contract in one's own name."""

    step: str
    words: str
    by: date
    done_on: date | None
    late: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class EndLine:
    """How it was over."""

    on: date
    words: str
    eviction: bool | None
    goal_reached: bool | None
    in_spite_of: tuple[tuple[str, str], ...]
    help_was_first: bool | None
    why: Note
    by: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LivingView:
    """One agreement as a whole. `stops`: what stands open now for an end without own contract."""

    id: UUID
    case: UUID
    number: str
    closed: bool | None
    kind: str
    title: str
    holder: str
    own_name: bool | None
    source: str
    begins_on: date
    until_on: date | None
    until_words: str
    until_doubt: str
    days_left: int | None
    conditions: tuple[str, ...]
    bewind_asked: bool | None
    due_day: int | None
    partner: str
    informed_on: date | None
    bewind_own_on: date | None
    lacks: tuple[LackLine, ...]
    parties: tuple[PartyLine, ...]
    months: tuple[MonthLine, ...]
    ahead: tuple[MonthLine, ...]
    breaches: tuple[BreachLine, ...]
    own_steps: tuple[OwnStepLine, ...]
    next_own_step: str
    loses_on: date | None
    stops: tuple[tuple[str, str], ...]
    ended: EndLine | None
    made_by: str
    #: whether it can still be taken back as entered by mistake
    may_recall: bool | None
    help_days: Annotated[int | None, Of(DataClass.PROCESS)] = None

    @property
    def to_look(self) -> tuple[tuple[MonthLine, TurnLine], ...]:
        """What waits to be looked at, the oldest first."""
        waits = (WatchState.TO_LOOK, WatchState.LATE)
        return tuple(
            (month, turn)
            for month in reversed(self.months)
            for turn in month.turns
            if turn.state in waits
        )

    @property
    def open_breaches(self) -> tuple[BreachLine, ...]:
        """Breaches that nothing put right."""
        return tuple(each for each in self.breaches if not each.repaired)

    @property
    def unsigned(self) -> tuple[PartyLine, ...]:
        """Parties that must still sign."""
        return tuple(each for each in self.parties if each.signed_on is None)


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
    clocked = rules.clock_of_agreement(made, policy)
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
        until_on=clocked.until_on if clocked else None,
        until_words=clocked.explanation if clocked else "",
        until_doubt=_doubt(clocked.confidence) if clocked else "",
        days_left=clocked.days_left(today) if clocked else None,
        conditions=tuple(_(each) for each in rules.condition_words(made.conditions)),
        bewind_asked=Condition.BEWIND in made.conditions,
        due_day=row.due_day,
        partner=row.partner.name if row.partner else "",
        informed_on=row.informed_on,
        bewind_own_on=row.bewind_own_on,
        lacks=tuple(_lack(each) for each in lacks),
        parties=tuple(
            PartyLine(party.value, _(PARTY_WORDS[party]), made.signed.get(party))
            for party in sorted(made.type.signers)
        ),
        months=tuple(reversed([each for each in months if each.due_on <= today])),
        ahead=tuple(each for each in months if each.due_on > today),
        breaches=tuple(_breach(actor, one, each, names) for each in reversed(one.breaches)),
        own_steps=_own_steps(plan),
        next_own_step=plan.next_step.value if plan and plan.next_step else "",
        loses_on=threatens_on(made, one.done, on=today, policy=policy),
        stops=stop_words(open_stops(row.case_id)) if row.ended_on is None else (),
        ended=_ended(actor, row, names),
        made_by=names.get(row.made_by, ""),
        may_recall=untouched and bool(fresh or lacks),
        help_days=policy.help_days,
    )


def _lack(each: Lack) -> LackLine:
    who = _(each.who)
    return LackLine(each.code, _(each.words), who[:1].upper() + who[1:], each.rule, _(each.doubt))


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
        proofs=() if each.repaired else proofs_of(one.row.case_id, since=each.row.found_on),
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
