# SPDX-License-Identifier: EUPL-1.2
"""The partners that reported about the household of a case."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from woonzeker.cases.models import PeriodSignal
from woonzeker.intake.models import HANDED
from woonzeker.organisations.models import Partner


def reporters_of(case: UUID) -> QuerySet[Partner]:
    """The partners whose own signals came under a case, by name.

    Whose signal another municipality handed over does not know that it is here, and hears nothing.
    """
    signals = PeriodSignal.objects.filter(period__case=case).exclude(
        signal__delivery__channel=HANDED
    )
    return Partner.objects.filter(pk__in=signals.values("signal__partner")).order_by("name")
