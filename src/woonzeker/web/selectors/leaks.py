# SPDX-License-Identifier: EUPL-1.2
"""The line about data leaks on the start page of who answers for them."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.outreach.models import DataLeak
from woonzeker.outreach.selectors import MAY_HANDLE, open_leaks
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import LeakLink, Line


def leaks_of(actor: Actor, case: UUID) -> tuple[LeakLink, ...]:
    """The leaks of what went to a household, inside the look at its case; who may judge them gets
    their addresses."""
    rows = DataLeak.objects.filter(case=case).order_by("found_at", "number")
    may_judge = MAY_HANDLE(actor)
    return tuple(
        LeakLink(each.number, reverse("outreach:leak", args=[each.pk]) if may_judge else "")
        for each in rows
    )


def leaks_line(actor: Actor) -> Line:
    """The data leaks that are open, with the end of the first term to report one."""
    found = open_leaks(actor=actor)
    said = ngettext(
        "%s datalek is nog niet afgerond", "%s datalekken zijn nog niet afgerond", found.count
    )
    detail = _("Gegevens kwamen misschien bij de verkeerde terecht, of zijn kwijt.")
    if found.first_due_at is not None:
        over = found.first_due_at < clock.now()
        due = _("De tijd om te melden is om sinds %s.") if over else _("Beslis voor %s.")
        detail += " " + due % words.moment(found.first_due_at)
    url = reverse("outreach:leaks")
    return Line(
        found.count, said % words.number(found.count), url, detail, _("Bekijk het datalek"), "red"
    )
