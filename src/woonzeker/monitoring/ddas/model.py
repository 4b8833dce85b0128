# SPDX-License-Identifier: EUPL-1.2
"""The exchange model for early signals (DDAS v1.2), typed, with exactly the names of the standard.

What is not known is left out: the model knows no null. A delivery of a million signals does not fit
in memory, so its parts are checked in batches (`SIGNALS`, `CASES`) and put in a frame (`framed`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

Signaalpartnertype = Literal[
    "Belastingdienst", "CAK Eigen bijdrage", "CAK Zorgverzekeringen", "Dienst Toeslagen", "DUO",
    "Energie", "Huur", "Hypotheek", "Overige", "Water", "Zorg",
]  # fmt: skip
Signaalstatus = Literal[
    "Inwoner al bekend bij schuldhulpverlening",
    "Inwoner is overleden",
    "Niet opgepakt: andere reden",
    "Niet opgepakt: herhaalde melding",
    "Niet opgepakt: onterecht signaal",
    "Nog niet opgepakt",
    "Opgepakt",
    "Persoon is geen inwoner (meer) in de gemeente",
]
Eindresultaat = Literal[
    "(Budget)advies en/of quick fix",
    "Definitief geen contact kunnen krijgen",
    "Geen reactie na eerder contact",
    "Inwoner al bekend bij schuldhulpverlening",
    "Inwoner heeft al een ander lopend traject",
    "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
    "Inwoner is overleden",
    "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
    "Niet opgepakt: andere reden",
    "Niet opgepakt: herhaalde melding",
    "Niet opgepakt: onterecht signaal",
    "Persoon is geen inwoner (meer) in de gemeente",
    "Vervolghulp en/of verwijzing",
    "Vervolghulp en/of verwijzing financieel",
    "Vervolghulp en/of verwijzing niet financieel",
    "Verwijzing zonder tussenkomst inwoner",
]
Contactsoort = Literal[
    "Administratief", "Afspraak op locatie", "Brief", "Huisbezoek", "Kaartje", "Mail", "Onbekend",
    "Overige", "SMS/Whatsapp", "Telefoon",
]  # fmt: skip
Dagdeel = Literal["Ochtend", "Middag", "Avond"]
Geslacht = Literal["Man", "Vrouw", "Onbekend", "Leeg"]
_BSN = 9


class Strict(BaseModel):
    """Nothing but what the standard names."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Contactpersoon(Strict):
    """Wie het CBS bij de aanleverende organisatie kan bellen."""

    naam: str | None = None
    telefoonnummer: str | None = None
    email: str | None = None
    functietitel: str | None = None


class AanleverendeOrganisatie(Strict):
    """De organisatie waarvan de gegevens zijn."""

    naam: str | None = None
    kvk_nummer: Annotated[str | None, Field(alias="kvk-nummer")] = None
    contactpersonen: Annotated[tuple[Contactpersoon, ...] | None, Field(min_length=1)] = None


class Signaalpartner(Strict):
    """Het soort organisatie dat het signaal gaf; nooit welke."""

    type: Signaalpartnertype | None = None


class ClientMetBsn(Strict):
    """Een inwoner, aangewezen met het BSN en met niets daarnaast."""

    burgerservicenummer: Annotated[str, Field(min_length=_BSN, max_length=_BSN)]


class ClientMetAdres(Strict):
    """Een inwoner zonder BSN, aangewezen met het adres."""

    postcode: str
    huisnummer: str
    huisnummertoevoeging: str | None = None
    geslachtsaanduiding: Geslacht | None = None
    geboortedatum: date | None = None


class Vroegsignaal(Strict):
    """Eén signaal van één signaalpartner."""

    ID: str
    crisissignaal: bool | None = None
    warmeOverdracht: bool | None = None  # noqa: N815 - a name of the standard
    bedrag: int | None = None
    ontstaansdatum: date | None = None
    signaaldatum: date | None = None
    status: Signaalstatus | None = None
    signaalpartner: Signaalpartner
    client: Annotated[ClientMetBsn | ClientMetAdres, Field(union_mode="left_to_right")]


class Verwijzing(Strict):
    """Dat een signaal bij een zaak hoort."""

    ID: str


class Contactpoging(Strict):
    """Eén keer dat contact is gezocht."""

    soort: Contactsoort | None = None
    bereikt: bool | None = None
    datum: date | None = None
    dagdeel: Dagdeel | None = None


class Vroegsignaalzaak(Strict):
    """Alles wat op de signalen van één huishouden uit één matchingperiode volgde."""

    resultaat: Eindresultaat | None = None
    matchingsdatum: date | None = None
    startdatumMatchingperiode: date | None = None  # noqa: N815 - a name of the standard
    datumOpgepakt: date | None = None  # noqa: N815 - a name of the standard
    einddatumMatchingperiode: date | None = None  # noqa: N815 - a name of the standard
    vroegsignalen: Annotated[tuple[Verwijzing, ...] | None, Field(min_length=1)] = None
    contactpogingen: tuple[Contactpoging, ...] | None = None


class Levering(Strict):
    """De signalen en zaken van één gemeente."""

    teller: int
    gemeentecode: str
    aanleverendeOrganisatie: AanleverendeOrganisatie  # noqa: N815 - a name of the standard
    vroegsignalen: tuple[Vroegsignaal, ...] | None = None
    vroegsignaalzaken: tuple[Vroegsignaalzaak, ...] | None = None


class Uitwisselmodel(Strict):
    """Het hele bericht."""

    startdatumLevering: date  # noqa: N815 - a name of the standard
    einddatumLevering: date  # noqa: N815 - a name of the standard
    aanleverdatumEnTijd: AwareDatetime  # noqa: N815 - a name of the standard
    codeGegevensleverancier: str  # noqa: N815 - a name of the standard
    leveringen: Annotated[tuple[Levering, ...] | None, Field(min_length=1)] = None


#: parts of a delivery that is too large for memory: from plain values to checked JSON
SIGNALS = TypeAdapter(list[Vroegsignaal])
CASES = TypeAdapter(list[Vroegsignaalzaak])


def framed(part: BaseModel, inside: str) -> tuple[bytes, bytes]:
    """The JSON of this part, cut open where the list `inside` comes as its last member."""
    whole = alone(part)
    return whole[:-1] + f',"{inside}":['.encode(), b"]}"


def alone(part: BaseModel) -> bytes:
    """The JSON of this part, without what is not known."""
    return part.model_dump_json(by_alias=True, exclude_none=True).encode()
