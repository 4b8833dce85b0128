# SPDX-License-Identifier: EUPL-1.2
"""One request for time, from what it lacks to the report after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.errors import NotFound
from woonzeker.legal.models import Moratorium, MoratoriumState
from woonzeker.legal.rules import WatchState, WatchTurn
from woonzeker.legal.rules.clocks import Clock
from woonzeker.legal.rules.lacking import Lack
from woonzeker.legal.rules.moratorium import (
    ASKER_WORDS,
    PAPERS,
    TYPES,
    Asker,
    MoratoriumKind,
    readiness,
)
from woonzeker.legal.rules.moratorium_course import (
    END_WORDS,
    MoratoriumEnd,
    until,
    why_not_longer,
)
from woonzeker.legal.rules.offer_rights import BASIS_TIME, MAY_SEE_TIME
from woonzeker.legal.rules.offer_words import HELP_OVER, THREATS
from woonzeker.legal.rules.watching import BreachStage
from woonzeker.legal.selectors.offer_lines import (
    LackLine,
    MonthLine,
    NextLine,
    OfCase,
    doubt_of,
    lack_line,
    month_line,
    of_case,
)
from woonzeker.legal.selectors.offer_proposals import spoken_on
from woonzeker.legal.selectors.offer_rows import application_of, grant_of, last_offer_policy
from woonzeker.legal.selectors.offer_tasks import course_of, help_of


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of the request: what it is, who can get it, and since when it is there."""

    code: str
    words: str
    who: str
    got_on: date | None


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class Running:
    """Time that a court gave: from when until when, the longest there is, why and how sure."""

    begins_on: date
    until_on: date | None
    longest_on: date | None
    days_left: int | None
    explanation: str
    citation: str
    doubt: str
    said_longer: bool
    protects: bool


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class MoratoriumView:
    """One request for time; what it holds of money is left out for who may not see that."""

    id: UUID
    of_case: OfCase
    kind: str
    title: str
    use: str
    court: str
    rule: str
    doubt: str
    asker: str
    asker_words: str
    state: str
    state_words: str
    threat: str
    threat_words: str
    threat_on: date | None
    rent_from: Annotated[date | None, Of(DataClass.FINANCES)]
    rent_through: Annotated[date | None, Of(DataClass.FINANCES)]
    rent_kept_by: Annotated[str, Of(DataClass.FINANCES)]
    rent_day: Annotated[int | None, Of(DataClass.FINANCES)]
    resident_signed_on: date | None
    lawyer_on: date | None
    seized: bool | None
    settlement_on: date | None
    papers: tuple[PaperLine, ...]
    lacks: tuple[LackLine, ...]
    notes: tuple[LackLine, ...]
    sent_on: date | None
    decided_on: date | None
    said_until: date | None
    running: Running | None
    months: tuple[MonthLine, ...]
    nexts: tuple[NextLine, ...]
    report_by: date | None
    reported_on: date | None
    ended_on: date | None
    end_words: str
    no_longer: LackLine | None


@look("legal.moratorium", may_if=MAY_SEE_TIME, basis=BASIS_TIME, about="moratorium")
def moratorium_view(*, actor: Actor, moratorium: UUID) -> MoratoriumView:
    """See one request for time: what it lacks, how long it lasts and how each month stands."""
    row = Moratorium.objects.select_related("case__household").filter(pk=moratorium).first()
    if row is None:
        raise NotFound
    return view_of_row(row)


def view_of_row(row: Moratorium) -> MoratoriumView:
    """The same of a row that somebody has in hand."""
    kind = TYPES[MoratoriumKind(row.kind)]
    rule = kind.rule(on=clock.today())
    return MoratoriumView(
        id=row.pk,
        of_case=of_case(row.case),
        title=_(kind.title),
        use=_(kind.use),
        court=_(kind.court),
        rule=str(rule.citation),
        doubt=doubt_of(rule.confidence),
        asker_words=_(ASKER_WORDS[Asker(row.asker)]),
        state_words=str(MoratoriumState(row.state).label),
        threat_words=_(THREATS[row.threat]) if row.threat in THREATS else "",
        papers=_papers(row),
        end_words=_(END_WORDS[MoratoriumEnd(row.end)]) if row.end else "",
        **{name: getattr(row, name) for name in _AS_KEPT},
        **_ready(row),
        **_course(row),
    )


#: what is shown as it stands in the row
_AS_KEPT = (
    "kind", "asker", "state", "threat", "threat_on", "rent_from", "rent_through", "rent_kept_by",
    "rent_day", "resident_signed_on", "lawyer_on", "seized", "settlement_on", "sent_on",
    "decided_on", "said_until", "reported_on", "ended_on",
)  # fmt: skip
#: what a month asks stands with that month, for who sees the money
_OF_MONTHS = frozenset({"look", "help_first"})


def _ready(row: Moratorium) -> dict[str, Any]:
    """What a request lacks while it is made, and what to know until a court decided."""
    stands = readiness(application_of(row), on=clock.today())
    preparing = row.state == MoratoriumState.PREPARING
    waits = preparing or row.state == MoratoriumState.SENT
    return {
        "lacks": _lines(stands.lacks) if preparing else (),
        "notes": _lines(stands.notes) if waits else (),
    }


def _course(row: Moratorium) -> dict[str, Any]:
    """How time that a court gave stands; nothing before that."""
    if row.state != MoratoriumState.GRANTED:
        none: dict[str, Any] = {"running": None, "report_by": None, "no_longer": None}
        return {**none, "months": (), "nexts": ()}
    course = course_of(row, last_offer_policy(str(row.municipality)))
    nexts = (each for each in course.nexts if each.code not in _OF_MONTHS)
    return {
        "running": _running(row, course.clock),
        "months": _months(row, course.turns),
        "nexts": tuple(NextLine(_(each.words), each.by, _(each.who)) for each in nexts),
        "report_by": course.report_by,
        "no_longer": lack_line(why_not_longer(grant_of(row), on=clock.today())),
    }


def _lines(lacks: tuple[Lack, ...]) -> tuple[LackLine, ...]:
    return tuple(lack_line(each) for each in lacks)


def _papers(row: Moratorium) -> tuple[PaperLine, ...]:
    if row.kind != MoratoriumKind.PROVISION:
        return ()
    got = {code: date.fromisoformat(day) for code, day in row.papers.items()}
    return tuple(
        PaperLine(code, _(words), _(who), got.get(code)) for code, (words, who) in PAPERS.items()
    )


def _running(row: Moratorium, clock_: Clock | None) -> Running:
    grant, today = grant_of(row), clock.today()
    last = until(grant)
    left = (last - today).days if last is not None else None
    protects = last is not None and grant.granted_on <= today <= last
    if clock_ is None:
        return Running(grant.granted_on, last, None, left, "", "", "", False, protects)
    return Running(
        clock_.begins_on,
        last,
        clock_.longest_on,
        left,
        clock_.explanation,
        clock_.citation,
        doubt_of(clock_.confidence),
        clock_.said_longer,
        protects,
    )


def _months(row: Moratorium, turns: tuple[WatchTurn, ...]) -> tuple[MonthLine, ...]:
    policy, spoken = last_offer_policy(str(row.municipality)), spoken_on(row.case_id)
    found = []
    for turn in turns:
        if turn.state is WatchState.BREACH:
            helping = help_of(turn, spoken, policy)
            own = helping.stage in (BreachStage.START_HELP, BreachStage.HELPING)
            words, by = (helping.words, helping.by) if own else (HELP_OVER, None)
            found.append(month_line(turn, words, by))
        else:
            found.append(month_line(turn))
    return tuple(found)
