# SPDX-License-Identifier: EUPL-1.2
"""The line about landlords on the start page: who waits until somebody looked."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.landlords.models import CheckState, LandlordCheck
from woonzeker.law.terms import add_working_days
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line

#: working days within which a landlord who waits should hear (a courtesy of ours; no rule of law)
ANSWER_WITHIN = 3


def landlords_line(actor: Actor) -> Line:
    """The landlords whose report waits here; red once one of them waits too long."""
    asked = LandlordCheck.objects.filter(state=CheckState.ASKED).values_list("asked_at", flat=True)
    days = [each.astimezone(clock.AMSTERDAM).date() for each in asked]
    late = sum(add_working_days(day, ANSWER_WITHIN) < clock.today() for day in days)
    said = ngettext(
        "%s verhuurder wacht tot jij kijkt of hij de verhuurder is",
        "%s verhuurders wachten tot jij kijkt of zij de verhuurder zijn",
        len(days),
    )
    detail = _("Zolang komt de melding niet binnen, en krijgt de huurder nog geen hulp.")
    if late:
        detail = (
            ngettext(
                "%s wacht langer dan drie werkdagen.", "%s wachten langer dan drie werkdagen.", late
            )
            % words.number(late)
            + f" {detail}"
        )
    return Line(
        len(days),
        said % words.number(len(days)),
        reverse("landlords:checks"),
        detail,
        _("Bekijk wie het zijn"),
        "red" if late else "amber",
    )
