# SPDX-License-Identifier: EUPL-1.2
"""The words of the page on which a municipality decides about last offers. Pure."""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.legal.rules.last_offer_policy import BOUNDS
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.organisations.rules import DAYS, TIMES, WEEKS, Asked, NumbersPage

_NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("look_days", gettext_noop("Lopende huur nakijken, binnen werkdagen na de betaaldag"), DAYS),
    ("start_days", gettext_noop("Hulp bieden na een gemiste maand, binnen werkdagen"), DAYS),
    ("help_days", gettext_noop("Alleen hulp voordat een ander iets hoort, in werkdagen"), DAYS),
    ("settle_weeks", gettext_noop("Regeling zoeken voor het einde van een moratorium, in weken"),
     WEEKS),
    ("report_days", gettext_noop("Verslag aan de rechtbank na een moratorium, in dagen"), DAYS),
    ("evaluate_months", gettext_noop("Bewind evalueren, elke zoveel maanden"), TIMES),
    ("evaluate_ahead_weeks", gettext_noop("Evaluatie voorbereiden, zoveel weken eerder"), WEEKS),
    ("hear_tries", gettext_noop("Zo vaak proberen de inwoner te horen"), TIMES),
    ("hear_channels", gettext_noop("Op zoveel verschillende manieren de inwoner horen"), TIMES),
    ("settlement_first_weeks",
     gettext_noop("Eerste vraag na het begin van een schuldsanering, in weken"), WEEKS),
    ("settlement_before_months",
     gettext_noop("Vragen hoe het straks gaat, in maanden voor het einde ervan"), TIMES),
    ("other_name_months",
     gettext_noop("Langste tijd dat een woning op naam van een ander staat, in maanden"), TIMES),
    ("ahead_months", gettext_noop("Over een eigen contract praten, in maanden voor dat einde"),
     TIMES),
    ("ahead_yes_months", gettext_noop("Ja van de verhuurder, in maanden voor dat einde"), TIMES),
)  # fmt: skip


def last_offers_page(words: Callable[[str], object]) -> NumbersPage:
    """The page, in words that are translated when they are shown."""
    return NumbersPage(
        kind="last_offers",
        title=words(gettext_noop("Beleid voor het laatste aanbod")),
        lead=words(
            gettext_noop(
                "De dagen van moratorium, bewind en wonen onder voorwaarden. Hulp komt altijd "
                "eerst: die tijd kan niet op nul."
            )
        ),
        asked=tuple(
            Asked(place, words(label), unit, *BOUNDS[place]) for place, label, unit in _NUMBERS
        ),
    )
