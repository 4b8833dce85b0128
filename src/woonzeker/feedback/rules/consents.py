# SPDX-License-Identifier: EUPL-1.2
"""How a resident was asked, and how long their yes can hold. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from woonzeker.matching.linkage.wording import gettext_noop

ASKED_HOW = {
    "talk": gettext_noop("in een gesprek"),
    "phone": gettext_noop("aan de telefoon"),
    "letter": gettext_noop("met een brief"),
    "page": gettext_noop("op de eigen pagina"),
}
#: our own choice: a yes that nobody asked for again within a year is no longer a yes
LONGEST_DAYS = 366


def longest_until(on: date) -> date:
    """The last day until which somebody can agree on a day."""
    return on + timedelta(days=LONGEST_DAYS)
