# SPDX-License-Identifier: EUPL-1.2
"""A team's week: make the plan, change it by hand, and let it stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import closed_pairs
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import PolicyKind, Team
from woonzeker.organisations.selectors import policy_data
from woonzeker.planning.models import (
    DROPPED,
    Visit,
    VisitRequest,
    WorkList,
    WorkListState,
    WrittenOffer,
)
from woonzeker.planning.priority import Priority
from woonzeker.planning.routes import (
    CapacityPolicy,
    DayPart,
    Plan,
    capacity_from,
    plan,
    shifts_of,
)
from woonzeker.planning.rules import Available, clock_time, is_monday, offer_day, why_visit
from woonzeker.planning.selectors.candidates import (
    Candidate,
    for_peers,
    kept_away,
    offers_owed,
    waiting_for_visit,
    wanted_of,
)
from woonzeker.planning.selectors.cautions import NO_VISITS, TWO_PEOPLE, cautions_of
from woonzeker.planning.selectors.setup import usual_people
from woonzeker.planning.services.reaching import let_in
from woonzeker.planning.services.scoring import score_now

BASIS = "Wgs art. 3 lid 1 onder b"
#: a caution came after the list was made
_UNSAFE = gettext_lazy(
    "Voorzichtig bij zaak %(number)s: ga daar met z'n tweeën of voorlopig niet. Plan de week "
    "opnieuw of verplaats dat bezoek."
)
#: why a household is left to a peer expert
PEER_EXPERT = "peer"
LEADS = writes(DataClass.PROCESS).by(Role.TEAM_LEAD)


@action("planning.plan_week", may_if=LEADS, basis=BASIS, about="team")
def plan_week(
    *,
    actor: Actor,
    team: UUID,
    week: date,
    people: Sequence[Available] | None = None,
    minutes: int | None = None,
) -> WorkList:
    """Plan a team's week (a Monday): who is visited, by whom, when; again plans it anew.

    Without `people` the team's own visitors go out on the usual day parts; `minutes` is one visit
    with its travel. Raises Refused for a list that stands already or a week that is over.
    """
    today = clock.today()
    _check_week(week, today)
    policy = capacity_from(policy_data(actor.municipality, PolicyKind.CAPACITY, on=week))
    crew = tuple(people) if people is not None else usual_people(actor, team, week, policy)
    work_list = _draft(actor, team, week)
    candidates = waiting_for_visit(work_list)
    scores = score_now(_cases(candidates.values()), actor.municipality, on=today)
    duration = _minutes(minutes, policy)
    shifts = shifts_of({_seat(n): _ahead(each.parts, today) for n, each in enumerate(crew)}, policy)
    working = frozenset(each.part for each in shifts)
    wanted = wanted_of(candidates.values(), scores, working=working)
    found = plan(wanted, shifts, minutes=duration)
    work_list.capacity = _capacity(crew, policy, duration, found)
    work_list.left_out = [
        *_left_out(found, candidates, week, today),
        *_not_by_us(work_list, week, today),
    ]
    work_list.forecast = _forecast(found, candidates)
    work_list.save()
    visits = list(_visits(work_list, found, candidates, scores))
    Visit.objects.bulk_create(visits)
    audit.concerns(len(visits))
    return work_list


@action("planning.move_visit", may_if=LEADS, basis=BASIS, about="visit")
def move_visit(
    *, actor: Actor, visit: UUID, day_on: date, day_part: str, worker: str, position: int
) -> Visit:
    """Give a visit by hand another day, day part, person or place in the tour (1 is first).

    Raises Refused for a day outside the week or in the past, or somebody who is not on the list.
    """
    found = Visit.objects.filter(pk=visit).first()
    if found is None:
        raise NotFound
    work_list = WorkList.objects.select_for_update().get(pk=found.work_list_id)
    _check_move(found, work_list, day_on, day_part, worker)
    if closed_pairs([(found.case_id, worker)]):
        raise Refused(_("Deze zaak is voor deze persoon afgeschermd. Kies iemand anders."))
    before = (found.day_on, found.day_part, found.worker_id)
    beside = goes_with(found, work_list, day_on, day_part, worker)
    if closed_pairs([(found.case_id, beside[0])]):
        raise Refused(_("Deze zaak is afgeschermd voor wie er meegaat. Kies een ander moment."))
    found.day_on, found.day_part, found.worker_id = day_on, day_part, worker
    found.worker_name, found.moved_by = names_of(work_list)[worker], actor.id
    found.second_id, found.second_name = beside
    found.save()
    renumber(work_list, before, None, found)
    renumber(work_list, (day_on, day_part, worker), position, found)
    found.refresh_from_db()
    if work_list.state == WorkListState.FINAL:
        let_in(actor, [found])
    return found


@action("planning.confirm_work_list", may_if=LEADS, basis=BASIS, about="work_list")
def confirm_work_list(*, actor: Actor, work_list: UUID) -> WorkList:
    """Let a week stand: it goes to the people, and who is not visited in time gets a letter."""
    found = WorkList.objects.select_for_update().filter(pk=work_list).first()
    if found is None:
        raise NotFound
    if found.state == WorkListState.FINAL:
        raise Refused("Deze looplijst is al vastgesteld.")
    _check_open(Visit.objects.filter(work_list=found))
    found.state = WorkListState.FINAL
    found.save(update_fields=["state"])
    let_in(actor, Visit.objects.filter(work_list=found))
    visited = Visit.objects.filter(work_list=found).values("case_id")
    VisitRequest.objects.filter(case__in=visited, status="open").update(status="planned")
    audit.concerns(_promise_offers(found))
    return found


def _check_open(visits: QuerySet[Visit]) -> None:
    """Refuse a list on which somebody goes to a door that is closed to them, or alone to one
    where that is not safe."""
    care = cautions_of(visits.values_list("case_id", flat=True))
    for each in visits:
        if each.case_id in care and (care[each.case_id] == NO_VISITS or not each.second_id):
            raise Refused(_UNSAFE % {"number": each.case.number})
    pairs = {(each.case_id, each.worker_id): each.worker_name for each in visits}
    pairs |= {(each.case_id, each.second_id): each.second_name for each in visits if each.second_id}
    for pair in closed_pairs(pairs):
        raise Refused(
            _("%s kent een van deze huishoudens. Geef dat bezoek aan iemand anders.") % pairs[pair]
        )


def names_of(work_list: WorkList) -> dict[str, str]:
    """The people of a work list: id and name."""
    return {each["id"]: each["name"] for each in work_list.capacity["people"]}


def _check_week(week: date, today: date) -> None:
    if not is_monday(week):
        raise Refused("Een week begint op maandag.")
    if week + timedelta(days=6) < today:
        raise Refused("Deze week is al voorbij.")


def _draft(actor: Actor, team: UUID, week: date) -> WorkList:
    """The list of this team and week, emptied; raises Refused when it stands already."""
    if not Team.objects.filter(pk=team, municipality_id=actor.municipality).exists():
        raise NotFound
    made = {"planned_at": clock.now(), "planned_by": actor.id}
    work_list, _ = WorkList.objects.select_for_update().update_or_create(
        team_id=team, week_on=week, defaults=made
    )
    if work_list.state == WorkListState.FINAL:
        raise Refused("Deze looplijst is al vastgesteld. Verplaats bezoeken met de hand.")
    Visit.objects.filter(work_list=work_list).delete()
    return work_list


def _cases(candidates: Iterable[Candidate]) -> QuerySet[Case]:
    return Case.objects.filter(pk__in=[each.case.pk for each in candidates])


def _minutes(asked: int | None, policy: CapacityPolicy) -> int:
    minutes = asked or policy.minutes_per_visit
    if not 5 <= minutes <= 240:
        raise Refused("Een bezoek duurt 5 tot 240 minuten, reistijd inbegrepen.")
    return minutes


def _ahead(parts: Iterable[tuple[date, DayPart]], today: date) -> list[tuple[date, DayPart]]:
    return [(day, part) for day, part in parts if day >= today]


def _capacity(
    crew: Iterable[Available], policy: CapacityPolicy, minutes: int, found: Plan
) -> dict[str, Any]:
    return {
        "minutes": minutes,
        "room": found.room,
        "windows": {
            part.value: [window.starts_at, window.ends_at]
            for part, window in policy.windows.items()
        },
        "people": [
            {
                "id": each.id,
                "name": each.name,
                "parts": [[day.isoformat(), part.value] for day, part in sorted(each.parts)],
            }
            for each in crew
        ],
    }


def _left_out(
    found: Plan, candidates: Mapping[str, Candidate], week: date, today: date
) -> list[dict[str, Any]]:
    rows = []
    for each in found.dropped:
        due = candidates[each.case].offer_due_on
        offer_on = offer_day(due, week=week, today=today).isoformat() if due else None
        rows.append(
            {
                "case": str(candidates[each.case].case.pk),
                "reason": each.reason,
                "words": each.words,
                "offer_on": offer_on,
            }
        )
    return rows


def _not_by_us(work_list: WorkList, week: date, today: date) -> list[dict[str, Any]]:
    """Households at which nobody rings for now, whose offer goes by letter all the same, and
    those that a peer expert visits."""
    away = _("Hier gaat voorlopig niemand langs. Het aanbod gaat per brief.")
    peer = _("Hier is een ervaringsdeskundige aan de beurt. Vraag dat bezoek bij de zaak.")
    return [
        {
            "case": str(case.pk),
            "reason": reason,
            "words": words,
            "offer_on": offer_day(due, week=week, today=today).isoformat() if due else None,
        }
        for reason, words, found in (
            (NO_VISITS, away, kept_away(work_list)),
            (PEER_EXPERT, peer, for_peers(work_list)),
        )
        for case, due in found.items()
    ]


def _forecast(found: Plan, candidates: Mapping[str, Candidate]) -> list[dict[str, Any]]:
    return [
        {
            "case": str(candidates[each.case].case.pk),
            "due_on": each.due_on.isoformat(),
            "visited_on": each.visited_on.isoformat() if each.visited_on else None,
        }
        for each in found.missed
    ]


def _visits(
    work_list: WorkList,
    found: Plan,
    candidates: Mapping[str, Candidate],
    scores: Mapping[UUID, Priority],
) -> Iterable[Visit]:
    people = {_seat(n): each for n, each in enumerate(work_list.capacity["people"])}
    nobody = {"id": "", "name": ""}
    minutes = work_list.capacity["minutes"]
    for tour in found.tours:
        first, second, *_ = *(people[seat] for seat in tour.crew.people), nobody
        for position, stop in enumerate(tour.stops, start=1):
            case = candidates[stop.case].case
            yield Visit(
                work_list=work_list,
                case=case,
                worker_id=first["id"],
                worker_name=first["name"],
                second_id=second["id"],
                second_name=second["name"],
                day_on=tour.crew.on,
                day_part=tour.crew.part.value,
                position=position,
                expected_at=clock_time(stop.at),
                minutes=minutes,
                why=why_visit(scores[case.pk].contributions, first=candidates[stop.case].why_again),
            )


def _seat(number: int) -> str:
    """A person in the plan by their place on the list: ids are random, and a plan is not."""
    return f"{number:03}"


def _check_move(
    visit: Visit, work_list: WorkList, day_on: date, day_part: str, worker: str
) -> None:
    if visit.outcome == DROPPED:
        raise Refused("Dit bezoek is vervallen.")
    if visit.outcome:
        raise Refused("Dit bezoek is al geweest.")
    if not work_list.week_on <= day_on < work_list.week_on + timedelta(days=7):
        raise Refused("Kies een dag in de week van deze looplijst.")
    if day_on < clock.today():
        raise Refused("Deze dag is al voorbij.")
    if day_part not in set(DayPart):
        raise Refused("Het dagdeel moet ochtend, middag of avond zijn.")
    if worker not in names_of(work_list):
        raise Refused("Kies iemand die op deze looplijst staat.")
    if cautions_of([visit.case_id]).get(visit.case_id) == NO_VISITS:
        raise Refused(_("Bij dit huishouden gaat voorlopig niemand langs."))


def goes_with(
    visit: Visit, work_list: WorkList, day_on: date, day_part: str, worker: str
) -> tuple[str, str]:
    """Who comes along after a move: whoever walks that tour too, or the one who came already."""
    tour = Visit.objects.filter(
        work_list=work_list, day_on=day_on, day_part=day_part, worker_id=worker
    ).exclude(pk=visit.pk)
    tour = tour.exclude(outcome=DROPPED)
    if other := tour.exclude(second_id="").first():
        return other.second_id, other.second_name
    if not visit.second_id or not _asked_for_two(visit):
        return "", ""
    if visit.second_id != worker:
        return visit.second_id, visit.second_name
    return visit.worker_id, visit.worker_name


def _asked_for_two(visit: Visit) -> bool:
    asked = VisitRequest.objects.filter(case=visit.case_id, status__in=("open", "planned"))
    care = cautions_of([visit.case_id]).get(visit.case_id)
    return care == TWO_PEOPLE or asked.filter(two_people=True).exists()


def renumber(
    work_list: WorkList, tour: tuple[date, str, str], position: int | None, moved: Visit
) -> None:
    """Number the doors of a tour again, with the moved one at its place or gone, and say when."""
    day_on, day_part, worker = tour
    doors = list(
        Visit.objects.filter(
            work_list=work_list, day_on=day_on, day_part=day_part, worker_id=worker
        )
        .exclude(pk=moved.pk)
        .order_by("position")
    )
    if position is not None:
        doors.insert(min(max(position, 1), len(doors) + 1) - 1, moved)
    starts_at = work_list.capacity["windows"][day_part][0]
    for number, door in enumerate(doors, start=1):
        door.position = number
        door.expected_at = clock_time(starts_at + (number - 1) * door.minutes)
    Visit.objects.bulk_update(doors, ["position", "expected_at"])


def _promise_offers(work_list: WorkList) -> int:
    """Plan the letters for who is not visited, or too late for the term; returns how many."""
    today = clock.today()
    owed = offers_owed(work_list)
    ahead = Visit.objects.filter(case__in=list(owed), outcome="", day_on__gte=today)
    first: dict[UUID, date] = {}
    for case, day_on in ahead.order_by("day_on").values_list("case_id", "day_on"):
        first.setdefault(case, day_on)
    promised = set(
        WrittenOffer.objects.filter(case__in=list(owed)).values_list("case_id", "due_on")
    )
    new = [
        WrittenOffer(
            case=case,
            planned_on=offer_day(due, week=work_list.week_on, today=today),
            due_on=due,
            reason="visited_late" if case.pk in first else "not_visited",
        )
        for case, due in owed.items()
        if first.get(case.pk, date.max) > due and (case.pk, due) not in promised
    ]
    WrittenOffer.objects.bulk_create(new)
    return len(new)
