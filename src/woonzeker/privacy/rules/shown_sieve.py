# SPDX-License-Identifier: EUPL-1.2
"""What of the row in the sieve goes into somebody's overview, and under which words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.monitoring.rules.evictions import LANDLORDS
from woonzeker.monitoring.rules.sieve import WHERE_WORDS
from woonzeker.privacy.rules.parts import Shown
from woonzeker.process import Step

_ROW = "monitoring.SieveRow"
SHOWN: dict[str, Shown] = {
    _ROW: Shown("Hoe ver uw zaak kwam, voor onze cijfers", {
        "case": "zaak", "entered_on": "binnengekomen op", "began": "begon bij",
        "step": "verste stap", "status": "stand", "since": "daar sinds",
        "place": "waar u bent of hoe het eindigde",
        "result": "uitkomst", "left_on": "geëindigd op", "times": "hoeveelste keer",
        "last_contact_on": "laatste contact", "sank_from": "zakte zonder contact van",
        "sank_on": "zakte zonder contact op", "leaks": "wij moeten u nog spreken",
        "home_lost_on": "woning verloren op", "carried_days": "dagen eerder in deze stap",
        **{f"step_{step.value}_on": f"bij stap {step.value} op" for step in Step},
        **{f"days_{step.value}": f"dagen in stap {step.value}" for step in Step},
        "lanes": "waarover", "sector": "soort achterstand van de eerste melding",
        "landlord": "soort verhuurder", "children": "kinderen", "known_before": "eerder bekend",
        "repeat": "eerder hier geweest",
    }),
}  # fmt: skip
#: (table, column) → code → words
SIEVE_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    (_ROW, "place"): {str(where): words for where, words in WHERE_WORDS.items()},
    (_ROW, "landlord"): {kind: words for kind, (words, _path) in LANDLORDS.items() if kind},
}
