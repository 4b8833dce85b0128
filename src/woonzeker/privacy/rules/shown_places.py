# SPDX-License-Identifier: EUPL-1.2
"""What of a place to stay goes into somebody's overview, and under which words. Pure."""

from __future__ import annotations

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "places": Part(
        "Een plek om te slapen",
        "Een plek die wij voor u boekten, of dat u er op een wachtte. Andere gemeenten zien alleen "
        "dat de plek bezet is, en een nummer dat niets over u zegt.",
    ),
}

SHOWN: dict[str, Shown] = {
    "housing.StayOf": Shown("Plek die voor u geboekt is", {
        "case": "zaak", "number": "waar en wanneer", "kind": "soort plek",
        "adults": "volwassenen", "children": "kinderen", "pets": "huisdieren",
        "step_free": "zonder trap of drempel nodig", "booked_on": "geboekt op",
    }),
    "housing.Waits": Shown("U wachtte op een plek", {
        "case": "zaak", "number": "nummer voor andere gemeenten", "since_on": "sinds",
        "roof_ends_on": "eerste nacht zonder dak", "left_on": "niet meer sinds",
        "left_why": "waarom niet meer",
    }),
    "housing.PassedOver": Shown("U kreeg een plek voor anderen die hoger stonden", {
        "case": "zaak", "number": "welke plek", "on": "op", "reason": "waarom",
        "passed": "hoeveel er hoger stonden",
    }),
}  # fmt: skip
