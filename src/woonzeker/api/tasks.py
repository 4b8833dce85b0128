# SPDX-License-Identifier: EUPL-1.2
"""Every night: forget answers and counts whose days are over."""

from __future__ import annotations

import logging

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import watching
from woonzeker.api import services
from woonzeker.organisations.models import Municipality

logger = logging.getLogger(__name__)

FORGETS = watching.watch(
    "api.forget_kept",
    every_minutes=28 * 60,
    says=_("bewaarde antwoorden aan partners wissen"),
)


@app.periodic(cron="26 3 * * *")
@app.task(name="api.forget_kept", queueing_lock="api.forget_kept")
@watching.notes_end(FORGETS)
def forget_kept(timestamp: int) -> None:
    """Go through the municipalities."""
    services.forget_counts()
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        if gone := services.forget_kept(code):
            logger.info("bewaarde antwoorden gewist: %d", gone)
