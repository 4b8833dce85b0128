# SPDX-License-Identifier: EUPL-1.2
"""Keeping of an answer what was asked for, and what comes along by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

#: fields that exist, as far as the fake knows them; a group stands for all below it
LIMITED = frozenset({
    "burgerservicenummer", "naam", "naam.voornamen", "naam.voorletters", "naam.voorvoegsel",
    "naam.geslachtsnaam", "geboorte", "geboorte.datum",
})  # fmt: skip
WHOLE = LIMITED | {
    "naam.aanduidingNaamgebruik", "partners", "partners.naam", "partners.naam.voorvoegsel",
    "partners.naam.geslachtsnaam", "overlijden", "overlijden.datum", "verblijfplaats",
    "verblijfplaats.datumVan", "verblijfplaats.indicatieVastgesteldVerblijftNietOpAdres",
    "verblijfplaats.verblijfadres", "gemeenteVanInschrijving", "datumInschrijvingInGemeente",
    *(
        f"verblijfplaats.verblijfadres.{part}"
        for part in (
            "officieleStraatnaam", "korteStraatnaam", "huisnummer", "huisletter",
            "huisnummertoevoeging", "postcode", "woonplaats",
        )
    ),
}  # fmt: skip
#: what is given unasked wherever something of the same group is
_ALWAYS = ("type", "inOnderzoek")
_ALWAYS_OF_A_PERSON = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding")


def kept(document: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The asked fields of a person, with what the API gives unasked."""
    paths = [tuple(field.split(".")) for field in fields]
    found = _kept(document, paths)
    return found | {name: document[name] for name in _ALWAYS_OF_A_PERSON if name in document}


def _kept(part: dict[str, Any], paths: list[tuple[str, ...]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in part.items():
        below = [path[1:] for path in paths if path and path[0] == name]
        if name in _ALWAYS or () in below:
            found[name] = value
        elif below and (less := _less(value, below)):
            found[name] = less
    return found


def _less(value: Any, paths: list[tuple[str, ...]]) -> Any:
    if isinstance(value, list):
        return [less for each in value if (less := _kept(each, paths))]
    return _kept(value, paths)
