# SPDX-License-Identifier: EUPL-1.2
"""What somebody signs for, as they must see it; and which cases lie before a manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case, CaseSignOff
from woonzeker.cases.selectors import relations_of_cases
from woonzeker.errors import NotFound
from woonzeker.legal.models import SafeguardAnswer
from woonzeker.legal.rules.safeguards import (
    CATALOGUE,
    Record,
    Safeguard,
    assess,
    seen_now,
    still_ahead,
    unsigned,
    why_not_sign,
)
from woonzeker.legal.selectors.safeguards.checklist import STATE_TONES, STATE_WORDS
from woonzeker.legal.selectors.safeguards.coming import put_before_as
from woonzeker.legal.selectors.safeguards.days import days_of
from woonzeker.legal.selectors.safeguards.record import record_of
from woonzeker.legal.selectors.safeguards.told import (
    AskedLine,
    SignedLine,
    asked_lines,
    signed_lines,
)
from woonzeker.organisations.selectors import colleagues_of
from woonzeker.process import Step, Stop

SIGNERS = (Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR, Role.TEAM_LEAD, Role.MANAGER)
#: who works on the case or leads its team, and a manager before whom it was put
MAY_SIGN = (
    sees(DataClass.PROCESS, DataClass.COURT)
    .by(*SIGNERS)
    .only(Relation.ASSIGNED, Relation.TEAM, Relation.PUT_BEFORE)
)
MAY_BE_ASKED = sees(DataClass.PROCESS, DataClass.COURT).by(Role.MANAGER).only(Relation.PUT_BEFORE)
BASIS = "Wgs art. 3 lid 1"


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class StateLine:
    """How one safeguard stands, without anything of the people."""

    code: str
    title: str
    state_words: str
    tone: str
    missing: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SigningPage:
    """What somebody signs for: every line, the weighing, the days; and the mark of all that.

    The weighing is written for who must sign and for a court: it is of the same class as the rest.
    """

    case: UUID
    number: str
    stop: str
    stop_words: str
    seen: str
    lines: tuple[StateLine, ...]
    weighing: str
    weighed_on: date | None
    hearing_on: Annotated[date | None, Of(DataClass.COURT)]
    eviction_on: Annotated[date | None, Of(DataClass.COURT)]
    #: why this person cannot sign now; empty when they can
    why_not: str
    signed: tuple[SignedLine, ...]
    asked: tuple[AskedLine, ...]
    #: whether two signed, one of them a manager: then it may be done
    done: bool
    #: whether this was put before who looks, and waits for them
    before_me: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class BeforeLine:
    """One case that waits for a signature: a number and a day, no people."""

    case: UUID
    relations: frozenset[Relation]
    number: str
    stop: str
    stop_words: str
    asked_on: date
    asked_by: str
    eviction_on: Annotated[date | None, Of(DataClass.COURT)]
    hearing_on: Annotated[date | None, Of(DataClass.COURT)]


@look("legal.signing", may_if=MAY_SIGN, basis=BASIS, about="case")
def signing_page(*, actor: Actor, case: UUID, stop: Stop) -> SigningPage:
    """See what one signs for before a case ends or an eviction is called unavoidable."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    today = clock.today()
    record, step = record_of(found), Step(found.step)
    weighing = _weighing(record)
    signed = signed_lines(record, actor)
    audit.concerns(1)
    return SigningPage(
        case=case,
        number=found.number,
        stop=stop.value,
        stop_words=_(stop.dutch),
        seen=seen_now(record, on=today),
        lines=_states(record, step, stop, today),
        weighing=str(weighing.words) if weighing else "",
        weighed_on=weighing.on if weighing else None,
        hearing_on=record.situation.hearing_on,
        eviction_on=record.situation.eviction_on,
        why_not=_(_why_not(record, actor, stop, step, today)),
        signed=tuple(each for each in signed if each.stop == stop.value),
        asked=asked_lines(case, stop),
        done=not _still(record, stop, today),
        before_me=waits_before(actor).filter(case=case, what=put_before_as(stop)).exists(),
    )


@look("legal.before_me", may_if=MAY_BE_ASKED, basis=BASIS)
def before_me(*, actor: Actor) -> tuple[BeforeLine, ...]:
    """See as a manager which cases wait for one's signature, the nearest day first."""
    rows = list(waits_before(actor).select_related("case").order_by("asked_at"))
    cases = {row.case_id for row in rows}
    stands, days = relations_of_cases(actor, cases), days_of(cases)
    names = names_of({row.asked_by for row in rows})
    audit.concerns(len(cases), of={"case": sorted(cases, key=str)})
    found = []
    for row in rows:
        stop = _stop_of(row)
        eviction, hearing = days[row.case_id].eviction, days[row.case_id].hearing
        found.append(
            BeforeLine(
                case=row.case_id,
                relations=stands[row.case_id],
                number=row.case.number,
                stop=stop.value,
                stop_words=_(stop.dutch),
                asked_on=row.asked_at.astimezone(clock.AMSTERDAM).date(),
                asked_by=names.get(row.asked_by, ""),
                eviction_on=eviction.on if eviction else None,
                hearing_on=hearing.on if hearing else None,
            )
        )
    return tuple(sorted(found, key=lambda each: each.eviction_on or date.max))


def waits_before(actor: Actor) -> QuerySet[CaseSignOff]:
    """What lies before somebody to sign for a stop. A building block."""
    kinds = [put_before_as(stop) for stop in Stop]
    return CaseSignOff.objects.filter(user_id=actor.id, what__in=kinds, answered_at=None)


def managers(actor: Actor) -> list[tuple[str, str]]:
    """Id and name of who can sign as a manager here."""
    named = colleagues_of(actor, Role.MANAGER.value)
    return [(user, name) for user, name in named if user != actor.id]


def _stop_of(row: CaseSignOff) -> Stop:
    return next(stop for stop in Stop if put_before_as(stop) == row.what)


def _states(record: Record, step: Step, stop: Stop, today: date) -> tuple[StateLine, ...]:
    return tuple(
        StateLine(
            code=each.safeguard.value,
            title=_(CATALOGUE[each.safeguard].title),
            state_words=_(STATE_WORDS[each.state]),
            tone=STATE_TONES.get(each.state, ""),
            missing=each.missing,
        )
        for each in assess(record, step=step, on=today, stop=stop)
    )


def _why_not(record: Record, actor: Actor, stop: Stop, step: Step, today: date) -> str:
    return why_not_sign(record, by=actor.id, stop=stop, step=step, on=today)


def _still(record: Record, stop: Stop, today: date) -> bool:
    """Whether a signature is still missing under what lies there."""
    if stop is Stop.UNAVOIDABLE and not still_ahead(record, on=today):
        return True
    return bool(unsigned(record.table(on=today), stop=stop))


def _weighing(record: Record) -> SafeguardAnswer | None:
    """The weighing that counts, with its words."""
    answer = record.table(on=clock.today()).good(Safeguard.INTEREST_WEIGHED)
    if answer is None:
        return None
    return SafeguardAnswer.objects.filter(pk=answer.id.removeprefix("answer:")).first()
