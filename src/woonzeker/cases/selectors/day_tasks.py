# SPDX-License-Identifier: EUPL-1.2
"""Tasks that come from the day of an eviction and from stored goods: what they are, and why."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAY_TASK_NAMES: dict[str, str | Promise] = {
    "day_lead": _("Zeg wie de leiding heeft op de dag dat zij eruit moeten"),
    "day_place": _("Zorg voor een plek die klaar is op de dag dat zij eruit moeten"),
    "day_household": _("Regel met het huishouden de dag dat zij eruit moeten"),
    "day_goods": _("Bestel vervoer en opslag voor de spullen"),
    "goods_list": _("Maak de lijst van de opgeslagen spullen af"),
    "goods_copy": _("Geef het huishouden een afschrift van de lijst van de spullen"),
    "goods_warn": _("Waarschuw het huishouden voordat er spullen weggaan"),
    "goods_return": _("Geef terug wat is teruggevraagd"),
    "goods_sign": _("Teken mee, of zeg nee: iemand wil opgeslagen spullen wegdoen"),
    "goods_proceeds": _("Vertel de eigenaar dat er nog opbrengst te halen is"),
}
DAY_TASK_WHY: dict[str, str | Promise] = {
    "day_lead": _("De dag is bekend. Eén persoon, met naam, houdt alles bij elkaar."),
    "day_place": _("Zonder plek staat dit huishouden op straat."),
    "day_household": _("Kinderen, dieren, medicijnen, papieren, werk: bij de zaak staat wat mist."),
    "day_goods": _("De gemeente voert de spullen af en bewaart ze (Rv art. 556)."),
    "goods_list": _("Spullen zijn meegenomen. Zonder lijst weet niemand later wat er was."),
    "goods_copy": _("De termijn van het afschrift loopt pas als het gegeven is."),
    "goods_warn": _("De dertien weken zijn bijna om. Zonder waarschuwing mag er niets weg."),
    "goods_return": _("Het huishouden wacht op eigen spullen."),
    "goods_sign": _("Verkopen, weggeven en vernietigen gaat niet zonder een tweede persoon."),
    "goods_proceeds": _("De eigenaar kan de opbrengst drie jaar opvragen; dat jaar begint nu."),
}
