# SPDX-License-Identifier: EUPL-1.2
"""What stands under 'Rechtbank en dak' at a case: one line of each room that has something there.

A room adds one function to ROOF. It is asked with whoever looks and the case, asks the matrix
itself, and gives None where there is nothing to see or do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.housing.selectors import roof_of, waits_of
from woonzeker.ui.words import short_day


@dataclass(frozen=True, slots=True)
class RoofLine:
    """One link: its words, where it goes, how it stands in a few words, and a tone for those."""

    words: str
    url: str
    says: str = ""
    tone: str = ""


Teller = Callable[[Actor, UUID], RoofLine | None]


def _place(actor: Actor, case: UUID) -> RoofLine | None:
    """Where a household sleeps after its home, or that it waits."""
    if not may(actor, "housing.look_for_place", case):
        return None
    url = reverse("housing:find_place", kwargs={"case": case})
    roof = roof_of(case, on=clock.today())
    if roof is not None and not roof.fits:
        return RoofLine(_("Plek zoeken"), url, _("de plek past niet"), "red")
    if roof is not None:
        said = _("plek vanaf %s") % short_day(roof.from_on)
        return RoofLine(_("Plek om te slapen"), url, said, "green")
    waits = waits_of(case) is not None
    return RoofLine(_("Plek zoeken"), url, _("op de wachtlijst") if waits else "", "amber")


#: in the order of the process: court, safeguards, last offers, the day, places, a roof after it
ROOF: tuple[Teller, ...] = (_place,)


def roof_lines(actor: Actor, case: UUID) -> tuple[RoofLine, ...]:
    """The lines that whoever looks may see of a case."""
    found = (teller(actor, case) for teller in ROOF)
    return tuple(line for line in found if line is not None)
