# SPDX-License-Identifier: EUPL-1.2
"""The partners that deliver: for whom one may upload, who is silent, who holds a key."""

from __future__ import annotations

from django.db.models import QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, holds, writes
from woonzeker.errors import NotPermitted
from woonzeker.intake.models import HANDED, Delivery
from woonzeker.organisations import selectors as organisations
from woonzeker.organisations.models import Agreement, Partner, PartnerKind

MAY_DELIVER = writes(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR)
MAY_KEEP_KEYS = holds(Role.INTAKE_COORDINATOR, Role.FUNCTIONAL_ADMIN)


def delivering_partners(actor: Actor) -> QuerySet[Partner]:
    """The partners for whom the actor may upload a file today; raises NotPermitted."""
    if not MAY_DELIVER(actor):
        raise NotPermitted
    reporting = {
        agreement.partner_id
        for agreement in organisations.agreements_of(actor)
        if agreement.from_on <= clock.today()
        and (agreement.until_on is None or agreement.until_on >= clock.today())
    }
    kinds = [PartnerKind.CREDITOR, PartnerKind.LANDLORD]
    return organisations.partners_of(actor).filter(pk__in=reporting, kind__in=kinds)


def silent_partners(actor: Actor) -> list[Partner]:
    """The partners of whom nothing came in yet this month, by sector and name."""
    since = clock.today().replace(day=1)
    heard = set(
        Delivery.objects.filter(received_on__gte=since)
        .exclude(channel=HANDED)
        .values_list("partner_id", flat=True)
    )
    monthly = delivering_partners(actor).filter(kind=PartnerKind.CREDITOR)
    return [partner for partner in monthly if partner.pk not in heard]


def key_holders(actor: Actor) -> QuerySet[Agreement]:
    """The agreements with the keys and systems that each has; raises NotPermitted."""
    if not MAY_KEEP_KEYS(actor):
        raise NotPermitted
    return organisations.with_clients(organisations.agreements_of(actor))
