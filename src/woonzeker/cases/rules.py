# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a signal that found its person. Pure: facts in, a decision out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, MayIf, Role, only_system, sees, writes
from woonzeker.errors import WoonzekerError
from woonzeker.law.terms import is_working_day
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import Move, Step, find_move

#: who sees that a case runs and where it stands, as far as it is in their reach
MAY_SEE = sees(DataClass.PROCESS)
#: who has a list of cases: all of them but a manager, who is asked about one at a time
MAY_LIST = MAY_SEE.by(
    Role.INTAKE_COORDINATOR,
    Role.REVIEWER,
    Role.TEAM_LEAD,
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.CLIENT_SUPPORTER,
)
#: who does the work of a case
MAY_WORK = writes(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
)
#: who rings doorbells, an external peer expert included
MAY_VISIT = writes(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
)
#: who may find that a signal is not this household's: who may also reopen the link itself
MAY_RELEASE = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(
    Role.REVIEWER, Role.INTAKE_COORDINATOR
)
#: the rights that the table of moves names, and who holds them
RIGHTS: dict[str, MayIf] = {
    "keep_arrears": only_system(),
    "take_up": writes(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR, Role.REVIEWER),
    "seek_contact": MAY_VISIT,
    "follow_court": MAY_WORK,
    "close": MAY_WORK,
    "offer_last_help": writes(DataClass.PROCESS).by(Role.TEAM_LEAD),
    "request_bewind": writes(DataClass.PROCESS).by(Role.TEAM_LEAD),
    "call_unavoidable": writes(DataClass.PROCESS).by(Role.TEAM_LEAD, Role.EVICTION_COORDINATOR),
    "put_right": only_system(),
}


def may_make(actor: Actor, move: Move) -> bool:
    """Whether an actor holds the right that a move asks for."""
    return RIGHTS[move.permission].ever(actor)


#: why somebody takes access in an emergency
GLASS_REASONS = {
    "danger": gettext_noop("er is nu gevaar voor iemand"),
    "eviction_near": gettext_noop("ontruiming of afsluiting dreigt vandaag of morgen"),
    "stands_in": gettext_noop("ik val in voor een collega die er niet is"),
    "resident_asks": gettext_noop("de inwoner vraagt nu om hulp"),
}
#: why a case is closed to somebody
SHIELD_REASONS = {
    "own_household": gettext_noop("het is mijn eigen huishouden"),
    "kin": gettext_noop("familie, vrienden of buren"),
    "colleague": gettext_noop("een collega woont hier"),
}


#: tasks about time of a court, a debt settlement or bewind
OF_LAST_OFFERS = (
    "look_at_rent", "moratorium_settle", "moratorium_until", "moratorium_report",
    "settlement_ask", "sign_bewind", "evaluate_bewind", "ask_end_of_bewind", "end_bewind",
    "bewind_term", "bewind_advice",
)  # fmt: skip


#: tasks of an agreement to live on somewhere, done where that stands
LIVING_TASKS = (
    "finish_agreement",
    "look_at_condition",
    "help_first",
    "tell_resident_breach",
    "own_contract_step",
    "agreement_ends",
)
#: tasks that end with what came of them, not with a tick: who asked is told where
ENDS_WITH_NEWS = {
    "check_handover": gettext_noop(
        "Leg vast wat er van de overdracht kwam, bij 'Wie helpt nog meer'. Zo blijft het huishouden"
        " in beeld tot iemand het bevestigt."
    ),
    "keep_appointment": gettext_noop(
        "Leg vast hoe de afspraak ging, bij 'Contact'. Was er niemand, dan zoekt de ladder verder."
    ),
    "follow_landlord": gettext_noop(
        "Leg vast hoe het afliep met de verhuurder, bij 'Wie helpt nog meer'."
    ),
    "call_from_door": gettext_noop(
        "Bel het nummer onder 'Bel vandaag', en kies daar 'Gebeld'. Leg bij 'Contact' vast wat"
        " ervan kwam."
    ),
    "offer_support": gettext_noop(
        "Leg vast hoe je de onafhankelijke ondersteuning aanbood, bij 'Wie helpt nog meer'."
    ),
    **dict.fromkeys(
        OF_LAST_OFFERS,
        gettext_noop("Leg vast wat ervan kwam, bij 'Laatste aanbod'. Dan is dit vanzelf klaar."),
    ),
    **dict.fromkeys(
        LIVING_TASKS,
        gettext_noop("Leg het vast bij de afspraak, onder 'Rechtbank en dak'."),
    ),
    "rights_letter": gettext_noop(
        "Maak de brief over de zitting en verstuur hem: dan is dit vanzelf klaar. Vertelde je het"
        " zelf? Leg dat vast bij 'Waarborgen'."
    ),
    "point_to_legal_help": gettext_noop("Leg bij 'Waarborgen' vast hoe je op rechtshulp wees."),
}
#: where somebody notes what came of a task: the name of a page of the case
OTHERS = "help:others"
NEWS_AT = {
    "keep_appointment": "outreach:record_contact",
    **dict.fromkeys(OF_LAST_OFFERS, "legal:last_offers"),
    "rights_letter": "legal:rights_letter",
    "point_to_legal_help": "legal:safeguards",
    **dict.fromkeys((*LIVING_TASKS, "call_from_door"), "case"),
}


#: why nobody closes by hand whom they could not reach
STAYS_IN_SIGHT = gettext_noop(
    "Deze zaak wacht al op het volgende signaal en blijft in beeld. Komt er niets, dan sluit zij"
    " vanzelf aan het einde van de bewaartermijn."
)


class Outcome(StrEnum):
    """What a signal leads to."""

    TAKE_UP = "take_up"
    REPEAT = "repeat"
    DECEASED = "deceased"
    NOT_RESIDENT = "not_resident"


class Shape(StrEnum):
    """How many signals came for a household (the three words of the national monitor)."""

    SINGLE = "single"
    SEVERAL = "several"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class SignalFacts:
    """What counts of one signal. Amounts in cents."""

    kind: str
    amount_cents: int
    crisis: bool
    eviction_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the register says of the person on the day."""

    died_on: date | None
    departed_on: date | None


@dataclass(frozen=True, slots=True)
class EarlierFacts:
    """What runs already: the amount of this partner's last signal that was taken up, in cents."""

    case_runs: bool
    last_amount_cents: int | None


def outcome_of(
    signal: SignalFacts, person: PersonFacts, earlier: EarlierFacts, *, on: date
) -> Outcome:
    """Decide what a linked signal leads to on a day.

    A repeat is the same partner with arrears that are not higher, and only while a case runs (DDAS,
    'herhaalde melding'). End of supply, eviction and crisis are news, never a repeat.
    """
    if person.died_on and person.died_on <= on:
        return Outcome.DECEASED
    if person.departed_on and person.departed_on <= on:
        return Outcome.NOT_RESIDENT
    news = signal.crisis or signal.kind != "signaal"
    known = earlier.case_runs and earlier.last_amount_cents is not None
    if known and not news and signal.amount_cents <= (earlier.last_amount_cents or 0):
        return Outcome.REPEAT
    return Outcome.TAKE_UP


def is_threatening(signal: SignalFacts) -> bool:
    """Whether the clock of three working days starts (Wgs art. 4 lid 2).

    A crisis report and an announced eviction do. The end of a supply contract alone does not: the
    cut-off itself is weeks away, and the municipality may still declare it a threat.
    """
    return signal.crisis or signal.kind == "ontruiming" or signal.eviction_on is not None


def shape_of(signals_this_month: int, earlier_days: Iterable[date], *, starts_on: date) -> Shape:
    """The shape of a matching period that starts on the first of a month.

    `earlier_days` are the first days of earlier months with a signal for the same household: one
    within six months makes the period a following one.
    """
    if any(0 < _months_between(day, starts_on) <= 6 for day in earlier_days):
        return Shape.FOLLOWING
    return Shape.SEVERAL if signals_this_month > 1 else Shape.SINGLE


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


#: moves that concern the household itself, whoever the arrears turn out to be of
_OWN_MATTERS = frozenset(
    {
        "reopen_on_request",
        "reopen_on_worry",
        "accept_request",
        "accept_worry",
        "join_request",
        "join_worry",
        "danger_found",
        "help_accepted",
        "begin_by_court_message",
        "begin_by_eviction_notice",
        "dagvaarding_announced",
        "dagvaarding_served",
        "hearing_set",
        "vonnis_given",
        "home_lost",
        "last_offer_made",
        "bewind_requested",
    }
)
#: the eviction that a signal itself announced; by hand, or by a message, somebody else told of it
_BY_SIGNAL = "eviction_announced"
#: under which name the program follows messages of bailiffs and courts
BY_MESSAGE = "legal"


class Fate(StrEnum):
    """What becomes of a case when a signal that was not this household's leaves it."""

    GOES_ON = "goes_on"
    AS_BEFORE = "as_before"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move that a case made; `by_system` when taking up a signal made it.

    What the program did because of a message of a bailiff or court is not by the system so: it
    stands whatever becomes of a signal.
    """

    code: str
    by_system: bool


def fate_of(
    others_now: int, others_before: int, *, newest: bool, moves: Iterable[MadeMove]
) -> Fate:
    """What becomes of a case that a signal leaves.

    `others_now` are the other signals since the case was last opened before this one came,
    `others_before` those of earlier times, `newest` whether this signal belongs to the last time,
    `moves` those made since then. A household that asked for help itself, or that a bailiff or
    court wrote about, keeps its case without any signal.
    """
    if others_now or not newest or any(_is_own_matter(move) for move in moves):
        return Fate.GOES_ON
    return Fate.AS_BEFORE if others_before else Fate.CLOSES


def _is_own_matter(move: MadeMove) -> bool:
    return move.code in _OWN_MATTERS or (move.code == _BY_SIGNAL and not move.by_system)


def step_without(moves: Iterable[MadeMove], *, eviction_reported: bool) -> Step:
    """The furthest step of a case when a signal that left it no longer counts.

    `eviction_reported` when another signal of the case announces an eviction too.
    """
    counting = [
        move.code
        for move in moves
        if eviction_reported or not (move.code == _BY_SIGNAL and move.by_system)
    ]
    targets = (find_move(code).target for code in counting)
    return max((target for target in targets if isinstance(target, Step)), default=Step.REPORT)


#: the task to tell a household who reported what; doing it meets the term for that
TELL_SOURCE = "tell_source"
#: the legal terms of a case, as people call them
TERM_NAMES = {
    "offer": "Hulpaanbod",
    "first_talk": "Eerste gesprek na een hulpvraag",
    "threatening_talk": "Eerste gesprek bij dreiging",
    "decision": "Besluit over hulp",
    "insight": "Laten weten wie wat meldde",
}


class Level(StrEnum):
    """Who is told of a term, in the order in which they are told."""

    WORKER = "worker"
    LEAD = "lead"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class WatchPolicy:
    """How many working days before the last day of a term each is told; sooner when it threatens.

    Zero is the last day itself.
    """

    usual: Mapping[Level, int]
    threatening: Mapping[Level, int]


class WatchInvalid(WoonzekerError):
    """Deze afspraken over waarschuwen kunnen niet worden gebruikt."""


#: earliest that somebody can be told: four working weeks, and of three working days no more
LONGEST_WARNING, LONGEST_THREATENING = 20, 3


def watch_policy_from(data: Mapping[str, object]) -> WatchPolicy:
    """Read when who is told from plain data (YAML or JSON); raises WatchInvalid in Dutch."""
    return WatchPolicy(
        _days(data, "", LONGEST_WARNING),
        _days(data, "threatening_", LONGEST_THREATENING),
    )


def _days(data: Mapping[str, object], prefix: str, longest: int) -> dict[Level, int]:
    found = {level: data.get(f"{prefix}{level}_days") for level in Level}
    days = {
        level: each
        for level, each in found.items()
        if isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= longest
    }
    if len(days) < len(Level):
        raise WatchInvalid(f"Waarschuw 0 tot {longest} werkdagen voor de laatste dag.")
    if not days[Level.WORKER] >= days[Level.LEAD] >= days[Level.MANAGER]:
        raise WatchInvalid("Waarschuw eerst de medewerker, dan de teamleider, dan de manager.")
    return days


def working_days_left(due_on: date, *, on: date) -> int:
    """Working days that come after a day, up to and with the last one; 0 on and past it."""
    days = (on + timedelta(days=number) for number in range(1, (due_on - on).days + 1))
    return sum(is_working_day(day) for day in days)


def told_by(
    due_on: date, *, on: date, threatening: bool, has_worker: bool, policy: WatchPolicy
) -> tuple[Level, ...]:
    """Who must have been told of a running term by a day.

    Without anybody who works on the case its lead hears it when a worker would have.
    """
    days = policy.threatening if threatening else policy.usual
    left = working_days_left(due_on, on=on)
    if not has_worker:
        days = {**days, Level.LEAD: max(days[Level.LEAD], days[Level.WORKER])}
    told = tuple(level for level in Level if left <= days[level])
    return told if has_worker else tuple(level for level in told if level is not Level.WORKER)
