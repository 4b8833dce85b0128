# SPDX-License-Identifier: EUPL-1.2
"""The resident's own paper about a closure, to print and fill in by hand; it names nobody."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound
from woonzeker.legal.models import CaseRoad
from woonzeker.legal.rules import pack
from woonzeker.legal.rules.roads import FactKind, Road
from woonzeker.legal.rules.roads.own_view import own_view
from woonzeker.legal.selectors.road_facts import facts_of_road, raised_of
from woonzeker.legal.selectors.roads import MAY_SEE_ORDER
from woonzeker.organisations.selectors import municipality


@look("legal.own_view", may_if=MAY_SEE_ORDER, basis="Awb art. 4:8", about="case_road")
def own_view_on_paper(*, actor: Actor, case_road: UUID) -> bytes:
    """Make the paper with the points that the resident brings forward. Raises NotFound."""
    row = CaseRoad.objects.filter(pk=case_road, road=Road.CLOSURE.value).first()
    if row is None:
        raise NotFound
    until = facts_of_road(row).get(FactKind.VIEW_DUE)
    made = own_view(
        raised_of(row),
        municipality=municipality(actor.municipality).name,
        until_on=until if isinstance(until, date) else None,
        on=clock.today(),
    )
    return pack.render(made)
