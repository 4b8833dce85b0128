# SPDX-License-Identifier: EUPL-1.2
"""The lines about print runs on the start page: which wait for a second person or a printer."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access.actors import Actor
from woonzeker.outreach.models import PrintRun, RunState
from woonzeker.outreach.selectors import MAY_PRINT, MAY_RELEASE_RUN
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line


def release_line(actor: Actor) -> Line:
    """The runs that were found good and that somebody else than their maker must let go."""
    if not MAY_RELEASE_RUN(actor):
        return Line(0, "", "")
    found = PrintRun.objects.filter(state=RunState.CHECKED).exclude(made_by=actor.id)
    said = ngettext(
        "%s printronde wacht op jouw vrijgave", "%s printrondes wachten op jouw vrijgave",
        found.count(),
    )  # fmt: skip
    detail = _("Elke brief is teruggelezen en klopt. Een tweede persoon geeft de ronde vrij.")
    return _line(found, said, detail, _("Bekijk de ronde"))


def printer_line(actor: Actor) -> Line:
    """The runs that were let go and are not on the post, or that the judge held back."""
    if not MAY_PRINT(actor):
        return Line(0, "", "")
    found = PrintRun.objects.filter(state__in=(RunState.RELEASED, RunState.STOPPED))
    said = ngettext(
        "%s printronde moet nog op de post", "%s printrondes moeten nog op de post", found.count()
    )
    detail = _("De controle van de adressen geldt niet lang: haal de brieven vandaag op.")
    return _line(found, said, detail, _("Naar de printer"))


def _line(found: QuerySet[PrintRun], said: str, detail: str, button: str) -> Line:
    runs = list(found.order_by("made_at").values_list("pk", flat=True))
    one = len(runs) == 1
    url = reverse("outreach:print_run", args=runs) if one else reverse("outreach:print_runs")
    return Line(len(runs), said % words.number(len(runs)), url, detail, button, "amber")
