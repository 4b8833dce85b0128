# SPDX-License-Identifier: EUPL-1.2
"""A road begins and ends. What it is may be known by few: closure and nuisance by still fewer."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action, may
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import DataClass, writes
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.legal.models import CaseRoad, RoadStep
from woonzeker.legal.rules.roads import (
    COURSES,
    Home,
    Refusal,
    Road,
    end,
)
from woonzeker.legal.selectors.road_facts import course_of, taken
from woonzeker.legal.services.roads.stops import is_lost, open_now
from woonzeker.planning import services as planning

BASIS = "Wgs art. 3 lid 1 onder b; Wmo 2015 art. 2.1.1"
#: a road of which nothing reaches who may not know of nuisance or closures
MAY_KEEP = writes(DataClass.PROCESS, DataClass.HOUSEHOLD)
MAY_KEEP_ORDER = writes(DataClass.PROCESS, DataClass.ORDER)
ORDER = "D7"
#: visited with two people, before anything else
CLOSURE_VISIT = "closure_visit"


@action("legal.begin_road", may_if=MAY_KEEP, basis=BASIS, about="case")
def begin_road(
    *, actor: Actor, case: UUID, road: Road, begun: str, told_by: str, on: date
) -> CaseRoad:
    """Begin a road that is no matter of order: a death, a break-up, a mortgage, a loose tenure.

    Raises Refused for a road that runs already or a beginning of another road, NotFound.
    """
    if COURSES[road].data == ORDER:
        raise NotPermitted
    return _begin(actor, case, road, begun, told_by, on)


@action("legal.begin_order_road", may_if=MAY_KEEP_ORDER, basis=BASIS, about="case")
def begin_order_road(
    *, actor: Actor, case: UUID, road: Road, begun: str, told_by: str, on: date
) -> CaseRoad:
    """Begin a road of nuisance, closure or alleged fraud; a closure asks for a visit at once.

    Raises Refused for a road that runs already or a beginning of another road, NotFound.
    """
    made = _begin(actor, case, road, begun, told_by, on)
    if road is Road.CLOSURE:
        _visit_now(actor, case)
    return made


def _begin(actor: Actor, case: UUID, road: Road, begun: str, told_by: str, on: date) -> CaseRoad:
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status == CaseStatus.CLOSED:
        raise Refused(_("Deze zaak is gesloten. Open haar eerst weer."))
    if on > clock.today():
        raise Refused(_("Deze dag ligt in de toekomst. Leg vast wat er al is."))
    begins = {each.code: each for each in COURSES[road].begins}
    if begun not in begins:
        raise Refused(_("Kies hoe dit begon."))
    if CaseRoad.objects.filter(case=case, road=road.value, ended_on=None).exists():
        raise Refused(_("Deze weg loopt al."))
    row = CaseRoad.objects.create(
        case=found,
        road=road.value,
        began_on=on,
        begun=begun,
        began_by=told_by,
        opened_at=clock.now(),
        opened_by=actor.id,
    )
    RoadStep.objects.create(
        case=found,
        road=row,
        code=begins[begun].step,
        on=on,
        noted_at=clock.now(),
        noted_by=actor.id,
    )
    cases.add_lane(actor=system(actor.municipality, "legal"), case=case, lane=road.value)
    return row


def _visit_now(actor: Actor, case: UUID) -> None:
    """Somebody goes there within the days of the policy; who is not planned gets a task."""
    today = clock.today()
    room = system(actor.municipality, "legal")
    cases.give_task(actor=room, case=case, kind=CLOSURE_VISIT, due_on=today)
    try:
        planning.request_visit(
            actor=room, case=case, reason=_("ga vandaag langs"), due_on=today, two_people=True
        )
    except Refused:
        # nobody goes there by the list: the task says what is left to do
        return


@action("legal.end_road", may_if=MAY_KEEP, basis=BASIS, about="case_road")
def end_road(*, actor: Actor, case_road: UUID, ending: str, on: date) -> CaseRoad:
    """End a road; a lost home only when that stands recorded, and with every safeguard met.

    Raises Refused with what is missing, NotFound.
    """
    row = road_for(actor, case_road)
    course = course_of(row)
    if ending not in {each.code for each in course.ends}:
        raise Refused(_("Kies hoe deze weg eindigde."))
    if on < row.began_on or on > clock.today():
        raise Refused(_("De dag van het einde ligt tussen het begin en vandaag."))
    lost = course.ending(ending).home is Home.LOST
    if lost and course.loses_home and not is_lost(row.case_id):
        raise Refused(_("Leg eerst vast dat de woning verlaten is: bij deze weg, bij de gang naar"
                        " de rechter of als stap van de zaak."))  # fmt: skip
    stops = open_now(row.case_id) if lost else ()
    found = end(course, ending, taken(row), open_safeguards=stops)
    if isinstance(found, Refusal):
        raise Refused(said(found))
    row.ended_on, row.ending, row.ended_by = on, ending, actor.id
    row.save(update_fields=["ended_on", "ending", "ended_by"])
    return row


def road_for(actor: Actor, case_road: UUID) -> CaseRoad:
    """A running road that the actor may keep, locked; raises NotFound, Refused when it ended."""
    row = CaseRoad.objects.select_for_update(of=("self",)).filter(pk=case_road).first()
    if row is None or not may_keep(actor, row):
        raise NotFound
    if row.ended_on is not None:
        raise Refused(_("Deze weg is geëindigd. Begin haar opnieuw als er weer iets speelt."))
    return row


def may_keep(actor: Actor, row: CaseRoad) -> bool:
    """Whether somebody may know of and keep this road: of order only who may keep such data."""
    return course_of(row).data != ORDER or may(actor, "legal.begin_order_road", row.case_id)


def said(refusal: Refusal) -> str:
    """What stands in the way, in one piece of Dutch."""
    lacks = [_(each) for each in refusal.lacks]
    parts = [_(refusal.why)]
    if lacks:
        parts.append(_("Eerst: %s.") % ", ".join(lacks))
    if refusal.safeguards:
        parts.append(_("Er staan nog %s waarborgen open.") % len(refusal.safeguards))
    return " ".join(parts)
