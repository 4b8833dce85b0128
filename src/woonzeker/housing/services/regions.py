# SPDX-License-Identifier: EUPL-1.2
"""Which municipalities share places: beginning a region, letting another in, leaving."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import Place, Region, RegionMember, Stay, Waits, WaitShared
from woonzeker.housing.services.waiting_told import tell_region
from woonzeker.organisations.models import Municipality

MAY_SHARE = holds(Role.FUNCTIONAL_ADMIN)
BASIS = "Wmo 2015; AVG art. 6 lid 1 onder e"


@action("housing.begin_region", may_if=MAY_SHARE, basis=BASIS)
def begin_region(*, actor: Actor, name: str) -> Region:
    """Begin a region to share places in; this municipality is its first member.

    Raises Refused for a name that another region has.
    """
    made = Region(name=name.strip())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused(
            _("Er is al een regio met deze naam. Vraag een lid om je toe te laten.")
        ) from None
    RegionMember.objects.create(region=made, member_id=actor.municipality, joined_on=clock.today())
    return made


@action("housing.let_into_region", may_if=MAY_SHARE, basis=BASIS)
def let_into_region(*, actor: Actor, region: UUID, municipality: str) -> RegionMember:
    """Let another municipality share the places of a region.

    Raises NotFound for a region of others, Refused for who shares it already.
    """
    found = _own_region(region)
    if not Municipality.objects.filter(pk=municipality).exists():
        raise Refused(_("Deze gemeente werkt niet met dit programma."))
    if RegionMember.objects.filter(region=found, member=municipality, left_on=None).exists():
        raise Refused(_("Deze gemeente doet al mee in deze regio."))
    return RegionMember.objects.create(
        region=found, member_id=municipality, joined_on=clock.today()
    )


@action("housing.leave_region", may_if=MAY_SHARE, basis=BASIS)
def leave_region(*, actor: Actor, region: UUID) -> RegionMember:
    """Share no places any more; raises Refused while something of this municipality is there."""
    found, today = _own_region(region), clock.today()
    kept = Place.objects.filter(region=found, kept_by=actor.municipality)
    if kept.filter(open_until=None).exists() or kept.filter(open_until__gt=today).exists():
        raise Refused(_("Er zijn nog plekken van deze gemeente open. Sluit die eerst."))
    ours = Stay.objects.filter(
        place__region=found, booked_for=actor.municipality, cancelled_on=None
    )
    if ours.filter(until_on=None).exists() or ours.filter(until_on__gt=today).exists():
        raise Refused(_("Er slapen nog huishoudens van deze gemeente. Zoek eerst een andere plek."))
    WaitShared.objects.filter(region=found, waits_for=actor.municipality).delete()
    member = RegionMember.objects.get(region=found, member=actor.municipality, left_on=None)
    member.left_on = today
    member.save(update_fields=["left_on"])
    return member


@action("housing.share_waiting", may_if=MAY_SHARE, basis=BASIS)
def share_waiting(*, actor: Actor, region: UUID, shares: bool) -> Region:
    """Let the members of a region see each other's waiting lists as numbers, or not any more."""
    found = _own_region(region)
    found.shares_waiting = shares
    found.save(update_fields=["shares_waiting"])
    WaitShared.objects.filter(region=found, waits_for=actor.municipality).delete()
    for waits in Waits.objects.filter(left_on=None):
        tell_region(waits)
    return found


def _own_region(region: UUID) -> Region:
    found = Region.objects.filter(pk=region).first()
    if found is None:
        raise NotFound
    return found
