# SPDX-License-Identifier: EUPL-1.2
"""How well each way of contact works: what was published, and what it brought here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.rules import MAY_SEE
from woonzeker.outreach.ladder import PUBLISHED, REACHED, Published

#: days over which the municipality's own figures are counted
WINDOW = 365
#: with fewer households a share says little
FEW = 30
WAY_WORDS: dict[str, Promise] = {
    "written": _("alleen geschreven"),
    "phone": _("ten minste één keer gebeld"),
    "visit": _("ten minste één huisbezoek"),
}


@dataclass(frozen=True, slots=True)
class WayReach:
    """One way of contact: of how many households, and which share of them was reached (0 to 1).

    `tried` and `own` are this municipality's; `own` is None when nothing was tried that way.
    """

    code: str
    words: Promise
    published: Published
    tried: int
    reached: int

    @property
    def own(self) -> float | None:
        """The share that was reached here."""
        return self.reached / self.tried if self.tried else None

    @property
    def percent(self) -> int | None:
        """The same in whole percents."""
        return None if self.own is None else round(100 * self.own)

    @property
    def few(self) -> bool:
        """Whether it rests on too few households to lean on."""
        return self.tried < FEW


@look("outreach.reach_by_way", may_if=MAY_SEE, basis="Wgs art. 2")
def reach_by_way(*, actor: Actor) -> list[WayReach]:
    """See how many households each way of contact reached here in a year, and what is published."""
    until = clock.today()
    counted = _counted(until - timedelta(days=WINDOW), until)
    return [
        WayReach(code, WAY_WORDS[code], published, *counted[code])
        for code, published in PUBLISHED.items()
    ]


#: each household of a case once: by what it was sought and whether somebody was reached
_COUNT = """
    SELECT count(*) FILTER (WHERE NOT phone AND NOT visit),
           count(*) FILTER (WHERE NOT phone AND NOT visit AND reached),
           count(*) FILTER (WHERE phone),
           count(*) FILTER (WHERE phone AND reached),
           count(*) FILTER (WHERE visit),
           count(*) FILTER (WHERE visit AND reached)
    FROM (
        SELECT bool_or(channel = 'phone') AS phone,
               bool_or(channel IN ('visit', 'elsewhere')) AS visit,
               bool_or(outcome = ANY(%s)) AS reached
        FROM outreach_contactattempt
        WHERE municipality = %s AND tried_on BETWEEN %s AND %s
        GROUP BY case_id
    ) AS sought
"""


def _counted(since: date, until: date) -> dict[str, tuple[int, int]]:
    """Households sought and reached, by way."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [sorted(REACHED), current_municipality(), since, until])
        row = cursor.fetchone()
    written, written_reached, phone, phone_reached, visit, visit_reached = row or (0,) * 6
    return {
        "written": (written, written_reached),
        "phone": (phone, phone_reached),
        "visit": (visit, visit_reached),
    }
