# SPDX-License-Identifier: EUPL-1.2
"""Whether what stands in an address is there, for kinds to which nobody stands nearer than here.

A case, a task or a work list says itself how somebody stands to it (`access.reach`). For the rest
there is one question: does this municipality have it, and for a partner: is it theirs?
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Model, QuerySet

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import KINDS, Relation
from woonzeker.cases.models import BrokenGlass, Shield
from woonzeker.errors import NotFound
from woonzeker.help.models import OwnAlarm, WayfinderEntry
from woonzeker.housing.models import Place, Region
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.landlords.models import LandlordCheck
from woonzeker.legal.models import DutyTurn, KnownSender
from woonzeker.organisations.models import Agreement, Membership, Partner, SignedAgreement
from woonzeker.outreach.models import DataLeak, PrintRun
from woonzeker.privacy.models import FamousName, Finding, OwnAddress, RightsRequest
from woonzeker.retention.models import ErasureRequest, Hold, RetentionRun

#: kind → the table of it; row security leaves the rows of the municipality that was chosen
WALLED: dict[str, type[Model]] = {
    "delivery": Delivery,
    "signal": ArrearsSignal,
    "leak": DataLeak,
    "shield": Shield,
    "glass": BrokenGlass,
    "finding": Finding,
    "famous": FamousName,
    "own_address": OwnAddress,
    "rights_request": RightsRequest,
    "run": RetentionRun,
    "print_run": PrintRun,
    "erasure": ErasureRequest,
    "hold": Hold,
    "entry": WayfinderEntry,
    "asked": OwnAlarm,
    "landlord_check": LandlordCheck,
    "signed": SignedAgreement,
    "turn": DutyTurn,
    "sender": KnownSender,
    "region_place": Place,
    "region": Region,
}
#: kinds that municipalities share, and how theirs are found
SHARED: dict[str, tuple[type[Model], str]] = {
    "agreement": (Agreement, "municipality_id"),
    "partner": (Partner, "agreements__municipality_id"),
    "membership": (Membership, "municipality_id"),
}
#: of which a partner sees its own
_OF_PARTNER = frozenset({"delivery", "signal"})


def tell_what_is_there() -> None:
    """Answer for the kinds for which no room does; called once, at start-up, after all rooms."""
    for kind in {*WALLED, *SHARED} - reach.kinds():
        reach.tells(kind, partial(_stands, kind))


def _stands(kind: str, actor: Actor, subject: str) -> frozenset[Relation]:
    """The nearest relation to what is there; raises NotFound when it is not."""
    found = _rows(kind, actor).filter(pk=subject)
    if actor.kind == "partner":
        found = found.filter(partner_id=actor.id) if kind in _OF_PARTNER else found.none()
    if not found.exists():
        raise NotFound
    return frozenset({KINDS[actor.kind][1] if actor.kind in KINDS else Relation.ANYWHERE})


def _rows(kind: str, actor: Actor) -> QuerySet[Any]:
    if kind in SHARED:
        model, where = SHARED[kind]
        return model._default_manager.filter(**{where: actor.municipality})
    return WALLED[kind]._default_manager.all()
