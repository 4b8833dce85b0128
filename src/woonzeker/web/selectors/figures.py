# SPDX-License-Identifier: EUPL-1.2
"""A month as a funnel: from what was reported to who accepted help. Counts only, no persons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.cases.models import MatchingPeriod
from woonzeker.cases.selectors import case_counts
from woonzeker.intake.models import ArrearsSignal, Delivery, SignalResult
from woonzeker.monitoring.rules.sieve_periods import ALL
from woonzeker.monitoring.selectors import leaks_number
from woonzeker.organisations.models import Sector
from woonzeker.outreach.models import ContactAttempt, ContactOutcome
from woonzeker.outreach.selectors import REACHED, reach_by_channel
from woonzeker.web.selectors.shapes import Bar, Figures

FOUR_WEEKS = timedelta(weeks=4)
WORDS = {
    "gemeld": _("Signalen van partners"),
    "opgepakt": _("Signalen opgepakt"),
    "huishoudens": _("Huishoudens"),
    "gezocht": _("Contact gezocht"),
    "bereikt": _("Huishouden gesproken"),
    "hulp": _("Hulp aangenomen"),
}


def figures(*, actor: Actor, month: date | None = None, chosen: str = "") -> Figures:
    """The funnel of a month (its first day); without one, the newest with its offers made.

    Raises NotPermitted for who may not count.
    """
    today = clock.today()
    counts = case_counts(actor=actor, on=today)
    months = _months()
    month = month if month in months else _usual(months, today)
    until = _last_day(month)
    bars = _bars(month)
    return Figures(
        month_on=month,
        months=months,
        bars=bars,
        chosen=next((bar for bar in bars if bar.code == chosen), None),
        parts=_parts(chosen, month) if chosen in WORDS else (),
        reach=tuple(reach_by_channel(actor=actor, since=month, until=until)),
        counts=counts,
        step_counts=tuple(sorted(counts.by_step.items())),
        sank=leaks_number(actor=actor),
        sank_url=_sank_url(actor),
    )


def _sank_url(actor: Actor) -> str:
    """The list for who goes there or leads who does; for who counts, the sieve of all years."""
    if may(actor, "monitoring.leaks"):
        return reverse("monitoring:leaks")
    return f"{reverse('monitoring:sieve')}?{urlencode({'periode': ALL})}"


def _months() -> tuple[date, ...]:
    """The months in which partners delivered."""
    return tuple(Delivery.objects.dates("received_on", "month"))


def _usual(months: tuple[date, ...], today: date) -> date:
    """The newest month whose four weeks for an offer are over; else the newest there is."""
    over = [month for month in months if _last_day(month) + FOUR_WEEKS <= today]
    return (over or list(months) or [today.replace(day=1)])[-1]


def _last_day(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _signals(month: date) -> QuerySet[ArrearsSignal]:
    """The signals that came in during a month: the month in which households get their case."""
    return ArrearsSignal.objects.filter(delivery__received_on__range=(month, _last_day(month)))


def _taken_up(month: date) -> QuerySet[ArrearsSignal]:
    return _signals(month).filter(result=SignalResult.TAKEN_UP)


def _periods(month: date, **outcome: Any) -> QuerySet[MatchingPeriod]:
    """Households of a month; with `outcome`, those with such an attempt since their report."""
    found = MatchingPeriod.objects.filter(starts_on=month)
    if not outcome:
        return found
    since = {"case": OuterRef("case"), "tried_on__gte": OuterRef("taken_up_on")}
    wanted = {key: value for key, value in outcome.items() if key != "any"}
    return found.filter(Exists(ContactAttempt.objects.filter(**since, **wanted)))


STEPS: dict[str, Callable[[date], QuerySet[Any]]] = {
    "gemeld": _signals,
    "opgepakt": _taken_up,
    "huishoudens": _periods,
    "gezocht": lambda month: _periods(month, any=True),
    "bereikt": lambda month: _periods(month, outcome__in=REACHED),
    "hulp": lambda month: _periods(month, outcome=ContactOutcome.ACCEPTED),
}


#: of which number a step is a share
SHARE_OF = {
    "opgepakt": "gemeld",
    "gezocht": "huishoudens",
    "bereikt": "huishoudens",
    "hulp": "huishoudens",
}


def _bars(month: date) -> tuple[Bar, ...]:
    numbers = {code: rows(month).count() for code, rows in STEPS.items()}
    most = max(numbers.values(), default=0) or 1
    return tuple(
        Bar(
            code=code,
            words=str(WORDS[code]),
            number=number,
            percent=_percent(number, numbers.get(SHARE_OF.get(code, ""), 0)),
            of=str(WORDS[SHARE_OF[code]]).lower() if code in SHARE_OF else "",
            width=f"{100 * number / most:.1f}",
        )
        for code, number in numbers.items()
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _parts(code: str, month: date) -> tuple[tuple[str, int], ...]:
    """A number by kind of partner. A household with several kinds counts with each of them."""
    rows = STEPS[code](month)
    path = "sector" if rows.model is ArrearsSignal else "signals__signal__sector"
    counted = rows.values_list(path).annotate(number=Count("pk", distinct=True))
    labels = dict(Sector.choices)
    found = [(str(labels.get(sector, sector)), number) for sector, number in counted]
    return tuple(sorted(found, key=lambda part: (-part[1], part[0])))
