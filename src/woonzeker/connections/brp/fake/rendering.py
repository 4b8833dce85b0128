# SPDX-License-Identifier: EUPL-1.2
"""A person as the JSON of the API: all that the fake knows, before the asked fields are kept."""

from __future__ import annotations

from typing import Any

from woonzeker.connections.brp.shapes import Address, BrpPerson, RegisterDate, Suspended

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_NAME_USE = {
    "E": "eigen geslachtsnaam", "P": "geslachtsnaam partner",
    "V": "geslachtsnaam partner voor eigen geslachtsnaam",
    "N": "geslachtsnaam partner na eigen geslachtsnaam",
}  # fmt: skip
_REASONS = {
    Suspended.DEATH: "overlijden", Suspended.EMIGRATION: "emigratie",
    Suspended.MINISTER: "ministerieel besluit",
    Suspended.NON_RESIDENT: "pl is aangelegd in de rni", Suspended.ERROR: "fout",
    Suspended.UNKNOWN: "onbekend",
}  # fmt: skip
_INVESTIGATED_SINCE = RegisterDate(2026, 10, 1)
_Json = dict[str, Any]


def rendered(person: BrpPerson) -> _Json:
    """Everything about a person; what is not known is left out, as the API does."""
    return _known(
        burgerservicenummer=person.number,
        naam=_name(person),
        partners=_partners(person),
        geboorte=_known(datum=_date(person.born)),
        overlijden=_known(datum=_date(person.died)),
        verblijfplaats=_residence(person),
        gemeenteVanInschrijving=_code(person.municipality, "gemeente"),
        datumInschrijvingInGemeente=_date(person.registered_there),
        opschortingBijhouding=_suspension(person),
        geheimhoudingPersoonsgegevens=person.secret,
    )


def _known(**parts: Any) -> _Json:
    return {name: part for name, part in parts.items() if part}


def _code(code: str, says: str) -> _Json:
    return {"code": code, "omschrijving": says} if code else {}


def _name(person: BrpPerson) -> _Json:
    name = person.name
    return _known(
        voornamen=name.given,
        voorletters=name.initials,
        voorvoegsel=name.prefix,
        geslachtsnaam=name.surname,
        aanduidingNaamgebruik=_code(name.use, _NAME_USE.get(name.use, "")),
    )


def _partners(person: BrpPerson) -> list[_Json]:
    name = _known(voorvoegsel=person.partner.prefix, geslachtsnaam=person.partner.surname)
    return [{"naam": name}] if name else []


def _date(day: RegisterDate | None) -> _Json:
    """A date in the kind that says how much of it is known."""
    if day is None:
        return {}
    if whole := day.whole:
        words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return {"type": "Datum", "datum": whole.isoformat(), "langFormaat": words}
    if day.month:
        words = f"{_MONTHS[day.month - 1]} {day.year}"
        return {
            "type": "JaarMaandDatum", "jaar": day.year, "maand": day.month, "langFormaat": words,
        }  # fmt: skip
    return {"type": "JaarDatum", "jaar": day.year, "langFormaat": str(day.year)}


def _residence(person: BrpPerson) -> _Json:
    gone = person.suspension and person.suspension.reason is Suspended.EMIGRATION
    if person.address is None:
        return {"type": "VerblijfplaatsOnbekend"} if gone else {}
    door = person.address
    looked_into = {"type": True, "datumIngangOnderzoek": _date(_INVESTIGATED_SINCE)}
    return {"type": "Adres"} | _known(
        verblijfadres=_door(door),
        datumVan=_date(door.since),
        indicatieVastgesteldVerblijftNietOpAdres=door.doubted,
        inOnderzoek=looked_into if person.under_investigation else None,
    )


def _door(door: Address) -> _Json:
    return _known(
        officieleStraatnaam=door.street,
        korteStraatnaam=door.street[:24],
        huisnummer=door.number,
        huisletter=door.letter,
        huisnummertoevoeging=door.addition,
        postcode=door.postcode,
        woonplaats=door.city,
    )


def _suspension(person: BrpPerson) -> _Json:
    if person.suspension is None:
        return {}
    reason = person.suspension.reason
    return _known(reden=_code(reason.value, _REASONS[reason]), datum=_date(person.suspension.on))
