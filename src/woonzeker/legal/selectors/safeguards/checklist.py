# SPDX-License-Identifier: EUPL-1.2
"""The checklist of a case: what is asked, how it stands, who can do it, and who said what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.help.selectors import Note, note
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import SafeguardAnswer
from woonzeker.legal.rules.safeguards import (
    ALTERNATIVES,
    CATALOGUE,
    KEPT_BY,
    NOBODY_BY,
    NOT_HEARD,
    SOURCES,
    Answer,
    Record,
    Safeguard,
    Standing,
    State,
    assess,
    ladder,
    rules_behind,
)
from woonzeker.legal.selectors.safeguards.days import days_of
from woonzeker.legal.selectors.safeguards.recalled import freed_by, lost_by_hand
from woonzeker.legal.selectors.safeguards.record import asked_at, record_of
from woonzeker.legal.selectors.safeguards.spoken import channel_words, language_words
from woonzeker.legal.selectors.safeguards.told import SignedLine, signed_lines
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import STOPPED_FROM, Step, Stop

#: who sees how the safeguards of a case stand
MAY_SEE_SAFEGUARDS = sees(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
    Role.CLIENT_SUPPORTER,
)
BASIS = "IVRK art. 3; Wgs art. 3 lid 1"
STATE_WORDS: Mapping[State, str] = {
    State.MET: gettext_noop("in orde"),
    State.OPEN: gettext_noop("open"),
    State.LATER: gettext_noop("komt later"),
    State.EXEMPT: gettext_noop("niet nodig"),
    State.TOO_LATE: gettext_noop("te laat"),
}
STATE_TONES: Mapping[State, str] = {State.MET: "green", State.OPEN: "red", State.TOO_LATE: "amber"}


def _kept(words: str) -> str:
    """Who may know that there are children knows the answer."""
    return words


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule that asks for a safeguard, and how sure it is."""

    words: str
    citation: str
    source: str
    verified: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SaidLine:
    """One answer that was given: what, how it is known, by whom, and what came with it."""

    words: Annotated[str, Of(DataClass.HOUSEHOLD, flagged=_kept)]
    more: str
    source: str
    on: date
    by: str
    counts: bool
    note: Note


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SafeguardLine:
    """One safeguard: how it stands, what is missing, who can do it, and what was said."""

    code: str
    title: str
    state: str
    state_words: str
    tone: str
    missing: str
    because: Annotated[str, Of(DataClass.HOUSEHOLD, flagged=_kept)]
    who: str
    rules: tuple[RuleLine, ...]
    said: tuple[SaidLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether something must still be done."""
        return self.state in {State.OPEN.value, State.LATER.value}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MeansLine:
    """One lighter means, and how it stands."""

    code: str
    title: str
    says: str
    done: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Checklist:
    """Every safeguard of a case in the order of the list, the days, and who signed."""

    case: UUID
    number: str
    closed: bool
    #: whether the vonnis is there, so that a case may not end past what is open
    stopped: bool
    hearing_on: Annotated[date | None, Of(DataClass.COURT)]
    eviction_on: Annotated[date | None, Of(DataClass.COURT)]
    lost_on: Annotated[date | None, Of(DataClass.COURT)]
    since_on: date
    lines: tuple[SafeguardLine, ...]
    signed: tuple[SignedLine, ...]
    kept: str
    nobody_left: str
    #: whether the stops went with what somebody took back, and nobody else looked at that
    to_look_at: bool
    #: whether somebody noted by hand that the home was left
    lost_by_hand: bool
    #: the lighter means that are asked here, lightest first
    means: tuple[MeansLine, ...]

    @property
    def open_lines(self) -> tuple[SafeguardLine, ...]:
        """What must still be done, what is due now before what comes later."""
        found = [line for line in self.lines if line.is_open]
        return tuple(sorted(found, key=lambda line: line.state == State.LATER.value))

    @property
    def other_lines(self) -> tuple[SafeguardLine, ...]:
        """What is in order or not asked."""
        return tuple(line for line in self.lines if not line.is_open)


@look("legal.safeguards", may_if=MAY_SEE_SAFEGUARDS, basis=BASIS, about="case")
def checklist(*, actor: Actor, case: UUID) -> Checklist:
    """Look at what must stand before a home is called lost, and how it stands; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    days = days_of([case])[case]
    record = record_of(found, days)
    situation, step = record.situation, Step(found.step)
    standings = assess(record, step=asked_at(found, record), on=clock.today())
    words = _words(case)
    names = names_of({who for each in record.answers for who in each.by})
    said = _said(record, words, names, actor)
    audit.concerns(1)
    return Checklist(
        case=case,
        number=found.number,
        closed=found.closed_on is not None,
        stopped=step >= STOPPED_FROM,
        hearing_on=situation.hearing_on,
        eviction_on=situation.eviction_on,
        lost_on=situation.lost_on,
        since_on=situation.since_on,
        lines=tuple(_line(each, said) for each in standings),
        signed=signed_lines(record, actor),
        kept=_(KEPT_BY[situation.kept.source]) if situation.kept else "",
        nobody_left=_(NOBODY_BY[situation.nobody_left.source]) if situation.nobody_left else "",
        to_look_at=freed_by(found) is not None,
        lost_by_hand=lost_by_hand(case) is not None,
        means=_means(record),
    )


def open_at(record: Record, step: Step, on: date) -> tuple[Standing, ...]:
    """What is due and open, as for calling an eviction unavoidable. A building block."""
    found = assess(record, step=max(step, STOPPED_FROM), on=on, stop=Stop.UNAVOIDABLE)
    return tuple(each for each in found if each.stops)


def _words(case: UUID) -> dict[str, SafeguardAnswer]:
    return {f"answer:{row.pk}": row for row in SafeguardAnswer.objects.filter(case=case)}


def _line(standing: Standing, said: Mapping[Safeguard, Sequence[SaidLine]]) -> SafeguardLine:
    return SafeguardLine(
        code=standing.safeguard.value,
        title=_(CATALOGUE[standing.safeguard].title),
        state=standing.state.value,
        state_words=_(STATE_WORDS[standing.state]),
        tone=STATE_TONES.get(standing.state, ""),
        missing=standing.missing,
        because=standing.because,
        who=standing.who,
        rules=rule_lines(standing.safeguard),
        said=tuple(said.get(standing.safeguard, ())),
    )


def rule_lines(safeguard: Safeguard) -> tuple[RuleLine, ...]:
    """The rules that ask for a safeguard today, the first one first."""
    return tuple(
        RuleLine(
            each.title,
            str(each.citation),
            each.citation.source,
            each.confidence is Confidence.VERIFIED,
        )
        for each in rules_behind(safeguard, on=clock.today())
    )


def _said(
    record: Record, rows: Mapping[str, SafeguardAnswer], names: Mapping[str, str], actor: Actor
) -> dict[Safeguard, list[SaidLine]]:
    """What was said of each safeguard, the newest first."""
    table = record.table(on=clock.today())
    counting = {each.id for found in table.said.values() for each in found}
    found: dict[Safeguard, list[SaidLine]] = {}
    for each in reversed(record.answers):
        line = _said_line(each, rows.get(each.id), names, actor, counts=each.id in counting)
        found.setdefault(each.safeguard, []).append(line)
    return found


def _said_line(
    answer: Answer,
    row: SafeguardAnswer | None,
    names: Mapping[str, str],
    actor: Actor,
    *,
    counts: bool,
) -> SaidLine:
    choice = CATALOGUE[answer.safeguard].choices[answer.code]
    by = answer.by[0] if answer.by else ""
    return SaidLine(
        words=_(choice.words),
        more=" · ".join(_more(answer)),
        source=_(SOURCES[answer.source]),
        on=answer.on,
        by=", ".join(names[who] for who in answer.by if who in names),
        counts=counts,
        note=note(str(row.words) if row else "", by=by, actor=actor),
    )


def _more(answer: Answer) -> Iterable[str]:
    """What came along with an answer, in words."""
    if answer.about:
        yield _(ALTERNATIVES[answer.about])
    if answer.reason:
        yield _(NOT_HEARD[answer.reason])
    if answer.channel:
        yield channel_words(answer.channel)
    if answer.language:
        yield language_words(answer.language)
    if answer.free_from:
        yield _("vanaf %s") % answer.free_from.strftime("%d-%m-%Y")


def _means(record: Record) -> tuple[MeansLine, ...]:
    """The lighter means that are asked here, lightest first, with what was last said of each."""
    table = record.table(on=clock.today())
    last = {each.about: each.code for each in table.all(Safeguard.ALTERNATIVES)}
    choices = CATALOGUE[Safeguard.ALTERNATIVES].choices
    return tuple(
        MeansLine(
            code,
            _(ALTERNATIVES[code]),
            _(choices[last[code]].words) if code in last else _("nog niet geprobeerd"),
            code in last and choices[last[code]].good,
        )
        for code in ladder(record.situation.grounds)
    )
