# SPDX-License-Identifier: EUPL-1.2
"""A round that is being walked: somebody comes back later, or time runs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.planning.models import (
    DROPPED,
    PriorityScore,
    Visit,
    WorkList,
    WorkListState,
)
from woonzeker.planning.places import Place, place_of
from woonzeker.planning.priority import Standing
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import (
    LeftDoor,
    Moment,
    RestOfRound,
    Span,
    clock_time,
    come_back,
    is_crisis,
    moment_of,
    rest_of_round,
)
from woonzeker.planning.selectors.candidates import FIRST_TALK, OFFER, THREATENING
from woonzeker.planning.selectors.facts import case_facts
from woonzeker.planning.selectors.lists import VISITS
from woonzeker.planning.selectors.rounds import parts_of, spans_of
from woonzeker.planning.services.cautions import ask_again
from woonzeker.planning.services.reaching import let_in, shut_out
from woonzeker.planning.services.weeks import goes_with

BASIS = "Wgs art. 3 lid 1 onder b"
#: a task for who leads: a door fell out of the week and cannot wait for the next list
PLAN_VISIT = "plan_visit"
_ORDER = {part.value: number for number, part in enumerate(DayPart)}


@dataclass(frozen=True, slots=True)
class RanLate:
    """What became of a round: how many doors stay, go to another moment, or wait for a new list."""

    stays: int
    moved: tuple[tuple[date, str], ...]
    asked: int


@action("planning.put_back", may_if=MAY_VISIT, basis=BASIS, about="visit")
def put_back(
    *,
    actor: Actor,
    visit: UUID,
    on: date | None = None,
    part: str = "",
    at: datetime | None = None,
    sent_key: UUID | None = None,
) -> Visit:
    """Let a visit wait: another part of the week of who goes, or the next list without room.

    `on` and `part` are the moment that was chosen; the soonest one when it is not given. `at` is
    when it was said, and `sent_key` the phone's own word for that: said again it moves nothing.
    Raises Refused for somebody else's visit, for one that has been or fell away, and when there is
    no room any more at the moment that was chosen.
    """
    found = Visit.objects.select_for_update().filter(pk=visit).first()
    if found is None:
        raise NotFound
    if sent_key is not None and found.sent_key == sent_key:
        return found
    _check(found, actor)
    if (found.day_on, found.day_part) != (on, part):
        spans = _moments(found, moment_of(at or clock.now()), on=on, part=part)
        if on is not None and not spans:
            raise Refused(_("Op dat moment is er geen plek meer. Kies een ander moment."))
        _send(actor, found, spans)
    found.sent_key = sent_key
    found.save(update_fields=["sent_key"])
    return found


@action("planning.run_late", may_if=VISITS, basis=BASIS)
def run_late(*, actor: Actor, at: datetime | None = None) -> RanLate:
    """Plan what is left of the actor's round of today: who still fits, and when the others come.

    The most urgent doors stay. Raises Refused when nothing is left.
    """
    now = moment_of(at or clock.now())
    left = _left(actor, now)
    if not left:
        raise Refused(_("Je ronde is nog niet begonnen, of er staan geen deuren meer open."))
    walks = _walks_on(left)
    rest = _rest(walks, now)
    _keep(walks, rest)
    by_id, moved, asked = {str(each.pk): each for each in walks}, [], 0
    goes = [each for each in left if each not in walks]
    for visit in [*goes, *(by_id[name] for name in rest.goes)]:
        _send(actor, visit, _moments(visit, now))
        if visit.outcome == DROPPED:
            asked += 1
        else:
            moved.append((visit.day_on, visit.day_part))
    audit.concerns(len(left), of={"case": [each.case_id for each in left]})
    return RanLate(len(rest.stays), tuple(moved), asked)


def _check(visit: Visit, actor: Actor) -> None:
    if actor.id not in (visit.worker_id, visit.second_id):
        raise Refused(_("Dit bezoek staat op de ronde van iemand anders."))
    if visit.outcome == DROPPED:
        raise Refused(_("Dit bezoek is vervallen. Kijk bij de zaak."))
    if visit.outcome:
        raise Refused(_("Dit bezoek is al geweest."))
    if visit.work_list.state != WorkListState.FINAL:
        raise Refused(_("Deze looplijst is nog niet vastgesteld."))


def _begins(visit: Visit) -> tuple[date, int]:
    """When the part of the day of a visit begins, as a moment."""
    return visit.day_on, int(visit.work_list.capacity["windows"][visit.day_part][0])


def _moments(
    visit: Visit, now: Moment, *, on: date | None = None, part: str = ""
) -> tuple[Span, ...]:
    """The moments at which whoever goes there can come back; of these only the chosen one."""
    spans = [
        each
        for each in spans_of([visit])[visit.pk]
        if on is None or (each.on, each.part.value) == (on, part)
    ]
    return come_back(spans, now, minutes=visit.minutes, parts=parts_of([visit])[visit.pk])


def _walks_on(left: list[Visit]) -> list[Visit]:
    """The doors of earlier parts of the day that can be walked in the last one that has begun, and
    those of that part: whoever goes there must be free then and walk together already."""
    latest = left[-1]
    now = (latest.day_on, latest.day_part)
    free = {
        visit
        for visit, spans in spans_of(left).items()
        if any((span.on, span.part.value) == now for span in spans)
    }
    return [each for each in left if (each.day_on, each.day_part) == now or each.pk in free]


def _send(actor: Actor, visit: Visit, spans: Sequence[Span]) -> None:
    """Give a visit the first of these moments; without any it waits for the next list."""
    # reach follows the list, whoever changes it
    on_behalf = system(actor.municipality, f"{actor.kind}:{actor.id}")
    if not spans:
        shut_out(on_behalf, [visit])
        _wait_for_list(on_behalf, visit)
        visit.outcome, visit.outcome_at, visit.why = DROPPED, clock.now(), ""
        visit.save(update_fields=["outcome", "outcome_at", "why"])
        return
    span, work_list = spans[0], WorkList.objects.select_for_update().get(pk=visit.work_list_id)
    beside = goes_with(visit, work_list, span.on, span.part.value, visit.worker_id)
    visit.day_on, visit.day_part = span.on, span.part.value
    visit.second_id, visit.second_name = beside
    visit.position, visit.expected_at = _end_of_tour(visit, span)
    visit.moved_by = actor.id
    visit.save()
    let_in(on_behalf, [visit])


def _wait_for_list(on_behalf: Actor, visit: Visit) -> None:
    """Ask for a visit on the next list; when that may be too late a person plans it at once."""
    case = Case.objects.get(pk=visit.case_id)
    asked = ask_again(case, two_people=bool(visit.second_id))
    next_week = visit.work_list.week_on + timedelta(days=7)
    runs = CaseTerm.objects.filter(case=case, met_on=None, due_on__lt=next_week)
    owed = runs.filter(kind__in=(OFFER, FIRST_TALK, THREATENING))
    too_late = asked.due_on is not None and asked.due_on < next_week
    if case.threatening or too_late or owed.exists():
        cases.give_task(actor=on_behalf, case=case.pk, kind=PLAN_VISIT, due_on=clock.today())


def _end_of_tour(visit: Visit, span: Span) -> tuple[int, time]:
    """The last place of the tour that a visit joins, and the time at which it is expected."""
    tour = Visit.objects.filter(
        work_list=visit.work_list_id,
        day_on=span.on,
        day_part=span.part.value,
        worker_id=visit.worker_id,
    ).exclude(pk=visit.pk)
    last = max(tour.values_list("position", flat=True), default=0)
    return last + 1, clock_time(span.starts_at + last * visit.minutes)


def _left(actor: Actor, now: Moment) -> list[Visit]:
    """The doors of today at which nobody rang, of this part of the day and earlier ones."""
    mine = Visit.objects.filter(
        Q(worker_id=actor.id) | Q(second_id=actor.id),
        work_list__state=WorkListState.FINAL,
        day_on=now.on,
        outcome="",
    ).select_related("work_list", "case__household")
    begun = [
        each for each in mine.select_for_update(of=("self",)) if _begins(each)[1] <= now.minute
    ]
    return sorted(begun, key=lambda each: (_ORDER[each.day_part], each.position))


def _rest(left: list[Visit], now: Moment) -> RestOfRound:
    latest = left[-1]
    ends_at = int(latest.work_list.capacity["windows"][latest.day_part][1])
    doors = _doors(left)
    return rest_of_round(doors, now=now.minute, ends_at=ends_at, here=_here(latest))


def _doors(left: list[Visit]) -> list[LeftDoor]:
    today = clock.today()
    found = Case.objects.filter(pk__in=[each.case_id for each in left])
    facts = case_facts(found, on=today)
    totals = dict(PriorityScore.objects.filter(case__in=found).values_list("case_id", "total"))
    return [
        LeftDoor(
            visit=str(each.pk),
            standing=Standing(
                case=each.case.number,
                total=totals.get(each.case_id, 0),
                crisis=is_crisis(facts[each.case_id], on=today),
                due_on=min(facts[each.case_id].due_days, default=None),
            ),
            place=place_of(each.case.household.postcode, each.case.household.house_number),
            minutes=each.minutes,
            number=number,
        )
        for number, each in enumerate(left)
    ]


def _here(visit: Visit) -> Place | None:
    """Where somebody rang last in this tour; None before the first door."""
    rung = (
        Visit.objects.filter(
            work_list=visit.work_list_id, worker_id=visit.worker_id, day_on=visit.day_on
        )
        .exclude(outcome__in=("", DROPPED))
        .select_related("case__household")
        .order_by("-outcome_at")
        .first()
    )
    if rung is None:
        return None
    return place_of(rung.case.household.postcode, rung.case.household.house_number)


def _keep(left: list[Visit], rest: RestOfRound) -> None:
    """Number the doors that stay after those that were rung at, with a new time."""
    by_id = {str(each.pk): each for each in left}
    latest = left[-1]
    tour = Visit.objects.filter(
        work_list=latest.work_list_id,
        worker_id=latest.worker_id,
        day_on=latest.day_on,
        day_part=latest.day_part,
    )
    rung = tour.exclude(outcome="").values_list("position", flat=True)
    first = max(rung, default=0) + 1
    kept = []
    for number, stay in enumerate(rest.stays, start=first):
        visit = by_id[stay.visit]
        visit.position, visit.expected_at = number, clock_time(stay.at)
        visit.day_part = latest.day_part
        kept.append(visit)
    Visit.objects.bulk_update(kept, ["position", "expected_at", "day_part"])
