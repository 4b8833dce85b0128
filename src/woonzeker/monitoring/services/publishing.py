# SPDX-License-Identifier: EUPL-1.2
"""A year that is over is told of once: the tables that may leave, kept as they were shown."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Refused
from woonzeker.monitoring.models import PublishedYear
from woonzeker.monitoring.rules.sieve_row import RULES
from woonzeker.monitoring.selectors.published_years import accounts_of, is_over

MAY_PUBLISH = holds(Role.MANAGER)
BASIS = "Wgs art. 2; AVG art. 89"


@action("monitoring.publish_year", may_if=MAY_PUBLISH, basis=BASIS)
def publish_year(*, actor: Actor, year: int) -> tuple[PublishedYear, ...]:
    """Publish the figures of a year that is over: once, small numbers hidden.

    Raises Refused for a year that runs, and for one that was published before: two versions
    beside each other would tell what both hide.
    """
    if not is_over(year, clock.today()):
        raise Refused(_("Dit jaar is nog niet voorbij. Publiceer het na 31 december."))
    rows = [
        PublishedYear(
            year=year, what=what, tables=tables, made_at=clock.now(), made_by=actor.id, rules=RULES
        )
        for what, tables in accounts_of(actor, year).items()
    ]
    try:
        with transaction.atomic():
            PublishedYear.objects.bulk_create(rows)
    except IntegrityError:
        raise Refused(
            _("Dit jaar is al gepubliceerd en blijft zo. Leg een verschil uit in een toelichting.")
        ) from None
    return tuple(rows)
