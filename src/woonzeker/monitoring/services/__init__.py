# SPDX-License-Identifier: EUPL-1.2
"""Deliveries to the national statistics, and how far households came through the sieve."""

from __future__ import annotations

from woonzeker.monitoring.services.debt_help import Helped, deliver_debt_help
from woonzeker.monitoring.services.delivering import (
    MAY_TAKE,
    Made,
    make_delivery,
    take_delivery,
)
from woonzeker.monitoring.services.listing import forget_lists, list_signals
from woonzeker.monitoring.services.organising import name_organisation
from woonzeker.monitoring.services.publishing import MAY_PUBLISH, publish_year
from woonzeker.monitoring.services.pulling import (
    MOST_IN_MESSAGE,
    Answer,
    Asked,
    answer_pull,
    give_part,
)
from woonzeker.monitoring.services.sieving import (
    Rebuilt,
    bring_up_to_date,
    count_erased_with,
    keep_facts,
    keep_rows,
    rebuild_sieve,
    refresh_sieve,
)
from woonzeker.monitoring.services.writing import Written

__all__ = [
    "MAY_PUBLISH",
    "MAY_TAKE",
    "MOST_IN_MESSAGE",
    "Answer",
    "Asked",
    "Helped",
    "Made",
    "Rebuilt",
    "Written",
    "answer_pull",
    "bring_up_to_date",
    "count_erased_with",
    "deliver_debt_help",
    "forget_lists",
    "give_part",
    "keep_facts",
    "keep_rows",
    "list_signals",
    "make_delivery",
    "name_organisation",
    "publish_year",
    "rebuild_sieve",
    "refresh_sieve",
    "take_delivery",
]
