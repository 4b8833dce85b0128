# SPDX-License-Identifier: EUPL-1.2
"""The exchange model for debt help (DDAS SHV v1.0), typed: the part that this system can know.

Of intake, decisions, plans, stabilisation, moratoria and after-care the system of the debt help
itself knows; those parts of the model are not here, so they cannot be filled by mistake.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

Schuldsoort = Literal["Zorg", "Publiek", "Nuts", "Overig"]
Oplossingssoort = Literal[
    "Betalingsregeling", "Herfinanciering", "Saneringskrediet", "Schuldbemiddeling", "0%-aanbod"
]
Uitstroomreden = Literal[
    "Overleden", "Verhuisd", "Nietverschenen", "Ingetrokken", "Niet passend", "Overig",
    "Voldoet niet", "Afgerond", "Zelf",
]  # fmt: skip


class Strict(BaseModel):
    """Nothing but what the standard names."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Contactpersoon(Strict):
    """Wie het CBS bij de organisatie kan bellen."""

    email: str | None = None
    functietitel: str | None = None
    naam: str | None = None
    telefoonnummer: str | None = None


class Organisatie(Strict):
    """De organisatie waarvan de gegevens zijn, met de namen van versie 1.0."""

    naam: Annotated[str | None, Field(alias="(Statutaire) Naam")] = None
    kvk_nummer: Annotated[str | None, Field(alias="KvK-nummer")] = None
    gemeentecode: str | None = None
    contactpersonen: Annotated[tuple[Contactpersoon, ...] | None, Field(min_length=1)] = None


class Client(Strict):
    """Een inwoner in een traject."""

    burgerservicenummer: Annotated[str | None, Field(alias="Burgerservicenummer")] = None
    geboortedatum: Annotated[str | None, Field(alias="Geboortedatum")] = None
    postcode: Annotated[str | None, Field(alias="Postcode")] = None
    huisnummer: Annotated[str | None, Field(alias="Huisnummer")] = None
    huisnummertoevoeging: Annotated[str | None, Field(alias="Huisnummertoevoeging")] = None


class Aanmelding(Strict):
    """Dat iemand naar de schuldhulp ging, en of het een crisis was."""

    crisisinterventie: bool | None = None
    startdatum: date | None = None
    einddatum: date | None = None


class Oplossing(Strict):
    """Wat met de schuldeisers is afgesproken."""

    soort: Oplossingssoort | None = None
    startdatum: date | None = None
    einddatum: date | None = None


class Schuldeiser(Strict):
    """Aan wie iemand iets schuldig is; versie 1.0 vraagt de naam onder twee namen."""

    naam: str | None = None
    ook_naam: Annotated[str | None, Field(alias="Naam")] = None
    privepersoon: bool | None = None


class Schuld(Strict):
    """Eén schuld, in hele euro's. Een schuldeiser hoort erbij, ook als er niets van bekend is."""

    bedrag: int | None = None
    peildatum: date | None = None
    schuldsoort: Schuldsoort | None = None
    schuldeiser: Schuldeiser


class VoorlopigeVoorziening(Strict):
    """Uitstel dat iemand kreeg zolang er nog geen regeling is."""

    startdatum: date | None = None
    einddatum: date | None = None


class Uitstroom(Strict):
    """Dat en waarom het ophield."""

    datum: date | None = None
    reden: Uitstroomreden | None = None


class Schuldhulptraject(Strict):
    """Eén traject, voor zover het hier bekend is."""

    gemeentecode: str
    startdatum: date | None = None
    einddatum: date | None = None
    totaalSchuldbedragBijAanvangSchuld: int | None = None  # noqa: N815 - a name of the standard
    aanmelding: Aanmelding | None = None
    client: Annotated[tuple[Client, ...], Field(min_length=1, max_length=2)]
    oplossing: Oplossing | None = None
    schulden: tuple[Schuld, ...] | None = None
    voorlopigeVoorzieningen: tuple[VoorlopigeVoorziening, ...] | None = None  # noqa: N815 - as above
    uitstroom: Uitstroom | None = None


class Levering(Strict):
    """De trajecten van één organisatie."""

    teller: int
    aanleverende_organisatie: Organisatie
    schuldhulptrajecten: tuple[Schuldhulptraject, ...] | None = None


class Uitwisselmodel(Strict):
    """Het hele bericht."""

    startdatumLevering: date  # noqa: N815 - a name of the standard
    einddatumLevering: date  # noqa: N815 - a name of the standard
    aanleverdatumEnTijd: AwareDatetime  # noqa: N815 - a name of the standard
    codeGegevensleverancier: str  # noqa: N815 - a name of the standard
    leveringen: Annotated[tuple[Levering, ...], Field(min_length=1)]


TRAJECTS = TypeAdapter(list[Schuldhulptraject])

#: kind of partner → kind of debt; the model has four
DEBT_KINDS: dict[str, Schuldsoort] = {
    "huur": "Overig",
    "energie": "Nuts",
    "warmte": "Nuts",
    "water": "Nuts",
    "zorg": "Zorg",
    "cak": "Zorg",
    "hypotheek": "Overig",
    "belasting": "Publiek",
    "overige": "Overig",
}

#: how our case ended → why debt help ended, where that says something of debt help at all
EXIT_REASONS: dict[str, Uitstroomreden] = {
    "deceased": "Overleden",
    "moved_own_will": "Verhuisd",
    "moved_under_pressure": "Verhuisd",
    "key_handed_in": "Verhuisd",
    "moved_unknown": "Verhuisd",
}

#: parts of the model that are never filled here, and why
LEFT_OUT: dict[str, str] = {
    "toekenningsdatum": "de beschikking staat in het systeem van de schuldhulp",
    "intake": "de intake doet de schuldhulp",
    "planVanAanpak": "het plan van aanpak maakt de schuldhulp",
    "stabilisatie": "dat doet de schuldhulp",
    "begeleiding": "dat doet de schuldhulp of een ander",
    "crisisinterventies": "begin en einde van een crisisinterventie staan hier niet",
    "moratoria": "die worden hier nog niet vastgelegd",
    "schuldregeling": "die maakt de schuldhulp",
    "nazorg": "die geeft de schuldhulp",
    "informatieEnAdvies": "dat telt in de gegevens van vroegsignalering",
    "vtlb": "de beslagvrije voet die hier staat is iets anders",
    "zakelijkeSchuld": "van een schuld staat hier niet of zij van een onderneming is",
}
