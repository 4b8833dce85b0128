# SPDX-License-Identifier: EUPL-1.2
"""Who hears when a hearing or an eviction comes near, and what is due from the summons on. Pure.

Counted back in working days from the day of an eviction without a complete file or a place: the
worker, the lead, the manager and the list of the alderman. Before a hearing, in days, the lead
hears of a household that nobody reached. Whoever was told of a step hears it once; a day that
moves begins anew, also when it moves back. The thresholds are policy of the municipality.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.errors import WoonzekerError
from woonzeker.law.calendar import dutch_day
from woonzeker.law.terms import add_working_days, working_days_before
from woonzeker.legal.rules.safeguards import Record, Safeguard, State, assess
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import STOPPED_FROM, Step, Stop

LONGEST_EVICTION = 60  # working days before an eviction
LONGEST_HEARING = 60  # days before a hearing
LONGEST_SUMMONS = 10  # working days after a summons


class EscalationInvalid(WoonzekerError):
    """Deze grenzen voor het waarschuwen kunnen niet worden gebruikt."""


class Hears(StrEnum):
    """Who is told. The alderman's list holds no people: a number of the case and the day."""

    WORKER = "worker"
    LEAD = "lead"
    MANAGER = "manager"
    ALDERMAN = "alderman"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return {
            "worker": "de medewerker",
            "lead": "de teamleider",
            "manager": "de manager",
            "alderman": "de lijst van de wethouder",
        }[self.value]


class Rung(StrEnum):
    """One step of the escalation; the value is stored with what was told."""

    HEARING_FIRST = "hearing_first"
    HEARING_SECOND = "hearing_second"
    WORKER = "worker"
    LEAD = "lead"
    MANAGER = "manager"
    ALDERMAN = "alderman"


#: of an eviction, in order: the nearer the day, the higher up
EVICTION_RUNGS = (Rung.WORKER, Rung.LEAD, Rung.MANAGER, Rung.ALDERMAN)
HEARING_RUNGS = (Rung.HEARING_FIRST, Rung.HEARING_SECOND)


@dataclass(frozen=True, slots=True)
class EscalationPolicy:
    """When who hears: working days before an eviction, days before a hearing.

    `errand_days` are the working days after a summons in which the letter on rights, the offer of
    support and the pointing to legal help are made.
    """

    worker_days: int = 28
    lead_days: int = 14
    manager_days: int = 7
    alderman_days: int = 3
    hearing_first_days: int = 14
    hearing_second_days: int = 7
    errand_days: int = 3

    def __post_init__(self) -> None:
        down = (self.worker_days, self.lead_days, self.manager_days, self.alderman_days)
        if not (LONGEST_EVICTION >= down[0] > down[1] > down[2] > down[3] >= 1):
            raise EscalationInvalid(
                "Eerst de medewerker, dan de teamleider, de manager en de wethouder: ieder dichter"
                f" op de dag dan de vorige, 1 tot {LONGEST_EVICTION} werkdagen ervoor."
            )
        first, second = self.hearing_first_days, self.hearing_second_days
        if not (LONGEST_HEARING >= first > second >= 1):
            raise EscalationInvalid(
                f"Waarschuw twee keer voor de zitting, 1 tot {LONGEST_HEARING} dagen ervoor."
            )
        if not 1 <= self.errand_days <= LONGEST_SUMMONS:
            raise EscalationInvalid(
                f"Doe wat bij de dagvaarding hoort binnen 1 tot {LONGEST_SUMMONS} werkdagen."
            )

    def days_of(self, rung: Rung) -> int:
        """How long before its day a step is reached."""
        return int(getattr(self, f"{rung.value}_days"))


_NUMBERS = frozenset(EscalationPolicy.__dataclass_fields__)
_HEAD = frozenset({"version", "valid_from"})


def escalation_policy_from(data: Mapping[str, object]) -> EscalationPolicy:
    """Read the policy from plain data (YAML or JSON); raises EscalationInvalid in Dutch.

    What is not given is as this house proposes it.
    """
    if unknown := sorted(set(data) - _NUMBERS - _HEAD):
        raise EscalationInvalid(f"'{unknown[0]}' hoort niet in dit beleid.")
    given: dict[str, int] = {}
    for name in _NUMBERS & set(data):
        value = data[name]
        if not isinstance(value, int) or isinstance(value, bool):
            raise EscalationInvalid(f"{name} is een heel getal.")
        given[name] = value
    return EscalationPolicy(**given)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that stands, and the row that set it: the same day set anew is another one."""

    on: date
    set_by: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes for a case, and what is known of it now.

    `complete` and `place` are those of `file_and_place`. `reached`: somebody of the household was
    spoken to. `has_worker`: somebody works on the case; without, the lead hears what a worker
    would. `without_contract`: the eviction is the day on which a home is lost for want of a
    contract in one's own name.
    """

    eviction: Dated | None = None
    hearing: Dated | None = None
    complete: bool = False
    place: bool = False
    reached: bool = False
    has_worker: bool = True
    without_contract: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """That a step was told of a day, as it is kept."""

    rung: Rung
    set_by: str


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that somebody hears today; keep a `Told` of every rung in it.

    `reached_on` is the day from which it was due, `day_on` what it is about.
    """

    hears: Hears
    rungs: tuple[Rung, ...]
    set_by: str
    reached_on: date
    day_on: date
    why: str

    @property
    def told(self) -> tuple[Told, ...]:
        """What to keep, so that nobody hears it again."""
        return tuple(Told(rung, self.set_by) for rung in self.rungs)


def file_and_place(record: Record, *, step: Step, on: date) -> tuple[bool, bool]:
    """Whether every safeguard but the place is in order, and whether there is a place in time.

    Judged as for calling the eviction unavoidable, whatever step the case is at.
    """
    found = assess(record, step=max(step, STOPPED_FROM), on=on, stop=Stop.UNAVOIDABLE)
    stops = {each.safeguard for each in found if each.stops}
    return not stops - {Safeguard.PLACE}, Safeguard.PLACE not in stops


def due_today(
    coming: Coming, told: Iterable[Told], policy: EscalationPolicy, *, on: date
) -> tuple[Call, ...]:
    """Who hears what today, lowest first. A step that was passed over is told now, and once.

    The answer is empty for a day that is over, that was withdrawn, or before which nothing is
    open.
    """
    known = frozenset(told)
    return (
        *_before_hearing(coming, known, policy, on),
        *_before_eviction(coming, known, policy, on),
    )


def reached_on(rung: Rung, day: date, policy: EscalationPolicy) -> date:
    """The day on which a step is reached, counted back from the day it is about."""
    if rung in HEARING_RUNGS:
        return day - timedelta(days=policy.days_of(rung))
    return working_days_before(day, policy.days_of(rung))


def _before_hearing(
    coming: Coming, told: frozenset[Told], policy: EscalationPolicy, on: date
) -> tuple[Call, ...]:
    if coming.hearing is None or coming.reached:
        return ()
    why = gettext_noop("Er was nog geen contact. Zoek dit huishouden vóór de zitting op.")
    due = _reached(HEARING_RUNGS, coming.hearing, told, policy, on)
    return _calls(dict.fromkeys(due, Hears.LEAD), coming.hearing, policy, why)


def _before_eviction(
    coming: Coming, told: frozenset[Told], policy: EscalationPolicy, on: date
) -> tuple[Call, ...]:
    if coming.eviction is None or (coming.complete and coming.place):
        return ()
    due = _reached(EVICTION_RUNGS, coming.eviction, told, policy, on)
    hearers = {rung: _hearer(rung, coming) for rung in due}
    return _calls(hearers, coming.eviction, policy, _open(coming))


def _hearer(rung: Rung, coming: Coming) -> Hears:
    alone = rung is Rung.WORKER and not coming.has_worker
    return Hears.LEAD if alone else Hears(rung.value)


def _open(coming: Coming) -> str:
    if coming.place:
        return gettext_noop("Het dossier is niet compleet.")
    if coming.complete:
        return gettext_noop("Er is nog geen plek.")
    return gettext_noop("Er is nog geen plek en het dossier is niet compleet.")


def _reached(
    rungs: tuple[Rung, ...],
    day: Dated,
    told: frozenset[Told],
    policy: EscalationPolicy,
    on: date,
) -> tuple[Rung, ...]:
    """The steps that are reached and that nobody heard of yet; none once the day is over."""
    if on > day.on:
        return ()
    return tuple(
        rung
        for rung in rungs
        if on >= reached_on(rung, day.on, policy) and Told(rung, day.set_by) not in told
    )


def _calls(
    hearers: Mapping[Rung, Hears], day: Dated, policy: EscalationPolicy, why: str
) -> tuple[Call, ...]:
    """One call for each who hears: two steps at once are said in one."""
    found: dict[Hears, list[Rung]] = {}
    for rung, hears in hearers.items():
        found.setdefault(hears, []).append(rung)
    return tuple(
        Call(hears, tuple(rungs), day.set_by, reached_on(rungs[-1], day.on, policy), day.on, why)
        for hears, rungs in found.items()
    )


@dataclass(frozen=True, slots=True)
class Errand:
    """What is due from the summons on: which safeguard, by when, who can do it, by which rule."""

    safeguard: Safeguard
    due_on: date
    missing: str
    who: str
    rule: str
    why: str


#: over nine of ten hearings go by default, so these do not wait for the vonnis
FROM_SUMMONS = (Safeguard.INFORMED, Safeguard.OCO_OFFERED, Safeguard.LEGAL_HELP)


def errands(
    record: Record, policy: EscalationPolicy, *, summoned_on: date, step: Step, on: date
) -> tuple[Errand, ...]:
    """What is still to be done since the summons, each with its last day.

    The last day is some working days after the summons, and the working day before the hearing at
    the latest. An offer of support that was not enough is made again some days after the last.
    """
    hearing_on = record.situation.hearing_on
    latest = working_days_before(hearing_on, 1) if hearing_on is not None else None
    found = assess(record, step=max(step, Step.DAGVAARDING), on=on)
    return tuple(
        _errand(record, each.safeguard, each.missing, summoned_on, latest, policy, on)
        for each in found
        if each.safeguard in FROM_SUMMONS and each.state is State.OPEN
    )


def _errand(
    record: Record,
    safeguard: Safeguard,
    missing: str,
    summoned_on: date,
    latest: date | None,
    policy: EscalationPolicy,
    on: date,
) -> Errand:
    due_on = add_working_days(summoned_on, policy.errand_days)
    why = f"{policy.errand_days} werkdagen na de dagvaarding is {dutch_day(due_on)}"
    last = record.table(on=on).last(safeguard)
    if safeguard is Safeguard.OCO_OFFERED and last is not None:
        due_on = last.on + timedelta(days=record.norm.again_days)
        why = f"{record.norm.again_days} dagen na het vorige aanbod is {dutch_day(due_on)}"
    if latest is not None and summoned_on < latest < due_on:
        due_on, why = latest, f"de laatste werkdag voor de zitting is {dutch_day(latest)}"
    refusal = safeguard.refusal
    return Errand(safeguard, due_on, missing, refusal.who, refusal.rule, why)
