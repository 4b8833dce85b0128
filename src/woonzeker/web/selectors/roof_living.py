# SPDX-License-Identifier: EUPL-1.2
"""The line about living on under conditions at a case."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.housing.selectors import living_line
from woonzeker.web.selectors.roof_line import RoofLine


def living_of(actor: Actor, case: UUID) -> RoofLine | None:
    """The agreement that runs, the last one that ended, or a way to write one down."""
    if not may(actor, "housing.living_line", case):
        return None
    found = living_line(actor=actor, case=case)
    if found.living is None:
        if found.closed or not may(actor, "housing.draft_agreement", case):
            return None
        url = reverse("housing:draft_living", kwargs={"case": case})
        return RoofLine(_("Afspraak om te blijven wonen"), url)
    url = reverse("housing:living", kwargs={"case": case, "living": found.living})
    words = found.title[:1].upper() + found.title[1:]
    if found.breaches:
        said = ngettext("%d breuk: hulp", "%d breuken: hulp", found.breaches) % found.breaches
        return RoofLine(words, url, said, "red")
    if found.ended:
        return RoofLine(words, url, _("geëindigd"))
    return RoofLine(
        words, url, _("nakijken") if found.late else _("loopt"), "amber" if found.late else "green"
    )
