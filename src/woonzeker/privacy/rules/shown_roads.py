# SPDX-License-Identifier: EUPL-1.2
"""What is known of the other roads goes into somebody's overview, under which words. Pure."""

from __future__ import annotations

from woonzeker.privacy.rules.parts import Part, Shown

PARTS: dict[str, Part] = {
    "roads": Part(
        "Andere wegen",
        "Wat er naast een achterstand speelde rond uw woning: alleen dagen, aantallen en keuzes "
        "uit een lijst. Wie iets meldde schrijven wij niet op.",
    ),
}
_NOTED = {
    "case": "zaak", "noted_at": "opgeschreven op", "recalled_at": "door ons teruggenomen op",
    "recalled_why": "waarom het niet klopte",
}  # fmt: skip

SHOWN: dict[str, Shown] = {
    "legal.CaseRoad": Shown("Wat er speelde", {
        "case": "zaak", "road": "wat", "began_on": "begonnen op", "begun": "hoe het begon",
        "began_by": "wie het vertelde", "opened_at": "opgeschreven op",
        "ended_on": "geëindigd op", "ending": "hoe het eindigde",
    }),
    "legal.RoadStep": Shown("Stap", {
        **_NOTED, "road": "bij", "code": "wat", "on": "op", "speaks_of": "over de dag",
        "in_spite_of": "wat toen nog niet gebeurd was",
        "open_safeguards": "waarborgen die toen openstonden",
    }),
    "legal.RoadFact": Shown("Feit", {
        **_NOTED, "road": "bij", "kind": "wat", "day": "dag", "flag": "ja of nee",
        "number": "aantal", "code": "keuze",
    }),
    "legal.RaisedPoint": Shown("Punt voor uw reactie op een sluiting", {
        **_NOTED, "road": "bij", "code": "punt", "raised": "wat ervan kwam", "on": "op",
    }),
    "legal.NuisanceReport": Shown("Melding van overlast", {
        **_NOTED, "road": "bij", "on": "dag", "sort": "wat voor overlast",
        "reporter_role": "wie meldde, naar rol", "checked": "of iemand het naging",
    }),
    "legal.TenureFinding": Shown("Hoe u woont", {
        **_NOTED, "on": "op", "answers": "uw antwoorden", "looks_like": "waar dat op lijkt",
        "points_to_rent": "aanwijzingen dat het huur is", "unsure": "niet helemaal zeker",
    }),
}  # fmt: skip
