# SPDX-License-Identifier: EUPL-1.2
"""What every page shows: who works where, and on which day the clock stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from woonzeker.access import clock
from woonzeker.access.requests import maybe_actor


def page(request: HttpRequest) -> dict[str, Any]:
    """Words for the base page; asks the database nothing that a failed request could not."""
    return {
        "actor": maybe_actor(request),
        "today": clock.today(),
        "standing_day": clock.standing_day(),
        "municipality_name": request.session.get("municipality_name", "")
        if hasattr(request, "session")
        else "",
        "user_name": request.session.get("user_name", "") if hasattr(request, "session") else "",
    }
