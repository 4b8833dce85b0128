# SPDX-License-Identifier: EUPL-1.2
"""What was decided lately, by people and by the rules, and how long a decision takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Aggregate, Count, F, FloatField, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.policy import DataClass, Role, holds, sees
from woonzeker.matching.models import Link, LinkDecision, LinkResult
from woonzeker.matching.selectors.reviewing import BASIS, start_of_today
from woonzeker.matching.selectors.shielded import open_links

MAY_LOOK_BACK = sees(DataClass.SIGNAL, DataClass.IDENTITY).by(
    Role.REVIEWER, Role.INTAKE_COORDINATOR
)
MAY_SEE_PACE = holds(Role.INTAKE_COORDINATOR)
#: how many decisions the page shows; who looks for an older one searches
SHOWN = 50
PACE_DAYS = 30
#: fewer decisions say nothing, or too much about one person
LEAST = 10


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a decision takes in this municipality; of nobody in particular.

    `seconds` is the median over `decisions` decisions of the last `days` days, None with fewer
    than LEAST.
    """

    seconds: int | None
    decisions: int
    days: int


@look("matching.decided_links", may_if=MAY_LOOK_BACK, basis=BASIS)
def decided_links(*, actor: Actor, search: str = "", today: bool = False) -> Sequence[Link]:
    """See what was decided last, by people and by the rules; `search` looks in the signal.

    `today` leaves what people decided today.
    """
    links = Link.objects.filter(result__in=(LinkResult.LINKED, LinkResult.NOBODY))
    if today:
        links = links.exclude(decided_by="").filter(decided_at__gte=start_of_today())
    for word in search.split()[:4]:
        links = links.filter(_in_signal(word))
    found = list(_newest(open_links(links, actor))[:SHOWN])
    concerns(len(found), of={"link": [link.pk for link in found]})
    return found


def review_pace(actor: Actor) -> Pace | None:
    """How long a decision takes here; None for who has no part in planning the work."""
    if not MAY_SEE_PACE(actor):
        return None
    since = clock.now() - timedelta(days=PACE_DAYS)
    found = LinkDecision.objects.filter(
        decided_at__gte=since, seconds__isnull=False, choice__in=("linked", "nobody", "asked")
    ).aggregate(decisions=Count("pk"), median=_Median("seconds"))
    number = found["decisions"]
    seconds = round(found["median"]) if number >= LEAST else None
    return Pace(seconds=seconds, decisions=number, days=PACE_DAYS)


class _Median(Aggregate):
    function = "PERCENTILE_CONT"
    name = "median"
    output_field = FloatField()
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


def _in_signal(word: str) -> Q:
    return (
        Q(signal__surname__icontains=word)
        | Q(signal__business_name__icontains=word)
        | Q(signal__own_reference__iexact=word)
        | Q(signal__customer_number__iexact=word)
        | Q(signal__postcode__iexact=word)
        | Q(signal__street__icontains=word)
    )


def _newest(links: QuerySet[Link]) -> QuerySet[Link]:
    return links.select_related("signal__partner", "person").order_by(
        "-decided_on",
        F("decided_at").desc(nulls_last=True),
        "signal__delivery__received_at",
        "signal__line_number",
        "signal__own_reference",
    )
