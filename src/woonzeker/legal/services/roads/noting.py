# SPDX-License-Identifier: EUPL-1.2
"""Steps, facts, points and reports on a road: each passes the wall, or is refused with why.

What was noted wrongly is taken back in `recalling`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import (
    CaseRoad,
    NuisanceReport,
    RaisedPoint,
    RoadFact,
    RoadStep,
)
from woonzeker.legal.rules.roads import (
    LOSES_HOME,
    POINTS,
    ROWS,
    Closing,
    Done,
    FactKind,
    Form,
    Raised,
    Refusal,
    Road,
    admit,
    note,
    open_points,
)
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.selectors.road_facts import (
    children_known,
    closing_of,
    course_of,
    raised_of,
    taken,
)
from woonzeker.legal.services.roads.beginning import (
    BASIS,
    MAY_KEEP,
    MAY_KEEP_ORDER,
    road_for,
    said,
)
from woonzeker.legal.services.roads.losing import lose_home
from woonzeker.legal.services.roads.stops import open_now

_COLUMN = {Form.DAY: "day", Form.YES_NO: "flag", Form.NUMBER: "number", Form.CODE: "code"}


@action("legal.note_road_step", may_if=MAY_KEEP, basis=BASIS, about="case_road")
def note_road_step(
    *,
    actor: Actor,
    case_road: UUID,
    code: str,
    on: date,
    speaks_of: date | None = None,
    facts: Mapping[str, object] | None = None,
) -> RoadStep:
    """Note that a step was taken, with the facts that belong to it.

    What the municipality does itself waits for what must come before; what others did is noted as
    it happened, with what was open then. Raises Refused with what is missing or may not be kept,
    NotFound.
    """
    row = road_for(actor, case_road)
    course = course_of(row)
    if why := _not_yet(row, code, on):
        raise Refused(why)
    kept = _pass_the_wall(facts or {}, course.step(code).keeps)
    if code in LOSES_HOME and (there := _noted_before(row, code)) is not None:
        return _the_same(there, on)
    new = Done(code, on, speaks_of)
    stops = open_now(row.case_id) if course.step(code).loses else ()
    found = note(course, new, taken(row), open_safeguards=stops, closing=_closing(row))
    if isinstance(found, Refusal):
        raise Refused(said(found))
    step = RoadStep.objects.create(
        **_of(row, actor),
        code=code,
        on=on,
        speaks_of=speaks_of,
        in_spite_of=list(found.in_spite_of),
        open_safeguards=list(found.safeguards),
    )
    _keep_facts(actor, row, kept)
    if code in LOSES_HOME:
        lose_home(step)
    return step


def _not_yet(row: CaseRoad, code: str, on: date) -> str:
    """Why a step is not written down, whatever came before it; empty when it can be."""
    if code not in {each.code for each in course_of(row).steps}:
        return _("Kies wat er gebeurde.")
    if on > clock.today():
        return _("Deze dag ligt in de toekomst. Leg vast wat er al is.")
    return _more_than_a_tick(row, code)


def _more_than_a_tick(row: CaseRoad, code: str) -> str:
    """What a closure asks of a step that anybody can press; empty when it is there."""
    if row.road != Road.CLOSURE:
        return ""
    if code == "points_gone_through":
        left = open_points(raised_of(row), children=children_known(row.case_id))
        said = ngettext(
            "Nog %d punt is niet besproken. Leg eerst vast wat ervan kwam.",
            "Nog %d punten zijn niet besproken. Leg eerst vast wat ervan kwam.",
            len(left),
        )
        return said % len(left) if left else ""
    if code == "place_found" and Safeguard.PLACE.value in open_now(row.case_id):
        return _("Er is nog geen plek die past en er is vóór de dag. Boek haar bij 'Plek zoeken'.")
    return ""


def _noted_before(row: CaseRoad, code: str) -> RoadStep | None:
    """The step that stands already: a home is lost once."""
    return RoadStep.objects.filter(road=row, code=code, recalled_at=None).first()


def _the_same(there: RoadStep, on: date) -> RoadStep:
    """Who presses twice noted it once; raises Refused for another day."""
    if there.on != on:
        raise Refused(_("Dit staat er al, op een andere dag. Neem dat eerst terug."))
    return there


def _keep_facts(actor: Actor, row: CaseRoad, kept: Mapping[FactKind, object]) -> None:
    for kind, value in kept.items():
        column = _COLUMN[ROWS[kind].form]
        RoadFact.objects.create(**_of(row, actor), kind=kind.value, **{column: value})


def _closing(row: CaseRoad) -> Closing | None:
    return closing_of(row) if row.road == Road.CLOSURE else None


def _pass_the_wall(raw: Mapping[str, object], keeps: frozenset[FactKind]) -> dict[FactKind, object]:
    """The facts that may be kept with this step; raises Refused with the first that may not."""
    given = {key: value for key, value in raw.items() if value not in (None, "")}
    kept, left = admit(given)
    for each in left:
        raise Refused(_(each.why))
    if not set(kept) <= keeps:
        raise Refused(_("Dit hoort niet bij deze stap."))
    return kept


@action("legal.raise_point", may_if=MAY_KEEP_ORDER, basis="Awb art. 4:8", about="case_road")
def raise_point(*, actor: Actor, case_road: UUID, code: str, raised: Raised) -> RaisedPoint:
    """Note what became of a point about a closure: brought forward, not wanted, does not apply.

    The words of the resident stand on the resident's own paper, nowhere here. Raises Refused and
    NotFound.
    """
    row = road_for(actor, case_road)
    point = {each.code: each for each in POINTS}.get(code)
    if point is None or row.road != Road.CLOSURE:
        raise Refused(_("Dit punt hoort niet bij deze weg."))
    if raised is Raised.DOES_NOT_APPLY and point.always:
        raise Refused(_("Dit punt geldt altijd. Breng het naar voren, of zeg dat het niet hoeft."))
    return RaisedPoint.objects.create(
        **_of(row, actor), code=code, raised=raised.value, on=clock.today()
    )


@action("legal.note_nuisance", may_if=MAY_KEEP_ORDER, basis=BASIS, about="case_road")
def note_nuisance(
    *,
    actor: Actor,
    case_road: UUID,
    on: date,
    sort: str,
    reporter_role: str,
    side: UUID | None = None,
    checked: bool = False,
) -> NuisanceReport:
    """Note a report of nuisance: no name and no words, a source is an arbitrary number.

    Raises Refused for a day ahead or what is not on the list, NotFound.
    """
    row = road_for(actor, case_road)
    _pass_the_wall(
        {
            FactKind.REPORT_DAY.value: on,
            FactKind.REPORT_SORT.value: sort,
            FactKind.REPORTER_ROLE.value: reporter_role,
        },
        frozenset({FactKind.REPORT_DAY, FactKind.REPORT_SORT, FactKind.REPORTER_ROLE}),
    )
    if row.road != Road.NUISANCE or on > clock.today():
        raise Refused(_("Een melding hoort bij de weg overlast, en is van vandaag of eerder."))
    known = set(NuisanceReport.objects.filter(road=row).values_list("side", flat=True))
    if side is not None and side not in known:
        raise NotFound
    return NuisanceReport.objects.create(
        **_of(row, actor),
        on=on,
        sort=sort,
        reporter_role=reporter_role,
        side=side or uuid.uuid4(),
        checked=checked,
    )


@action("legal.check_nuisance", may_if=MAY_KEEP_ORDER, basis=BASIS, about="case_road")
def check_nuisance(*, actor: Actor, case_road: UUID, report: UUID) -> NuisanceReport:
    """Note that somebody went to see whether a report is right; raises NotFound."""
    row = road_for(actor, case_road)
    found = NuisanceReport.objects.filter(road=row, pk=report, recalled_at=None).first()
    if found is None:
        raise NotFound
    found.checked = True
    found.save(update_fields=["checked"])
    return found


def _of(row: CaseRoad, actor: Actor) -> dict[str, Any]:
    return {
        "road": row, "case_id": row.case_id, "noted_at": clock.now(), "noted_by": actor.id,
    }  # fmt: skip
