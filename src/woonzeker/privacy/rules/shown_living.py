# SPDX-License-Identifier: EUPL-1.2
"""What of living on under conditions goes into somebody's overview, under which words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "living": Part(
        "Wonen onder voorwaarden",
        "Wat er is afgesproken om te kunnen blijven wonen, hoe het per maand ging, welke hulp er "
        "kwam en wie daarvan iets hoorde.",
    ),
}
_RECALLED = {"recalled_at": "door ons teruggenomen op"}

SHOWN: dict[str, Shown] = {
    "housing.Agreement": Shown("Afspraak om te blijven wonen", {
        "case": "zaak", "kind": "soort", "begins_on": "eerste dag", "said_until": "laatste dag",
        "first_on": "op naam van een ander sinds", "conditions": "voorwaarden",
        "due_day": "huur uiterlijk op dag", "partner": "andere partij",
        "follows": "volgt op", "made_at": "opgeschreven op", "informed_on": "uitgelegd op",
        "informed_language": "uitgelegd in", "bewind_own_on": "u vroeg zelf om bewind op",
        "ended_on": "geëindigd op", "how": "hoe het eindigde",
        "contract_on": "eigen contract vanaf", "others_stay": "anderen bleven wonen",
        "by_party": "gestopt door een ander", "eviction": "telt als ontruiming",
        "goal_reached": "doel gehaald", "in_spite_of": "wat er toen nog openstond",
        "why": "waarom", "ended_at": "einde opgeschreven op", **_RECALLED,
    }),
    "housing.AgreementSignature": Shown("Handtekening onder een afspraak", {
        "agreement": "afspraak", "party": "van", "signed_on": "op",
        "noted_at": "opgeschreven op", **_RECALLED,
    }),
    "housing.ConditionLook": Shown("Of een voorwaarde lukte", {
        "agreement": "afspraak", "condition": "voorwaarde", "due_on": "van", "seen": "gelukt",
        "told_by": "gehoord van", "looked_on": "nagekeken op", "looked_at": "opgeschreven op",
    }),
    "housing.Breach": Shown("Een maand die niet lukte", {
        "agreement": "afspraak", "condition": "voorwaarde", "due_on": "van",
        "found_on": "gezien op",
    }),
    "housing.BreachStep": Shown("Wat daarna gebeurde", {
        "breach": "bij", "step": "wat", "on": "op", "contact": "blijkt uit contact",
        "letter": "blijkt uit brief", "noted_at": "opgeschreven op", **_RECALLED,
    }),
    "housing.BreachTelling": Shown("Wat een ander daarvan hoorde", {
        "case": "zaak", "breach": "bij", "party": "wie", "said": "wat er gezegd is",
        "why": "waarom", "told_on": "op", "told_at": "opgeschreven op",
    }),
    "housing.OwnNameStep": Shown("Stap naar een eigen contract", {
        "agreement": "afspraak", "step": "stap", "done_on": "gedaan op",
        "contract_on": "contract vanaf", "elsewhere": "voor een andere woning",
        "seen": "hoe wij het weten", "noted_at": "opgeschreven op", **_RECALLED,
    }),
}  # fmt: skip

LIVING_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("housing.ConditionLook", "told_by"): {
        "resident": "van u",
        "partner": "van de verhuurder of zorgaanbieder",
        "keeper": "van wie uw inkomen beheert",
        "worker": "van een medewerker",
    },
    ("housing.OwnNameStep", "seen"): {
        "contract": "het contract is gezien",
        "landlord": "de verhuurder bevestigde het",
    },
}
LIVING_AS_WRITTEN: Mapping[str, frozenset[str]] = {
    "housing.Agreement": frozenset({"why"}),
    "housing.BreachTelling": frozenset({"why"}),
}
