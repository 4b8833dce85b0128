# SPDX-License-Identifier: EUPL-1.2
"""Our codes and the words of the national exchange model (DDAS v1.2): one table, both ways. Pure.

Each of our codes has one word there. Each word there has an origin here, or stands in `ABSENT` with
why it never leaves this system, or in `ONLY_SAID`: then a municipality says so of a partner.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from woonzeker.process import Exit


class Enumeration(StrEnum):
    """The lists of words of the model, by their name there."""

    PARTNER = "EnumSignaalpartner"
    STATUS = "EnumSignaalstatus"
    RESULT = "EnumEindresultaat"
    CONTACT = "EnumContactsoort"
    DAY_PART = "EnumDagdeel"


#: kind of partner → type; heat is part of energy there. Local taxes are none of the model's types
PARTNER_TYPES: Mapping[str, str] = {
    "huur": "Huur",
    "energie": "Energie",
    "warmte": "Energie",
    "water": "Water",
    "zorg": "Zorg",
    "cak": "CAK Zorgverzekeringen",
    "hypotheek": "Hypotheek",
    "belasting": "Overige",
    "overige": "Overige",
}

#: what became of a signal → status
STATUSES: Mapping[str, str] = {
    "open": "Nog niet opgepakt",
    "taken_up": "Opgepakt",
    "repeat": "Niet opgepakt: herhaalde melding",
    "below_threshold": "Niet opgepakt: onterecht signaal",
    "outside_window": "Niet opgepakt: onterecht signaal",
    "deceased": "Inwoner is overleden",
    "not_resident": "Persoon is geen inwoner (meer) in de gemeente",
    "known_to_debt_help": "Inwoner al bekend bij schuldhulpverlening",
    "other": "Niet opgepakt: andere reden",
}

#: how a case ended → result; without a word for it the model hears none
RESULTS: Mapping[str, str | None] = {way.value: way.ddas for way in Exit}

#: how contact was sought → kind
CONTACT_KINDS: Mapping[str, str] = {
    "letter": "Brief",
    "card": "Kaartje",
    "phone": "Telefoon",
    "message": "SMS/Whatsapp",
    "email": "Mail",
    "visit": "Huisbezoek",
    "elsewhere": "Afspraak op locatie",
}

DAY_PARTS: Mapping[str, str] = {"ochtend": "Ochtend", "middag": "Middag", "avond": "Avond"}

#: words that no code of ours ever becomes, and why
ABSENT: Mapping[Enumeration, Mapping[str, str]] = {
    Enumeration.PARTNER: {},
    Enumeration.STATUS: {},
    Enumeration.RESULT: {},
    Enumeration.CONTACT: {
        "Administratief": "afdoen zonder contact is hier geen contactpoging",
        "Onbekend": "bij elke poging staat hoe",
        "Overige": "elke manier die hier bestaat heeft een eigen woord",
    },
    Enumeration.DAY_PART: {},
}

#: types that follow from no kind of partner: the municipality says it of the partner itself
ONLY_SAID: Mapping[str, str] = {
    "Belastingdienst": "onze soort 'belasting' is ook die van een gemeente of waterschap",
    "CAK Eigen bijdrage": "onze soort 'cak' is de premie die het CAK overnam",
    "DUO": "experiment: er is geen eigen soort voor",
    "Dienst Toeslagen": "experiment: er is geen eigen soort voor",
}

_TABLES: Mapping[Enumeration, Mapping[str, str | None]] = {
    Enumeration.PARTNER: dict(PARTNER_TYPES),
    Enumeration.STATUS: dict(STATUSES),
    Enumeration.RESULT: RESULTS,
    Enumeration.CONTACT: dict(CONTACT_KINDS),
    Enumeration.DAY_PART: dict(DAY_PARTS),
}


def origins(kind: Enumeration, word: str) -> frozenset[str]:
    """The codes of ours that become this word; empty for one that never leaves here."""
    return frozenset(code for code, becomes in _TABLES[kind].items() if becomes == word)


def without_origin(kind: Enumeration) -> frozenset[str]:
    """The words of this list that follow from no code of ours."""
    said = ONLY_SAID if kind is Enumeration.PARTNER else {}
    return frozenset(ABSENT[kind]) | frozenset(said)
