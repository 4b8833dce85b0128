# SPDX-License-Identifier: EUPL-1.2
"""The words of the page on which a municipality decides about help. Pure."""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.help.rules.policy import BOUNDS, MOST_MANDATE_CENTS
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.organisations.rules import DAYS, EUROS, TIMES, WEEKS, Asked, NumbersPage

_NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("budget_year_cents", gettext_noop("Maatwerkbudget van een jaar, in hele euro's"), EUROS),
    ("mandates.team_lead", gettext_noop("Een teamleider mag toekennen tot, in hele euro's"), EUROS),
    ("mandates.manager", gettext_noop("Een manager mag toekennen tot, in hele euro's"), EUROS),
    ("effect_after_weeks", gettext_noop("Kijken wat het budget opleverde, na weken"), WEEKS),
    ("friendly_question_days",
     gettext_noop("Vriendelijke vraag over een late betaling, na dagen"), DAYS),
    ("breach_days", gettext_noop("Taak om de regeling te redden, na dagen"), DAYS),
    ("quick_fix_days", gettext_noop("Een snelle oplossing werkt binnen, in dagen"), DAYS),
    ("protected_days", gettext_noop("Een beslagvrije voet telt mee, in dagen"), DAYS),
    ("handover_check_days", gettext_noop("Navragen of een doorverwijzing lukte, na dagen"), DAYS),
    ("support_offers", gettext_noop("Zo vaak onafhankelijke ondersteuning aanbieden"), TIMES),
    ("support_channels", gettext_noop("Op zoveel verschillende manieren"), TIMES),
    ("support_again_days", gettext_noop("Opnieuw aanbieden, na dagen"), DAYS),
    ("worry_days", gettext_noop("Een zorg van een ander bewaren, in dagen"), DAYS),
    ("wrong_follow_up_days",
     gettext_noop("Navragen bij een verhuurder die iets fout deed, na dagen"), DAYS),
)  # fmt: skip
_EURO = 100


def help_page(words: Callable[[str], object]) -> NumbersPage:
    """The page, in words that are translated when they are shown."""
    return NumbersPage(
        kind="help",
        title=words(gettext_noop("Beleid voor hulp")),
        lead=words(
            gettext_noop(
                "Budget, mandaten en de dagen waarop het programma iets vraagt of een taak maakt."
            )
        ),
        asked=tuple(_asked(place, words(label), unit) for place, label, unit in _NUMBERS),
    )


def _asked(place: str, label: object, unit: str) -> Asked:
    least, most = BOUNDS.get(place, (0, MOST_MANDATE_CENTS))
    divided = _EURO if unit == EUROS else 1
    return Asked(place, label, unit, least // divided, most // divided)
