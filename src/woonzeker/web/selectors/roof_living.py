# SPDX-License-Identifier: EUPL-1.2
"""The line about living on under conditions at a case."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.housing.selectors import LivingLine, living_line
from woonzeker.web.selectors.roof_line import RoofLine
from woonzeker.web.selectors.roof_there import There


def living_of(actor: Actor, case: UUID, there: There) -> RoofLine | None:
    """The agreement that runs, the last one that ended, or a way to write one down."""
    if not may(actor, "housing.living_line", case):
        return None
    found = living_line(actor=actor, case=case) if there.living else LivingLine(there.closed)
    if found.living is None:
        if found.closed or not may(actor, "housing.draft_agreement", case):
            return None
        url = reverse("housing:draft_living", kwargs={"case": case})
        return RoofLine(_("Afspraak om te blijven wonen"), url)
    url = reverse("housing:living", kwargs={"case": case, "living": found.living})
    words = found.title[:1].upper() + found.title[1:]
    says, tone = _stands(found)
    return RoofLine(words, url, says, tone, "living")


def _stands(found: LivingLine) -> tuple[str, str]:
    """In a few words how it is, with their tone."""
    if found.breaches:
        return ngettext(
            "%d breuk: hulp", "%d breuken: hulp", found.breaches
        ) % found.breaches, "red"
    if found.ended:
        return _("geëindigd"), ""
    return (_("nakijken"), "amber") if found.late else (_("loopt"), "green")
