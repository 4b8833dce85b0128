# SPDX-License-Identifier: EUPL-1.2
"""What comes near: for who works on it, for the lead, for a manager, for the alderman's list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role, holds, sees
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case, CaseAssignment
from woonzeker.cases.rules import working_days_left
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.legal.models import EscalationTold
from woonzeker.legal.rules.escalation import Coming, Hears, Rung
from woonzeker.legal.rules.safeguards import CATALOGUE
from woonzeker.legal.selectors.safeguards.checklist import open_at
from woonzeker.legal.selectors.safeguards.coming import coming_of, near_court
from woonzeker.legal.selectors.safeguards.record import record_of
from woonzeker.process import Step
from woonzeker.ui.words import address

BASIS = "Ombudsmannen (verplichting 3); Wgs art. 4 lid 2"
#: who leads, and who coordinates what happens around an eviction
MAY_SEE_COMING = (
    sees(DataClass.PROCESS, DataClass.COURT)
    .by(Role.TEAM_LEAD, Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR, Role.OUTREACH_WORKER)
    .only(Relation.TEAM, Relation.ASSIGNED)
)
EVICTION, HEARING = "eviction", "hearing"


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ComingLine:
    """One eviction or hearing that comes near: the day, what is open, and who works on it."""

    case: UUID
    relations: frozenset[Relation]
    secret: bool
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    what: str
    what_words: str
    on: Annotated[date, Of(DataClass.COURT)]
    working_days: Annotated[int, Of(DataClass.COURT)]
    #: titles of the safeguards that are open
    open: tuple[str, ...]
    says: str
    workers: str
    #: who was told, lowest first
    told: str


@dataclass(frozen=True, slots=True)
class AldermanLine:
    """A number, a day, and whether file and place are there: no people, no address."""

    number: str
    on: date
    #: 'ontruiming', or that a home is lost without a contract
    what: str
    working_days: int
    complete: bool
    place: bool


@look("legal.coming", may_if=MAY_SEE_COMING, basis=BASIS)
def coming(*, actor: Actor) -> tuple[ComingLine, ...]:
    """See which evictions and hearings come near in one's reach, and what is open; first day first.

    A hearing is here while nobody of the household was spoken to.
    """
    return _lines(actor, within_reach(Case.objects.all(), actor, MAY_SEE_COMING))


@look("legal.heard", may_if=MAY_SEE_COMING, basis=BASIS)
def heard(*, actor: Actor) -> tuple[ComingLine, ...]:
    """See what one was told of and is still open: as who works on it, or as its lead."""
    told = EscalationTold.objects.filter(day_on__gte=clock.today())
    mine = CaseAssignment.objects.filter(user_id=actor.id, ended_at=None).values("case")
    meant = Q(case__in=mine)
    if Role.TEAM_LEAD.value in actor.roles:
        meant |= Q(hears=Hears.LEAD.value)
    cases = set(told.filter(meant).values_list("case_id", flat=True))
    if not cases:
        audit.concerns(0)
        return ()
    near = within_reach(Case.objects.filter(pk__in=cases), actor, MAY_SEE_COMING)
    return _lines(actor, near)


def _lines(actor: Actor, wanted: QuerySet[Case]) -> tuple[ComingLine, ...]:
    near = _near(wanted)
    cases = {case.pk for case, _what, _on, _coming, _open in near}
    stands, secret = relations_of_cases(actor, cases), secret_cases(cases)
    told, workers = _told(cases), _workers(cases)
    audit.concerns(len(cases), of={"case": sorted(cases, key=str)})
    lines = [
        ComingLine(
            case=case.pk,
            relations=stands[case.pk],
            secret=case.pk in secret,
            number=case.number,
            address=address(case.household),
            what=what,
            what_words=_what(found, what),
            on=on,
            working_days=_left(on),
            open=opened,
            says=_says(found, what),
            workers=workers.get(case.pk, ""),
            told=told.get(case.pk, ""),
        )
        for case, what, on, found, opened in near
    ]
    return tuple(sorted(lines, key=lambda each: (each.on, each.number)))


@look("legal.alderman", may_if=holds(Role.MANAGER), basis=BASIS)
def alderman_list(*, actor: Actor) -> tuple[AldermanLine, ...]:
    """See which evictions come this near without a file or a place: numbers and days alone."""
    told = EscalationTold.objects.filter(rung=Rung.ALDERMAN.value, day_on__gte=clock.today())
    cases = Case.objects.filter(pk__in=told.values("case"))
    lines = []
    for case, days in near_court(cases):
        found = coming_of(case, record_of(case, days), days)
        if found.eviction is None or (found.complete and found.place):
            continue
        on = found.eviction.on
        what = _what(found, EVICTION)
        lines.append(AldermanLine(case.number, on, what, _left(on), found.complete, found.place))
    audit.concerns(0)
    return tuple(sorted(lines, key=lambda each: (each.on, each.number)))


def evictions_without(actor: Actor) -> int:
    """How many evictions were told to managers and are still without file or place; a number."""
    told = EscalationTold.objects.filter(hears=Hears.MANAGER.value, day_on__gte=clock.today())
    cases = Case.objects.filter(pk__in=told.values("case"))
    known = (coming_of(case, record_of(case, days), days) for case, days in near_court(cases))
    return sum(each.eviction is not None and not (each.complete and each.place) for each in known)


def _near(wanted: QuerySet[Case]) -> list[tuple[Case, str, date, Coming, tuple[str, ...]]]:
    found = []
    for case, days in near_court(wanted):
        record = record_of(case, days)
        seen = coming_of(case, record, days)
        opened = tuple(
            _(CATALOGUE[each.safeguard].title)
            for each in open_at(record, Step(case.step), clock.today())
        )
        if seen.eviction is not None and not (seen.complete and seen.place):
            found.append((case, EVICTION, seen.eviction.on, seen, opened))
        if seen.hearing is not None and not seen.reached:
            found.append((case, HEARING, seen.hearing.on, seen, opened))
    return found


def _what(found: Coming, what: str) -> str:
    if what == HEARING:
        return _("zitting, nog geen contact")
    if found.without_contract:
        return _("woning kwijt zonder eigen contract")
    return _("ontruiming")


def _says(found: Coming, what: str) -> str:
    if what == HEARING:
        return _("Er was nog geen contact.")
    lacks = _lacks(found)
    if found.without_contract:
        return _("%s Zonder contract op eigen naam telt het einde als een ontruiming.") % lacks
    return lacks


def _lacks(found: Coming) -> str:
    if found.place:
        return _("Het dossier is niet compleet.")
    if found.complete:
        return _("Er is nog geen plek.")
    return _("Er is nog geen plek en het dossier is niet compleet.")


def _left(on: date) -> int:
    return working_days_left(on, on=clock.today())


def _told(cases: set[UUID]) -> dict[UUID, str]:
    """Of each case who heard of a day that is still to come."""
    rows = EscalationTold.objects.filter(case__in=cases, day_on__gte=clock.today())
    heard: dict[UUID, set[str]] = {}
    for case, hears in rows.values_list("case_id", "hears"):
        heard.setdefault(case, set()).add(hears)
    return {
        case: ", ".join(_(each.dutch) for each in Hears if each.value in hears)
        for case, hears in heard.items()
    }


def _workers(cases: set[UUID]) -> dict[UUID, str]:
    today = clock.today()
    rows = list(
        CaseAssignment.objects.filter(case__in=cases, ended_at=None, from_on__lte=today)
        .exclude(until_on__lt=today)
        .values_list("case_id", "user_id")
    )
    names = names_of({user for _case, user in rows})
    found: dict[UUID, set[str]] = {}
    for case, user in rows:
        if user in names:
            found.setdefault(case, set()).add(names[user])
    return {case: ", ".join(sorted(people)) for case, people in found.items()}
