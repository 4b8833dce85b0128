# SPDX-License-Identifier: EUPL-1.2
"""How far the practice municipality is, for the banner on every page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from woonzeker.demo.models import DemoProgress


def filling(request: HttpRequest) -> dict[str, object]:
    """The months that are still being read; nothing once all are in or where the work is real."""
    if settings.WOONZEKER_MODE == "production":
        return {}
    progress = DemoProgress.objects.first()
    if progress is None or progress.months_done >= progress.months_in_all:
        return {}
    return {"filling": progress}
