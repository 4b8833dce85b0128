# SPDX-License-Identifier: EUPL-1.2
"""Codes of arrangements: grounds to pay on from a benefit, changes, who told. Pure."""

from __future__ import annotations

from woonzeker.matching.linkage.wording import gettext_noop

#: why fixed costs may be paid on from a benefit: the words, and the rule behind them
PAID_ON_GROUNDS: dict[str, tuple[str, str]] = {
    "asked": (
        gettext_noop("de inwoner vraagt het zelf, schriftelijk, en kan het weer stoppen"),
        gettext_noop("eigen verzoek (volmacht, BW 3:60)"),
    ),
    "pw57a": (
        gettext_noop(
            "zonder hulp lukt het niet om de bijstand verantwoord te besteden; er is een besluit"
        ),
        "Participatiewet art. 57 onder a",
    ),
}
#: what was changed in an arrangement
CHANGES: dict[str, str] = {
    "pause": gettext_noop("pauze"),
    "resume": gettext_noop("weer verder"),
    "postpone": gettext_noop("een termijn later"),
    "discount": gettext_noop("korting"),
    "waive_costs": gettext_noop("kosten kwijtgescholden"),
    "repair": gettext_noop("gemiste betaling hersteld"),
    "undo": gettext_noop("betaling teruggedraaid"),
    "end": gettext_noop("gestopt"),
}
#: who said that something was paid
HEARD_FROM: dict[str, str] = {
    "partner": gettext_noop("de schuldeiser"),
    "resident": gettext_noop("de inwoner"),
    "worker": gettext_noop("ik zag het zelf"),
}
