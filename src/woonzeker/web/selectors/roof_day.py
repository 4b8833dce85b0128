# SPDX-License-Identifier: EUPL-1.2
"""The day of an eviction and the goods at a case: one line, to the page of the two that presses."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.housing.selectors import DayCard, day_card
from woonzeker.ui import words
from woonzeker.web.selectors.roof_line import RoofLine


def day_line(actor: Actor, case: UUID) -> RoofLine | None:
    """The day from when it is announced; without one the goods that were taken along."""
    if not may(actor, "housing.day", case):
        return None
    card = day_card(actor=actor, case=case)
    if card.eviction_on is not None:
        url = reverse("housing:day", args=[case])
        said = _("Dag van de ontruiming, %s") % words.day(card.eviction_on)
        return RoofLine(said, url, *_stands(card))
    if card.goods:
        here = card.goods == "here"
        state = (_("spullen opgeslagen"), "amber") if here else (_("alles is weg"), "")
        return RoofLine(_("Opgeslagen spullen"), reverse("housing:goods", args=[case]), *state)
    return None


def _stands(card: DayCard) -> tuple[str, str]:
    if not card.has_place:
        return _("nog geen plek"), "red"
    if card.missing:
        said = ngettext("nog %d ding te regelen", "nog %d dingen te regelen", card.missing)
        return said % card.missing, "red" if card.late else "amber"
    return _("alles geregeld"), "green"
