# SPDX-License-Identifier: EUPL-1.2
"""The page of a roof after it, and that of aftercare: what is missing first, then what is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.policy import DataClass, Relation
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_LIST, MAY_SEE
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.errors import NotFound
from woonzeker.housing.models import RegisteredAt
from woonzeker.housing.rules.contracts import CONTRACT_WORDS, WHY_NOT_OWN, ContractKind, Wanted
from woonzeker.housing.rules.ethos import WORDS, Position, contacts_due, light
from woonzeker.housing.rules.ethos import Standing as Known
from woonzeker.housing.rules.registration import gaps
from woonzeker.housing.rules.rehousing import PARTS, Check, is_ready, readiness
from woonzeker.housing.rules.urgency import (
    CATEGORY_WORDS,
    STATE_WORDS,
    UrgencyState,
    awaited_by,
    next_states,
)
from woonzeker.housing.selectors.notes import counting
from woonzeker.housing.selectors.roof_facts import (
    HOME_LOST,
    aftercare_of,
    file_of,
    home_of,
    urgency_of,
    wanted_of,
    why_not_rehoused,
)
from woonzeker.housing.selectors.said import ADDRESS_WORDS, STANDING_WORDS, SaidLine, said_of
from woonzeker.law.reader import Confidence
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import Step
from woonzeker.ui.words import address

BASIS = "Wmo 2015 art. 2.1.1"

MOMENT_WORDS = {
    "before": gettext_noop("voor het verlies van de woning"),
    "day": gettext_noop("op de dag zelf"),
    "month_1": gettext_noop("na 1 maand"),
    "month_3": gettext_noop("na 3 maanden"),
    "month_6": gettext_noop("na 6 maanden"),
    "month_12": gettext_noop("na 12 maanden"),
}
#: how long after a home was left aftercare is listed: a little beyond the last moment
_LISTED_FOR = timedelta(days=400)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of living somewhere again: how it stands, what is missing and who can do it."""

    code: str
    title: str
    standing: str
    done: bool | None
    sentence: str
    who: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class UrgencyLine:
    """The request for urgency, and the day that counts now with its rule."""

    ground: str
    state: str
    since_on: date
    until_on: date | None
    awaited_on: date | None
    explanation: str
    citation: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class HomeLine:
    """Where they live or will live, as somebody said it."""

    contract: str
    from_on: date
    until_on: date | None
    fits: bool | None
    registered: bool | None
    told_by: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RegisteredLine:
    """One stretch of registration."""

    words: str
    from_on: date
    until_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RoofPage:
    """What stands on the page of a roof after it."""

    case: UUID
    number: str
    closed: bool | None
    lost_on: date | None
    parts: tuple[PartLine, ...]
    ready: bool | None
    wanted: str
    wanted_why: str
    own_by_on: date | None
    urgency: UrgencyLine | None
    #: code and words of the steps that can follow for urgency
    urgency_next: tuple[tuple[str, str], ...]
    registered: tuple[RegisteredLine, ...]
    #: the first and last day of stretches without registration; no last day while it lasts
    without: tuple[tuple[date, date | None], ...]
    home: HomeLine | None
    not_rehoused: tuple[str, ...]
    said: tuple[SaidLine, ...]


@look("housing.roof", may_if=MAY_SEE, basis=BASIS, about="case")
def roof_page(*, actor: Actor, case: UUID) -> RoofPage:
    """Look at what is ready for a new home of a household; raises NotFound."""
    found = _case(case)
    today, file = clock.today(), file_of(case)
    checks = readiness(file, on=today)
    wanted, _needed = wanted_of(case)
    since = min(file.without_home_on or today, today)
    rows = counting(RegisteredAt, [case])
    return RoofPage(
        case=case,
        number=found.number,
        closed=found.status == CaseStatus.CLOSED,
        lost_on=file.without_home_on,
        parts=tuple(_part(each) for each in checks),
        ready=is_ready(checks),
        wanted=_(CONTRACT_WORDS[wanted.kind]) if wanted else "",
        wanted_why=_why(wanted),
        own_by_on=wanted.own_by_on if wanted else None,
        urgency=_urgency(case),
        urgency_next=_next(case),
        registered=tuple(
            RegisteredLine(_(ADDRESS_WORDS[row.kind]), row.on, row.until_on) for row in rows
        ),
        without=tuple(
            (gap.first_on, gap.last_on)
            for gap in gaps(file.registered, since_on=since, until_on=today)
        ),
        home=_home(case),
        not_rehoused=tuple(_(each) for each in why_not_rehoused(case)),
        said=said_of(case),
    )


def _case(case: UUID) -> Case:
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    return found


def _part(check: Check) -> PartLine:
    return PartLine(
        code=check.part.value,
        title=_(PARTS[check.part].title),
        standing=_(STANDING_WORDS[check.standing.value]),
        done=check.is_done,
        sentence=_(check.sentence) if check.sentence else "",
        who=_(check.who),
    )


def _why(wanted: Wanted | None) -> str:
    code = wanted.why_not_own if wanted else ""
    return _(WHY_NOT_OWN[code]) if code in WHY_NOT_OWN else ""


def _urgency(case: UUID) -> UrgencyLine | None:
    found = urgency_of(case)
    if found is None:
        return None
    due = awaited_by(found)
    return UrgencyLine(
        ground=_(CATEGORY_WORDS[found.category]),
        state=_(STATE_WORDS[found.state]),
        since_on=found.since_on,
        until_on=found.until_on,
        awaited_on=due.due_on if due else None,
        explanation=due.explanation if due else "",
        citation=due.citation if due else "",
    )


def _next(case: UUID) -> tuple[tuple[str, str], ...]:
    found = urgency_of(case)
    first = (UrgencyState.PREPARED, UrgencyState.REQUESTED)
    states = next_states(found.state) if found else first
    return tuple((each.value, _(STATE_WORDS[each])) for each in states)


def _home(case: UUID) -> HomeLine | None:
    home = home_of(case)
    if home is None:
        return None
    words = _(CONTRACT_WORDS[ContractKind(home.kind)])
    return HomeLine(words, home.from_on, home.until_on, home.fits, home.registered, home.told_by)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MomentLine:
    """One moment: when, where the people were, and whether it is asked now."""

    moment: str
    due_on: date
    explanation: str
    where: str
    standing: str
    #: the number in ETHOS Light, and whether that list was read in its source
    ethos: int | None
    sure: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class AftercarePage:
    """What stands on the page of aftercare of a case; no moments while nobody lost a home."""

    case: UUID
    number: str
    lost_on: date | None
    moments: tuple[MomentLine, ...]
    asks_now: bool | None


@look("housing.aftercare", may_if=MAY_SEE, basis=BASIS, about="case")
def aftercare_page(*, actor: Actor, case: UUID) -> AftercarePage:
    """Look at where the people of a household were at each moment; raises NotFound."""
    found = _case(case)
    after = aftercare_of([case]).get(case)
    lines = tuple(_moment(each) for each in after.positions) if after else ()
    return AftercarePage(
        case,
        found.number,
        after.lost_on if after else None,
        lines,
        any(each.standing == Known.DUE.value for each in lines),
    )


def _moment(position: Position) -> MomentLine:
    moment, asked = position.moment, position.standing in (Known.KNOWN, Known.UNKNOWN)
    number = light(position.where, on=moment.due_on) if asked else None
    return MomentLine(
        moment=_(MOMENT_WORDS.get(moment.code, moment.code)),
        due_on=moment.due_on,
        explanation=moment.deadline.explanation if moment.deadline else "",
        where=_(WORDS[position.where]) if asked else "",
        standing=position.standing.value,
        ethos=number.number if number else None,
        sure=number.confidence is Confidence.VERIFIED if number else None,
    )


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class AftercareLine:
    """A household that is asked after now; `secret` when somebody there keeps it secret."""

    case: UUID
    number: str
    home: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    moment: str
    due_on: date
    late: bool | None
    secret: bool
    relations: frozenset[Relation]


@look("housing.aftercare_due", may_if=MAY_LIST, basis=BASIS)
def aftercare_due(*, actor: Actor) -> tuple[AftercareLine, ...]:
    """The households in reach of whom nobody said yet where they are, the oldest moment first."""
    rows = sorted(_due(actor), key=lambda each: (each.due_on, each.number))
    audit.concerns(len(rows), of={"case": [row.case for row in rows]})
    return tuple(rows)


def _due(actor: Actor) -> Iterator[AftercareLine]:
    today = clock.today()
    lost = Case.objects.filter(
        moves__code=HOME_LOST, moves__moved_on__gte=today - _LISTED_FOR, step=Step.REHOUSING
    )
    cases = within_reach(lost.distinct(), actor, MAY_LIST).select_related("household")
    reached = {case.pk: case for case in cases}
    near, secret = relations_of_cases(actor, reached), secret_cases(reached)
    for case, after in aftercare_of(reached).items():
        for each in contacts_due(after.positions)[:1]:
            yield AftercareLine(
                case=case,
                number=reached[case].number,
                home=address(reached[case].household),
                moment=_(MOMENT_WORDS.get(each.moment.code, each.moment.code)),
                due_on=each.moment.due_on,
                late=each.moment.due_on < today,
                secret=case in secret,
                relations=near.get(case, frozenset()),
            )
