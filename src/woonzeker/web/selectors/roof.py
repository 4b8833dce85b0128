# SPDX-License-Identifier: EUPL-1.2
"""What stands under 'Rechtbank en dak' at a case: one line of each room that has something there.

A room adds one function to ROOF. It is asked with whoever looks, the case and what there is at it,
asks the matrix itself, and gives None where there is nothing to see or do. Of what is not there no
room is asked: nobody looked at it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.housing.selectors import DayCard, day_card, lost_days, stay_on
from woonzeker.legal.selectors import (
    hearing_ahead,
    last_offers_line,
    roads_page,
    shut_homes,
    tracks_of,
)
from woonzeker.process import STOPPED_FROM, Step
from woonzeker.ui import words
from woonzeker.web.selectors.roof_line import RoofLine
from woonzeker.web.selectors.roof_living import living_of
from woonzeker.web.selectors.roof_safeguards import safeguards_line
from woonzeker.web.selectors.roof_there import There, what_is_there


def _safeguards(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    asked = there.step >= Step.DAGVAARDING or there.roads
    found = safeguards_line(actor, case) if asked else None
    return RoofLine(*found) if found else None


def _tracks(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """The claims before the court: the one that is nearest to taking the home."""
    if not may(actor, "legal.tracks", case):
        return None
    title = _("Gang naar de rechter")
    url = reverse("legal:tracks", kwargs={"case": case})
    lines = tracks_of(actor=actor, case=case).tracks if there.tracks else ()
    if not lines:
        return RoofLine(title, url)
    near = min(lines, key=lambda each: (not each.at_stake, each.next_on or date.max))
    return RoofLine(title, url, near.words, "red" if near.at_stake else "amber")


def _day(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """The day from when it is announced; without one the goods that were taken along."""
    ahead = there.tracks or there.roads or there.goods or there.lost
    if not ahead or not may(actor, "housing.day", case):
        return None
    card = day_card(actor=actor, case=case)
    if card.eviction_on is not None:
        what = _("Dag van de ontruiming, %s") if card.by_bailiff else _("Dag van vertrek, %s")
        said = what % words.day(card.eviction_on)
        return RoofLine(said, reverse("housing:day", args=[case]), *_stands(card))
    if card.goods:
        here = card.goods == "here"
        state = (_("spullen opgeslagen"), "amber") if here else (_("alles is weg"), "")
        return RoofLine(_("Opgeslagen spullen"), reverse("housing:goods", args=[case]), *state)
    if may(actor, "housing.goods", case) and (lost_days([case]) or shut_homes([case])):
        return RoofLine(_("Opgeslagen spullen"), reverse("housing:goods", args=[case]))
    return None


def _stands(card: DayCard) -> tuple[str, str]:
    """How it stands with the day, and the tone of that."""
    if not card.has_place:
        return _("nog geen plek"), "red"
    if card.missing:
        said = ngettext("nog %d ding te regelen", "nog %d dingen te regelen", card.missing)
        return said % card.missing, "red" if card.late else "amber"
    return _("alles geregeld"), "green"


def _hearing(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """The hearing that comes, or the last one that was."""
    found = hearing_ahead(actor, case) if there.tracks else None
    if found is None:
        return None
    title = _("Zitting op %s") % words.day(found.on)
    url = reverse("legal:hearing", args=[found.id])
    if found.over:
        return RoofLine(title, url, _("geweest"))
    if found.unattended:
        return RoofLine(title, url, _("niemand gaat"), "red")
    return RoofLine(title, url, _("er gaat iemand heen"), "green")


def _roads(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """The other roads, of those that whoever looks may know of."""
    if not may(actor, "legal.roads", case):
        return None
    url = reverse("legal:roads", kwargs={"case": case})
    if not there.roads:
        return RoofLine(_("Andere wegen"), url)
    page = roads_page(actor=actor, case=case)
    running = [each for each in page.roads if not each.ended]
    says = running[0].title if running else _("er speelt iets") if page.more else ""
    late = any(each.late for each in running)
    return RoofLine(_("Andere wegen"), url, says, "red" if late else "amber")


def _after(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """A roof after it, from the judgment on; aftercare once a home was left."""
    if not may(actor, "housing.roof", case):
        return None
    if (there.tracks or there.lost) and lost_days([case]):
        return RoofLine(_("Nazorg: waar zijn ze nu?"), reverse("housing:aftercare", args=[case]))
    url = reverse("housing:roof", args=[case])
    return RoofLine(_("Wonen daarna"), url) if there.step >= STOPPED_FROM else None


def _last_offers(actor: Actor, case: UUID, _there: There) -> RoofLine | None:
    """Moratorium, debt settlement and bewind."""
    said = last_offers_line(actor, case)
    if said is None:
        return None
    return RoofLine(_("Laatste aanbod"), reverse("legal:last_offers", args=[case]), *said)


def _place(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """Where a household sleeps after its home, that it waits, or that it may need a place."""
    if not may(actor, "housing.look_for_place", case):
        return None
    url = reverse("housing:find_place", kwargs={"case": case})
    roof = stay_on(case, on=clock.today()) if there.stays else None
    if roof is not None and not roof.fits:
        return RoofLine(_("Plek zoeken"), url, _("de plek past niet"), "red")
    if roof is not None:
        said = _("plek vanaf %s") % words.short_day(roof.from_on)
        return RoofLine(_("Plek om te slapen"), url, said, "green")
    if there.waits:
        return RoofLine(_("Plek zoeken"), url, _("op de wachtlijst"), "amber")
    return RoofLine(_("Plek zoeken"), url) if _near(actor, case, there) else None


def _near(actor: Actor, case: UUID, there: There) -> bool:
    """Whether losing the home came near, or whoever looks gives out the places."""
    near = there.step >= STOPPED_FROM or there.threatening
    return near or may(actor, "housing.book", case)


Teller = Callable[[Actor, UUID, There], RoofLine | None]
#: in the order of the process: court, safeguards, last offers, the day, places, a roof after it
ROOF: tuple[Teller, ...] = (
    _tracks, _hearing, _safeguards, _last_offers, living_of, _roads, _day, _place, _after,
)  # fmt: skip


def roof_lines(actor: Actor, case: UUID) -> tuple[RoofLine, ...]:
    """The lines that whoever looks may see of a case."""
    with tenant(actor.municipality):
        if (there := what_is_there(case)) is None:
            return ()
        found = [teller(actor, case, there) for teller in ROOF]
    return tuple(line for line in found if line is not None)
