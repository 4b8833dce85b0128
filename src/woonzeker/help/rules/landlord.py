# SPDX-License-Identifier: EUPL-1.2
"""What a landlord may not do, and who may act on it. Pure.

Every municipality has a point where it can be reported (Wet goed verhuurderschap art. 4); rent and
service costs are for the Huurcommissie, threats and changed locks for the police.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.law.terms import add_working_days
from woonzeker.matching.linkage.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that may not be: in words, who may act on it, and whether it cannot wait."""

    words: str
    places: tuple[str, ...]
    acute: bool = False


PLACES = {
    "politie": gettext_noop("politie"),
    "meldpunt": gettext_noop("meldpunt goed verhuurderschap van de gemeente"),
    "huurcommissie": gettext_noop("Huurcommissie"),
    "juridisch_loket": gettext_noop("Juridisch Loket"),
    "advocaat": gettext_noop("advocaat"),
}
WRONGS: dict[str, Wrong] = {
    "threatens": Wrong(
        gettext_noop("dreigt, of maakt de huurder bang"), ("politie", "meldpunt", "advocaat"), True
    ),
    "locks": Wrong(
        gettext_noop("vervangt de sloten of sluit water, gas of stroom af"),
        ("politie", "advocaat", "meldpunt"),
        True,
    ),
    "forces_out": Wrong(
        gettext_noop("zet druk om te vertrekken zonder rechter"),
        ("juridisch_loket", "meldpunt", "advocaat"),
        True,
    ),
    "too_much": Wrong(
        gettext_noop("vraagt te veel huur, borg of servicekosten"), ("huurcommissie", "meldpunt")
    ),
    "repairs": Wrong(
        gettext_noop("huur ingehouden omdat gebreken blijven"), ("huurcommissie", "juridisch_loket")
    ),
    "other": Wrong(gettext_noop("iets anders wat niet mag"), ("meldpunt", "juridisch_loket")),
}
OUTCOMES = {
    "stopped": gettext_noop("het is gestopt"),
    "procedure": gettext_noop("er loopt een zaak of melding"),
    "goes_on": gettext_noop("het gaat door"),
    "unknown": gettext_noop("weten we nog niet"),
    "resident_stops": gettext_noop("de inwoner wil niet verder"),
}
#: after these somebody asks again
STILL = frozenset({"goes_on", "unknown"})
_ACUTE_DAYS = 2


def look_again_on(kind: str, on: date, days: int) -> date:
    """When somebody asks how it is: after two working days when it cannot wait, else `days`."""
    return add_working_days(on, _ACUTE_DAYS) if WRONGS[kind].acute else on + timedelta(days=days)


def refusal(kind: str, pointed_to: tuple[str, ...]) -> str:
    """Why this cannot be noted so, as a Dutch sentence; empty when it can."""
    if kind not in WRONGS or not set(pointed_to) <= set(PLACES):
        return gettext_noop("Kies uit de lijst.")
    return "" if pointed_to else gettext_noop("Kies minstens één plek voor de inwoner.")
