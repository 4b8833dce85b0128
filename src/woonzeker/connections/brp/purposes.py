# SPDX-License-Identifier: EUPL-1.2
"""What may be asked, for what, and on which ground. A field that is not here is never asked.

`inOnderzoek`, `geheimhoudingPersoonsgegevens` and `opschortingBijhouding` come with every answer by
themselves and may not be asked for.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why the BRP is asked: a code, the fields that it takes, and the rule that allows it."""

    code: str
    fields: tuple[str, ...]
    ground: str


_HOME = (
    "verblijfplaats.verblijfadres.officieleStraatnaam",
    "verblijfplaats.verblijfadres.korteStraatnaam",
    "verblijfplaats.verblijfadres.huisnummer",
    "verblijfplaats.verblijfadres.huisletter",
    "verblijfplaats.verblijfadres.huisnummertoevoeging",
    "verblijfplaats.verblijfadres.postcode",
    "verblijfplaats.verblijfadres.woonplaats",
    "verblijfplaats.datumVan",
    "verblijfplaats.indicatieVastgesteldVerblijftNietOpAdres",
    "gemeenteVanInschrijving",
    "datumInschrijvingInGemeente",
)

#: who may be meant: only numbers, and the date of birth so that children are not asked after
FIND = Purpose(
    code="find",
    fields=("burgerservicenummer", "geboorte.datum"),
    ground="Wgs art. 3 lid 1 onder b; Wgs art. 8; Wabb art. 10",
)

#: what a signal is compared with: names, date of birth, address, and whether they live here
LINK = Purpose(
    code="link",
    fields=(
        "burgerservicenummer",
        "naam.voornamen",
        "naam.voorletters",
        "naam.voorvoegsel",
        "naam.geslachtsnaam",
        "naam.aanduidingNaamgebruik",
        "partners.naam.voorvoegsel",
        "partners.naam.geslachtsnaam",
        "geboorte.datum",
        "overlijden.datum",
        *_HOME,
    ),
    ground="Wgs art. 3 lid 1 onder b; Wgs art. 8; Wabb art. 10",
)

#: whether a letter can go to where it is addressed: address and death, no names
LETTER = Purpose(
    code="letter",
    fields=("burgerservicenummer", "overlijden.datum", *_HOME),
    ground="Wgs art. 3 lid 1 onder b; Wgs art. 8; AVG art. 5 lid 1 onder d",
)

PURPOSES = (FIND, LINK, LETTER)
