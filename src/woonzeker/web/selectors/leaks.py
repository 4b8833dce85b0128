# SPDX-License-Identifier: EUPL-1.2
"""The line about data leaks on the start page of who answers for them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.outreach.selectors import open_leaks
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line


def leaks_line(actor: Actor) -> Line:
    """The data leaks that are open, with the end of the first term to report one."""
    found = open_leaks(actor=actor)
    said = ngettext(
        "%s datalek is nog niet afgerond", "%s datalekken zijn nog niet afgerond", found.count
    )
    detail = _("Een brief of gesprek kwam bij de verkeerde terecht.")
    if found.first_due_at is not None:
        over = found.first_due_at < clock.now()
        due = _("De tijd om te melden is om sinds %s.") if over else _("Beslis voor %s.")
        detail += " " + due % words.moment(found.first_due_at)
    url = reverse("outreach:leaks")
    return Line(
        found.count, said % words.number(found.count), url, detail, _("Bekijk het datalek"), "red"
    )
