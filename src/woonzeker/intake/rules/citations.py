# SPDX-License-Identifier: EUPL-1.2
"""The rules of intake in words, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

_BGS = "https://zoek.officielebekendmakingen.nl/stb-2020-240.html"
_NVVK = "https://www.nvvk.nl/l/mailing2/archiveview/261/urn%3Auuid%3Ae8a4e6df-c849-48f1-9935-dc060c114c4a"


@dataclass(frozen=True, slots=True)
class Citation:
    """A rule in one sentence and its source."""

    rule: str
    source: str


#: the open delivery format: which columns, and how values are written
FORMAT = Citation(
    "Een waarde staat in de vorm van het aanleverformaat.",
    "Aanleverformaat van de gemeente, kolommen en waarden",
)
REQUIRED = Citation(
    "Elk signaal heeft een eigen nummer en een datum.",
    "Aanleverformaat van de gemeente, verplichte kolommen",
)
#: by sector: contact data and the height of the arrears are what a signal consists of
CONTENT = {
    "huur": Citation(
        "De verhuurder geeft contactgegevens en de hoogte van de achterstand.",
        f"Besluit gemeentelijke schuldhulpverlening, art. 2, aanhef; {_BGS}",
    ),
    "water": Citation(
        "Het waterbedrijf geeft contactgegevens, klantnummer en de hoogte van de schuld.",
        "Regeling afsluitbeleid drinkwater, art. 5; "
        "https://zoek.officielebekendmakingen.nl/stcrt-2018-26271.html",
    ),
    "energie": Citation(
        "De leverancier geeft contactgegevens en de hoogte van de achterstand.",
        "Regeling afsluitbeleid elektriciteit en gas; "
        "https://zoek.officielebekendmakingen.nl/stcrt-2023-10020.html",
    ),
    "warmte": Citation(
        "De leverancier geeft contactgegevens en de hoogte van de achterstand.",
        "Warmteregeling, afsluiten; https://zoek.officielebekendmakingen.nl/stcrt-2023-10020.html",
    ),
}
CONTENT_ELSEWHERE = Citation(
    "Een signaal bestaat uit contactgegevens en de hoogte van de achterstand.",
    "Wet gemeentelijke schuldhulpverlening, art. 3 lid 1 onder b; "
    "https://wetten.overheid.nl/BWBR0031331",
)
EFFORTS = {
    "contactpoging_op": Citation(
        "De verhuurder zocht vóór het signaal persoonlijk contact (a).",
        f"Besluit gemeentelijke schuldhulpverlening, art. 2 onder a; {_BGS}",
    ),
    "gewezen_op_hulp_op": Citation(
        "De verhuurder wees vóór het signaal op schuldhulpverlening (b).",
        f"Besluit gemeentelijke schuldhulpverlening, art. 2 onder b; {_BGS}",
    ),
    "herinnering_op": Citation(
        "De verhuurder stuurde vóór het signaal een schriftelijke herinnering (c).",
        f"Besluit gemeentelijke schuldhulpverlening, art. 2 onder c; {_BGS}",
    ),
    "aanbod_delen_op": Citation(
        "De verhuurder bood vóór het signaal aan om gegevens door te geven (d).",
        f"Besluit gemeentelijke schuldhulpverlening, art. 2 onder d; {_BGS}",
    ),
    "reactie": Citation(
        "De huurder heeft op dat aanbod niet afwijzend gereageerd (d).",
        f"Besluit gemeentelijke schuldhulpverlening, art. 2 onder d; {_BGS}",
    ),
}
REFUSED = {
    "huur": EFFORTS["reactie"],
    "water": Citation(
        "Wie het waterbedrijf zegt dit niet te willen, wordt niet gemeld.",
        "Regeling afsluitbeleid drinkwater, art. 5; "
        "https://zoek.officielebekendmakingen.nl/stcrt-2018-26271.html",
    ),
}
REFUSED_ELSEWHERE = Citation(
    "Wie bezwaar maakte tegen het delen van gegevens, wordt niet gemeld.",
    f"NVVK, vuistregels voor signalen, mei 2022; {_NVVK}",
)
LOCAL_GROUND = Citation(
    "Deze soort partner meldt alleen op een eigen, gedateerde grondslag van de gemeente.",
    "Wet gemeentelijke schuldhulpverlening, art. 3 lid 1 onder b en art. 10; "
    "https://wetten.overheid.nl/BWBR0031331",
)
NATURAL_PERSON = Citation(
    "Schuldhulpverlening is er voor natuurlijke personen.",
    "Wet gemeentelijke schuldhulpverlening, art. 1; "
    "https://wetten.overheid.nl/BWBR0031331/2022-01-01",
)
CURRENT_CUSTOMER = Citation(
    "Alleen huidige klanten worden gemeld.",
    f"NVVK, vuistregels voor signalen, mei 2022; {_NVVK}",
)
NO_ARRANGEMENT = Citation(
    "Wie een betalingsregeling nakomt, wordt niet gemeld.",
    f"NVVK, vuistregels voor signalen, mei 2022; {_NVVK}",
)
IN_FORCE = Citation(
    "Signalen bestaan sinds 1 januari 2021.",
    f"Besluit gemeentelijke schuldhulpverlening, inwerkingtreding; {_BGS}",
)


def content_of(sector: str) -> Citation:
    """Why a signal of this sector must hold contact data and the height of the arrears."""
    return CONTENT.get(sector, CONTENT_ELSEWHERE)


def refusal_in(sector: str) -> Citation:
    """Why a refusal ends the ground in this sector."""
    return REFUSED.get(sector, REFUSED_ELSEWHERE)
