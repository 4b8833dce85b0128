# SPDX-License-Identifier: EUPL-1.2
"""The words of the page on which a municipality decides about the other roads. Pure."""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.legal.rules.roads.policy import BOUNDS
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.organisations.rules import DAYS, TIMES, WEEKS, Asked, NumbersPage

_NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("contact_days", gettext_noop("Contact op een andere weg, binnen werkdagen"), DAYS),
    ("closure_contact_days", gettext_noop("Langsgaan bij een sluiting, binnen werkdagen"), DAYS),
    ("heard_days", gettext_noop("De bewoner horen over overlast, binnen werkdagen"), DAYS),
    ("safe_days", gettext_noop("Vragen naar een veilige plek, binnen werkdagen"), DAYS),
    ("mourning_days", gettext_noop("Niet ongevraagd bellen na een overlijden, in dagen"), DAYS),
    ("claim_alarm_days",
     gettext_noop("Waarschuwen voordat het recht om te blijven vervalt, in dagen"), DAYS),
    ("pattern_weeks", gettext_noop("Meldingen van overlast tellen mee, in weken"), WEEKS),
    ("pattern_reports", gettext_noop("Een patroon heeft minstens zoveel meldingen"), TIMES),
    ("pattern_sources", gettext_noop("Van minstens zoveel verschillende kanten"), TIMES),
    ("pattern_checked_percent",
     gettext_noop("Zoveel van de honderd meldingen is nagegaan"), TIMES),
    ("order_review_days", gettext_noop("Kijken naar een gedragsaanwijzing, elke dagen"), DAYS),
    ("sale_alarm_days", gettext_noop("Waarschuwen voor een veiling, in dagen"), DAYS),
)  # fmt: skip


def roads_page(words: Callable[[str], object]) -> NumbersPage:
    """The page, in words that are translated when they are shown."""
    return NumbersPage(
        kind="roads",
        title=words(gettext_noop("Beleid voor andere wegen")),
        lead=words(
            gettext_noop("Overlast, sluiting, overlijden, uit elkaar gaan en onzeker wonen.")
        ),
        asked=tuple(
            Asked(name, words(label), unit, *BOUNDS[name]) for name, label, unit in _NUMBERS
        ),
    )
