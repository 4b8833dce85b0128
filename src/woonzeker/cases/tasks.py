# SPDX-License-Identifier: EUPL-1.2
"""Every hour: warn whoever must know that a term of a case comes near."""

from __future__ import annotations

import logging

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import watching
from woonzeker.access.actors import system
from woonzeker.cases import services
from woonzeker.organisations.models import Municipality

logger = logging.getLogger(__name__)

WARNS = watching.watch(
    "cases.warn_of_terms", every_minutes=150, says=_("waarschuwen voor termijnen die aflopen")
)


@app.periodic(cron="12 * * * *")
@app.task(name="cases.warn_of_terms", queueing_lock="cases.warn_of_terms")
@watching.notes_end(WARNS)
def warn_of_terms(timestamp: int) -> None:
    """Go through the municipalities; one that fails keeps no other from its warnings."""
    broken: Exception | None = None
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        try:
            told = services.warn_of_terms(actor=system(code, "cases.warn_of_terms"))
        except Exception as problem:
            logger.exception("waarschuwen lukte niet", extra={"municipality": code})
            broken = problem
        else:
            logger.info("gewaarschuwd: %d", told, extra={"municipality": code, "count": told})
    if broken is not None:
        raise broken
