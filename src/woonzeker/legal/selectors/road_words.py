# SPDX-License-Identifier: EUPL-1.2
"""The words of the codes that a fact of a road can hold."""

from __future__ import annotations

from woonzeker.legal.rules.roads import FactKind
from woonzeker.matching.linkage.wording import gettext_noop

ROLE_WORDS = {
    "resident": gettext_noop("de bewoner"),
    "neighbour": gettext_noop("iemand uit de buurt"),
    "landlord": gettext_noop("de verhuurder"),
    "lender": gettext_noop("de geldverstrekker"),
    "municipality": gettext_noop("de gemeente"),
    "organisation": gettext_noop("een organisatie"),
}
SORT_WORDS = {
    "noise": gettext_noop("geluid"),
    "waste": gettext_noop("afval of vuil"),
    "animals": gettext_noop("dieren"),
    "shared_space": gettext_noop("trap, hal of tuin"),
    "quarrel": gettext_noop("ruzie"),
    "other": gettext_noop("iets anders"),
}
GROUND_WORDS = {
    "opiumwet_13b": gettext_noop("Opiumwet art. 13b (Damocles)"),
    "gemeentewet_174a": gettext_noop("Gemeentewet art. 174a (Victoria)"),
    "victor": gettext_noop("Wet Victor, na een sluiting"),
    "apv": gettext_noop("plaatselijke verordening (APV)"),
    "woningwet": gettext_noop("Woningwet, artikel na te gaan"),
}
_WORDS: dict[FactKind, dict[str, str]] = {
    FactKind.BEGAN_BY: ROLE_WORDS,
    FactKind.REPORTER_ROLE: ROLE_WORDS,
    FactKind.REPORT_SORT: SORT_WORDS,
    FactKind.CLOSURE_GROUND: GROUND_WORDS,
    FactKind.OUTCOME: {
        "done": gettext_noop("gedaan"),
        "offered": gettext_noop("aangeboden"),
        "taken": gettext_noop("aangenomen"),
        "declined": gettext_noop("niet gewild"),
        "no_answer": gettext_noop("geen antwoord"),
        "does_not_apply": gettext_noop("niet van toepassing"),
    },
    FactKind.HOME_CAUSE: {
        "thin_walls": gettext_noop("dunne muren of vloeren"),
        "too_small": gettext_noop("de woning is te klein"),
        "upkeep": gettext_noop("achterstallig onderhoud"),
        "neighbours_rhythm": gettext_noop("een ander dagritme dan de buren"),
        "none_found": gettext_noop("geen oorzaak in de woning"),
    },
    FactKind.ORDER_GIVER: {
        "landlord": gettext_noop("de verhuurder"),
        "mayor": gettext_noop("de burgemeester"),
        "court": gettext_noop("de rechter"),
    },
    FactKind.CLAIM_SORT: {
        "sublet": gettext_noop("onderverhuren"),
        "not_living_here": gettext_noop("niet zelf wonen"),
        "too_many_people": gettext_noop("te veel mensen"),
        "holiday_letting": gettext_noop("vakantieverhuur"),
        "business": gettext_noop("een bedrijf aan huis"),
    },
    FactKind.HELP_SORT: {
        "mediation": gettext_noop("buurtbemiddeling"),
        "care": gettext_noop("zorg"),
        "community_team": gettext_noop("wijkteam"),
        "money": gettext_noop("hulp met geld"),
        "legal": gettext_noop("juridische hulp"),
        "support": gettext_noop("onafhankelijke cliëntondersteuning"),
        "upbringing": gettext_noop("hulp bij opvoeden"),
        "other": gettext_noop("andere hulp"),
    },
    FactKind.LEASE_STANDING: {
        "tenant": gettext_noop("huurder"),
        "co_tenant": gettext_noop("medehuurder"),
        "spouse": gettext_noop("echtgenoot of geregistreerd partner"),
        "shared_household": gettext_noop("duurzaam gemeenschappelijke huishouding"),
        "other": gettext_noop("iets anders"),
        "unknown": gettext_noop("weten we niet"),
    },
}


def code_words(kind: FactKind, code: str) -> str:
    """What a code of a kind of fact is called; a code without words as it stands."""
    return _WORDS.get(kind, {}).get(code, code)


def choices_of(kind: FactKind) -> dict[str, str]:
    """Every code of a kind with its words; empty for kinds that have none of their own."""
    return _WORDS.get(kind, {})
