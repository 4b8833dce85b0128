# SPDX-License-Identifier: EUPL-1.2
"""What is known for a roof after it goes into somebody's overview, under which words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "roof": Part(
        "Wonen",
        "Wat wij weten over uw woning, uw inschrijving en waar u daarna woonde, en wat verhuurders "
        "over u bijhouden voor zover zij of u dat zeiden.",
    ),
}
_NOTED = {
    "case": "zaak", "told_by": "gezegd of getoond door", "noted_at": "opgeschreven op",
    "recalled_at": "door ons teruggenomen op", "recalled_why": "waarom het niet klopte",
}  # fmt: skip

SHOWN: dict[str, Shown] = {
    "housing.ContractWanted": Shown("Contract dat gezocht wordt", {
        **_NOTED, "on": "op", "kind": "welk contract", "why_not_own": "waarom niet op eigen naam",
        "own_by_on": "op eigen naam uiterlijk", "urgency_needed": "urgentie nodig",
    }),
    "housing.PartStanding": Shown("Wat er klaar is voor een nieuwe woning", {
        **_NOTED, "on": "op", "part": "wat", "standing": "hoe het staat",
    }),
    "housing.UrgencyStep": Shown("Aanvraag om urgentie", {
        **_NOTED, "on": "sinds", "category": "grond", "state": "hoe het staat",
        "until_on": "geldig tot en met",
    }),
    "housing.RegisteredAt": Shown("Inschrijving", {
        **_NOTED, "on": "vanaf", "kind": "waar", "until_on": "tot",
    }),
    "housing.HomeFound": Shown("Woning", {
        **_NOTED, "on": "vanaf", "kind": "op welk contract", "until_on": "tot",
        "fits": "past bij u", "registered": "daar ingeschreven",
    }),
    "housing.WhereReading": Shown("Waar u was", {
        **_NOTED, "on": "op", "where": "waar",
    }),
    "housing.ListedName": Shown("Vermelding op een lijst van verhuurders", {
        **_NOTED, "on": "zo sinds", "corporation": "corporatie", "list_name": "lijst",
        "source": "hoe wij het weten", "since_on": "op de lijst sinds", "until_on": "tot",
        "ground": "waarom volgens hen", "told": "vertelden zij het u", "weighed": "wogen zij uw "
        "eigen situatie", "objection": "bezwaar",
    }),
    "housing.StatementStep": Shown("Verklaring van een verhuurder", {
        **_NOTED, "on": "sinds", "landlord": "verhuurder", "state": "hoe het staat",
        "why": "waarom volgens hen", "promises": "waar die op rust",
        "agreed": "u vindt goed dat een nieuwe verhuurder dit hoort",
    }),
}  # fmt: skip

_YES = {"yes": "ja", "no": "nee", "unknown": "dat weten wij niet"}
#: (table, column) → code → words
ROOF_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("housing.RegisteredAt", "kind"): {"home": "op een woonadres", "post": "op een briefadres"},
    ("housing.PartStanding", "standing"): {
        "in_order": "in orde", "busy": "er wordt aan gewerkt", "missing": "ontbreekt",
        "not_needed": "niet nodig", "unknown": "dat weten wij niet",
    },
    ("housing.ListedName", "source"): {
        "corporation": "de corporatie meldde het ons", "letter": "u liet de brief zien",
    },
    ("housing.ListedName", "told"): _YES,
    ("housing.ListedName", "weighed"): _YES,
}  # fmt: skip
_WORDS = frozenset({"told_by"})
ROOF_AS_WRITTEN: Mapping[str, frozenset[str]] = {
    "housing.ContractWanted": _WORDS,
    "housing.PartStanding": _WORDS,
    "housing.UrgencyStep": _WORDS,
    "housing.RegisteredAt": _WORDS,
    "housing.HomeFound": _WORDS,
    "housing.WhereReading": _WORDS,
    "housing.ListedName": _WORDS | {"corporation", "list_name"},
    "housing.StatementStep": _WORDS | {"landlord"},
}
