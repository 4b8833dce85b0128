# SPDX-License-Identifier: EUPL-1.2
"""What is asked of somebody with an own story, when they may know where, and their hours. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.matching.linkage.wording import gettext_noop

#: together with a colleague: the only work at a door where nobody goes alone
ALONG = "along"
#: kinds of work: what somebody reads before they choose, and nothing of who lives there
KINDS: dict[str, str] = {
    "ring": gettext_noop("aanbellen en kennismaken"),
    "listen": gettext_noop("luisteren: iemand wil geen ambtenaar aan de deur"),
    "explain": gettext_noop("vertellen hoe hulp gaat, uit eigen ervaring"),
    "mail": gettext_noop("samen de post openmaken"),
    ALONG: gettext_noop("samen met een collega op bezoek"),
}
#: for whom a worker asks
ASKED_FOR: dict[str, str] = {
    "worker": gettext_noop("wij vragen het zelf"),
    "landlord": gettext_noop("een verhuurder vroeg het ons"),
}
#: what hours are made of
WORK: dict[str, str] = {
    "visit": gettext_noop("bezoek"),
    "waiting": gettext_noop("wachten"),
    "travel": gettext_noop("reizen"),
    "meeting": gettext_noop("overleg"),
    "other": gettext_noop("ander werk"),
}
#: how far ahead a visit may be chosen
AHEAD = timedelta(days=28)
SHORTEST_REPORT = 10
_DAY_MINUTES = 12 * 60
_BACK = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class VisitWindow:
    """The days on which name and address may be seen: around the day that was chosen."""

    from_on: date
    until_on: date

    def holds(self, on: date) -> bool:
        """Whether a day lies within it."""
        return self.from_on <= on <= self.until_on


def window_around(on: date, days: int) -> VisitWindow:
    """The days before and after the day of the visit on which somebody may know where it is."""
    around = timedelta(days=days)
    return VisitWindow(on - around, on + around)


def day_refusal(on: date, *, today: date, due_on: date | None) -> str:
    """Why a day cannot be chosen for a visit, as a Dutch sentence; empty when it can."""
    if on < today:
        return "Deze dag is al voorbij."
    if on > today + AHEAD:
        return "Kies een dag binnen vier weken."
    if due_on is not None and on > due_on >= today:
        return "Dit bezoek moet eerder. Kies een vroegere dag of laat het aan een ander."
    return ""


def hours_refusal(worked_on: date, minutes: int, *, today: date) -> str:
    """Why hours cannot be noted, as a Dutch sentence; empty when they can."""
    if worked_on > today:
        return "Deze dag moet nog komen."
    if worked_on < today - _BACK:
        return "Dit is langer dan twee maanden geleden. Vraag je teamleider."
    if not 5 <= minutes <= _DAY_MINUTES:
        return "Vul 5 minuten tot 12 uur in."
    return ""


def area_of(postcode: str, city: str, *, secret: bool) -> str:
    """Roughly where it is: thousands of homes share four digits; of a secret address the town."""
    if secret or not postcode[:4].isdecimal():
        return city
    return f"{city} {postcode[:4]}".strip()
