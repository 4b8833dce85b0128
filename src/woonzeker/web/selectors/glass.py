# SPDX-License-Identifier: EUPL-1.2
"""The line about access taken in an emergency, on the start page of who judges it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access.actors import Actor
from woonzeker.privacy.selectors import glass_waiting
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line


def glass_line(actor: Actor) -> Line:
    """How many times a colleague took access that waits for a verdict of this person."""
    count = glass_waiting(actor=actor)
    said = ngettext(
        "%s keer noodtoegang wacht op jouw oordeel",
        "%s keer noodtoegang wacht op jouw oordeel",
        count,
    )
    detail = _("Een collega nam zelf toegang tot een zaak. Kijk of het nodig was.")
    url = reverse("privacy:glass")
    button = _("Bekijk de noodtoegang")
    return Line(count, said % words.number(count), url, detail, button, "amber")
