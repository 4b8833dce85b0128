# SPDX-License-Identifier: EUPL-1.2
"""What help must be done by a day, and where support was not offered often enough. Building blocks
of lists: nobody looks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case, CaseMove, CaseStatus
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    ArrangementState,
    Referral,
    ReferralState,
    SupportOffer,
)
from woonzeker.law.terms import dutch_day
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

#: moves after which there was somebody to offer support to
_MET = ("contact_reached", "first_talk_held", "help_accepted", "accept_request", "join_request")


@dataclass(frozen=True, slots=True)
class HelpDue:
    """One thing to do for a case by a day, and why on that day."""

    case: Case
    what: str
    due_on: date
    why: str


def help_due(cases: QuerySet[Case], *, until: date) -> Iterator[HelpDue]:
    """What must be done in these cases by a day at the latest, what is late as well."""
    norm: dict[str, Any] = decided(current_municipality(), PolicyKind.HELP)
    for source in (_support, _referrals, _fixes):
        yield from (due for due in source(cases, norm) if due.due_on <= until)


def few_offers() -> QuerySet[Case]:
    """Cases in which somebody was met and support was not offered often and differently enough."""
    norm = decided(current_municipality(), PolicyKind.HELP)
    return Case.objects.filter(pk__in=_few_offers(norm).values("pk"))


def _few_offers(norm: dict[str, Any]) -> QuerySet[Case]:
    wants = SupportOffer.objects.filter(case=OuterRef("pk"), reaction="wants")
    met = CaseMove.objects.filter(case=OuterRef("pk"), code__in=_MET)
    counted = Case.objects.exclude(status=CaseStatus.CLOSED).annotate(
        offers=Count("support_offers"),
        ways=Count("support_offers__channel", distinct=True),
        offered_on=Max("support_offers__offered_on"),
    )
    few = Q(offers__lt=norm["support_offers"]) | Q(ways__lt=norm["support_channels"])
    return counted.filter(few, Exists(met), ~Exists(wants))


def _support(cases: QuerySet[Case], norm: dict[str, Any]) -> Iterator[HelpDue]:
    again = timedelta(days=int(norm["support_again_days"]))
    found = _few_offers(norm).filter(pk__in=cases.values("pk"), offers__gt=0)
    for each in found.select_related("household").order_by("number"):
        offered_on: date = each.offered_on  # type: ignore[attr-defined]
        yield HelpDue(
            each,
            _("Onafhankelijke ondersteuning opnieuw aanbieden, op een andere manier"),
            offered_on + again,
            _("%(days)s dagen na het aanbod van %(day)s (beleid van de gemeente)")
            % {"days": again.days, "day": dutch_day(offered_on)},
        )


def _referrals(cases: QuerySet[Case], norm: dict[str, Any]) -> Iterator[HelpDue]:
    """Who was told of somebody else and not brought there yet; what was handed over is a task."""
    days = int(norm["handover_check_days"])
    rows = Referral.objects.filter(state=ReferralState.OFFERED, case__in=cases.values("pk"))
    for row in rows.select_related("case__household").order_by("offered_on", "case__number"):
        yield HelpDue(
            row.case,
            _("Doorverwijzing die nog niet is overgedragen"),
            row.offered_on + timedelta(days=days),
            _("%(days)s dagen na de doorverwijzing van %(day)s (beleid van de gemeente)")
            % {"days": days, "day": dutch_day(row.offered_on)},
        )


def _fixes(cases: QuerySet[Case], norm: dict[str, Any]) -> Iterator[HelpDue]:
    days = int(norm["quick_fix_days"])
    rows = Arrangement.objects.filter(
        kind=ArrangementKind.QUICK_FIX, agreed_on__isnull=False, case__in=cases.values("pk"),
        state__in=(ArrangementState.RUNNING, ArrangementState.PAUSED),
    )  # fmt: skip
    for row in rows.select_related("case__household").order_by("agreed_on", "case__number"):
        agreed_on: date = row.agreed_on  # type: ignore[assignment]
        yield HelpDue(
            row.case,
            _("De snelle oplossing moet gewerkt hebben"),
            agreed_on + timedelta(days=days),
            _("%(days)s dagen na de afspraak van %(day)s (beleid van de gemeente)")
            % {"days": days, "day": dutch_day(agreed_on)},
        )
