# SPDX-License-Identifier: EUPL-1.2
"""What households said that they do not want, for who plans visits."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from woonzeker.outreach.models import Channel, ContactWish
from woonzeker.outreach.selectors.wished import in_force


def want_no_visit() -> QuerySet[ContactWish, Any]:
    """The cases of households that want nobody at their home, as a query of ids."""
    unwanted = Q(not_at_home=True) | Q(not_channels__contains=[Channel.VISIT.value])
    return in_force().filter(unwanted).values("case")
