# SPDX-License-Identifier: EUPL-1.2
"""The day of an eviction and stored goods in somebody's overview, and under which words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "day": Part(
        "De dag van een ontruiming",
        "Wat wij voor die dag met u regelden, en wie de leiding had.",
    ),
    "goods": Part(
        "Uw spullen die wij bewaarden",
        "Wat wij na een ontruiming meenamen, wat ermee gebeurde, en de kosten en opbrengst.",
    ),
}

SHOWN: dict[str, Shown] = {
    "housing.EvictionPlan": Shown("Plan voor de dag", {
        "case": "zaak", "lead_organisation": "de leiding werkt bij",
        "lead_since": "leiding sinds", "school": "gaan er kinderen naar school of opvang",
        "pets": "zijn er huisdieren", "medicines": "zijn er medicijnen of hulpmiddelen nodig",
        "work": "heeft iemand werk", "asked_on": "gevraagd op",
    }),
    "housing.PlanItem": Shown("Geregeld voor de dag", {
        "case": "zaak", "topic": "wat", "arranged": "geregeld", "for_on": "voor de dag",
        "note": "wat is afgesproken", "noted_at": "opgeschreven op",
    }),
    "housing.StoredGoods": Shown("Spullen die wij meenamen", {
        "case": "zaak", "taken_on": "meegenomen op", "listed_on": "lijst gemaakt op",
        "copy_given_on": "u kreeg een afschrift op", "warned_on": "wij waarschuwden u op",
        "where_kept": "waar ze lagen", "closed_on": "er lag niets meer sinds",
        "noted_at": "opgeschreven op", "withdrawn_at": "door ons teruggenomen op",
    }),
    "housing.GoodsItem": Shown("Stuk op de lijst", {
        "goods": "van", "number": "nummer", "kind": "soort", "words": "wat",
        "state": "waar het is", "asked_back_on": "u vroeg het terug op",
        "photo_type": "er is een foto",
        "wished": "iemand vroeg om het weg te doen", "unsaleable_why": "waarom niet verkopen",
        "noted_at": "opgeschreven op", "withdrawn_at": "door ons teruggenomen op",
    }),
    "housing.GoodsEvent": Shown("Logboek van uw spullen", {
        "goods": "van", "act": "wat", "done_on": "op", "unsaleable_why": "waarom niet verkopen",
        "noted_at": "opgeschreven op",
    }),
    "housing.GoodsCost": Shown("Kosten van de opslag, niet voor u", {
        "goods": "van", "kind": "waarvoor", "cents": "bedrag", "paid_on": "betaald op",
        "noted_at": "opgeschreven op", "withdrawn_at": "door ons teruggenomen op",
    }),
    "housing.GoodsSale": Shown("Opbrengst van een verkoop", {
        "goods": "van", "cents": "bedrag", "sold_on": "verkocht op",
        "noted_at": "opgeschreven op", "withdrawn_at": "door ons teruggenomen op",
    }),
    "housing.GoodsRecovery": Shown("Terugbetaald door wie liet ontruimen", {
        "goods": "van", "cents": "bedrag", "received_on": "ontvangen op",
        "noted_at": "opgeschreven op", "withdrawn_at": "door ons teruggenomen op",
    }),
}  # fmt: skip

_KNOWN = {"yes": "ja", "no": "nee", "unknown": "dat weten wij niet"}
#: (table, column) → code → words
GOODS_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    **{("housing.EvictionPlan", each): _KNOWN for each in ("school", "pets", "medicines", "work")},
    ("housing.GoodsItem", "photo_type"): {"image/jpeg": "ja", "image/png": "ja"},
}
GOODS_AS_WRITTEN: Mapping[str, frozenset[str]] = {
    "housing.EvictionPlan": frozenset({"lead_organisation"}),
    "housing.PlanItem": frozenset({"note"}),
    "housing.StoredGoods": frozenset({"where_kept"}),
    "housing.GoodsItem": frozenset({"words"}),
}
