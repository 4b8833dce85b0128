# SPDX-License-Identifier: EUPL-1.2
"""The record of the safeguards of one case, and the facts that it gives to the hard stops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import Lacking
from woonzeker.legal.rules.safeguards import (
    Answer,
    Fact,
    Norm,
    Record,
    Situation,
    assess,
    open_ones,
    stop_facts,
    unsigned,
)
from woonzeker.legal.selectors.safeguards import rows
from woonzeker.legal.selectors.safeguards.days import Days, days_of
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.process import STOPPED_FROM, Refusal, Step, Stop

#: filled at start-up by the room that books places: the answers on PLACE of a case, each with the
#: day of writing as `recorded_on`; a booking that ended or was withdrawn answers 'none'
PLACES: list[Callable[[UUID], Iterable[Answer]]] = []


def record_of(case: Case, days: Days | None = None) -> Record:
    """Everything that was recorded of the safeguards of a case. A building block: nobody looks.

    `days` are those of its tracks, when whoever asks has them already.
    """
    found = rows.rows_of(case.pk)
    days = days or days_of([case.pk])[case.pk]
    since = rows.opened_on(found, case.opened_on)
    nobody, loss = rows.fact(found, "nobody_left"), rows.newest_loss(found, since)
    situation = Situation(
        since_on=since,
        summoned_on=days.began_on,
        grounds=days.grounds,
        hearing_on=days.hearing.on if days.hearing else None,
        eviction_on=days.eviction.on if days.eviction else None,
        threatened_on=days.threatened_on,
        lost_on=_lost_on(days, since) or rows.lost_on(loss),
        told_open=rows.told_open(loss),
        kept=_kept(rows.fact(found, "kept"), days, since),
        nobody_left=nobody[0] if nobody and nobody[0].on >= since else None,
        reads=rows.reads(found),
    )
    return Record(
        situation,
        rows.answers(found, (each for teller in PLACES for each in teller(case.pk))),
        rows.signatures(found),
        norm_of(str(case.municipality)),
    )


def _lost_on(days: Days, since: date) -> date | None:
    """The day on which the home was left, when that was told in this time."""
    if days.lost_told_on is None or days.lost_told_on < since:
        return None
    return days.lost_on


def _kept(told: tuple[Fact, datetime] | None, days: Days, since: date) -> Fact | None:
    """That the home was kept, told in this time, unless it was threatened again on the same day."""
    if told is None or told[0].recorded_on < since:
        return None
    fact, moment = told
    same_day = fact.on == days.threatened_on
    if same_day and days.threatened_at is not None and moment < days.threatened_at:
        return None
    return fact


def norm_of(municipality: str) -> Norm:
    """How often, and by how many ways, independent support is offered here."""
    policy = decided(municipality, PolicyKind.HELP)
    return Norm(
        offers=int(policy["support_offers"]),
        channels=int(policy["support_channels"]),
        again_days=int(policy["support_again_days"]),
    )


def asked_at(case: Case, record: Record) -> Step:
    """From which step on it is asked: a day to be out by asks for all, whatever the step."""
    step = Step(case.step)
    return step if record.situation.eviction_on is None else max(step, STOPPED_FROM)


def facts_for_stops(case: Case) -> Mapping[str, bool]:
    """What the hard stops ask of a case; nothing below the vonnis, where they ask nothing."""
    if case.step < STOPPED_FROM:
        return {}
    return stop_facts(record_of(case), step=Step(case.step), on=clock.today())


def open_safeguards(case: UUID) -> int:
    """How many safeguards of a case are due and open now. A building block: nobody looks."""
    found = Case.objects.get(pk=case)
    record = record_of(found)
    return len(open_ones(record, step=asked_at(found, record), on=clock.today()))


def open_stops(case: UUID) -> tuple[tuple[str, Refusal], ...]:
    """What stands open for the end of a home that is no court's: code, what is missing, and who.

    All of it is asked, also below the vonnis and of a home that was kept before: an end without a
    contract of one's own is an eviction. A building block: nobody looks.
    """
    found, today = Case.objects.get(pk=case), clock.today()
    record, step = record_of(found), max(Step(found.step), STOPPED_FROM)
    asked = assess(record, step=step, on=today, stop=Stop.UNAVOIDABLE)
    opened = [(each.safeguard.value, each.refusal) for each in asked if each.stops]
    table = record.table(on=today)
    closing, lost = (unsigned(table, stop=stop) for stop in (Stop.CLOSING, Stop.UNAVOIDABLE))
    signed = [(code, each) for code, each in closing.items() if code in lost]
    return (*opened, *signed)


def lacking_of(case: Case) -> tuple[Lacking, ...]:
    """Every line that keeps a case open past the vonnis, as precise as it is known here."""
    if case.step < STOPPED_FROM:
        return ()
    record, step, today = record_of(case), Step(case.step), clock.today()
    found = assess(record, step=step, on=today, stop=Stop.CLOSING)
    opened = [
        Lacking(each.refusal.missing, each.who, each.rule, each.safeguard.value)
        for each in found
        if each.stops
    ]
    signed = unsigned(record.table(on=today), stop=Stop.CLOSING).values()
    return (*opened, *(Lacking(each.missing, each.who, each.rule, "") for each in signed))
