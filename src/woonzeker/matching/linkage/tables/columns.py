# SPDX-License-Identifier: EUPL-1.2
"""Which column is which: recognised by its heading, in Dutch, English and German."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from woonzeker.matching.linkage.tables.shapes import Kind, Layout, UnreadableTable

_HEADINGS: dict[Kind, tuple[str, ...]] = {
    Kind.GIVEN: (
        "given_name", "first_name", "firstname", "fname", "fname_c1", "given", "forename",
        "voornaam", "voornamen", "roepnaam", "initialen", "voorletters", "initials", "vorname",
    ),
    Kind.MIDDLE: ("fname_c2", "middle_name", "middlename", "second_name", "tweede_voornaam"),
    Kind.PREFIX: ("tussenvoegsel", "voorvoegsel", "voorvoegsels", "name_prefix"),
    Kind.SURNAME: (
        "surname", "last_name", "lastname", "lname", "lname_c1", "family_name", "achternaam",
        "geslachtsnaam", "nachname", "naam", "name",
    ),
    Kind.SECOND_SURNAME: (
        "lname_c2", "partner_naam", "second_surname", "maiden_name", "meisjesnaam",
    ),
    Kind.FULL_NAME: ("full_name", "fullname", "volledige_naam", "person_name"),
    Kind.BIRTH: (
        "date_of_birth", "dob", "birth_date", "birthdate", "geboortedatum", "geburtsdatum",
    ),
    Kind.YEAR: ("by", "birth_year", "year_of_birth", "geboortejaar", "yob"),
    Kind.MONTH: ("bm", "birth_month", "month_of_birth", "geboortemaand"),
    Kind.DAY: ("bd", "birth_day", "day_of_birth", "geboortedag"),
    Kind.NUMBER: ("street_number", "house_number", "housenumber", "huisnummer", "huisnr"),
    Kind.STREET: ("address_1", "street", "street_name", "address", "straat", "straatnaam", "adres"),
    Kind.AREA: ("address_2", "district", "wijk", "buurt"),
    Kind.PLACE: ("suburb", "city", "town", "place", "woonplaats", "plaats", "municipality"),
    Kind.POSTCODE: ("postcode", "postal_code", "zip", "zipcode", "zip_code", "postcode_fake", "pc"),
    Kind.REGION: ("state", "province", "county", "region", "provincie"),
    Kind.IDENTIFIER: (
        "soc_sec_id", "ssn", "bsn", "national_id", "nin", "burgerservicenummer", "klantnummer",
    ),
    Kind.EMAIL: ("email", "e_mail", "mail", "emailadres", "email_address"),
    Kind.PHONE: ("phone", "phone_number", "telephone", "telefoon", "telefoonnummer", "mobile"),
    Kind.SEX: ("gender", "sex", "geslacht"),
    Kind.BIRTH_PLACE: ("birth_place", "birthplace", "place_of_birth", "geboorteplaats"),
    Kind.OCCUPATION: ("occupation", "profession", "job", "beroep"),
}  # fmt: skip
_RECORD = ("rec_id", "record_id", "id", "unique_id", "signal_id", "signaal_id", "person_id")
_KINDS = {heading: kind for kind, headings in _HEADINGS.items() for heading in headings}
_NAMES = frozenset({Kind.SURNAME, Kind.GIVEN, Kind.FULL_NAME})


def recognise(
    headings: Sequence[str], given: Mapping[str, str] | None = None, record: str | None = None
) -> Layout:
    """Find the columns by their headings; what is `given` (kind → heading) goes first.

    `record` names the column with the rows' own numbers. A heading that nobody knows is left alone,
    and so is a second column of one kind. Raises UnreadableTable with a Dutch sentence for a
    heading or kind that does not exist, or a table without a name to go by.
    """
    plain = [_plain(heading) for heading in headings]
    columns = {_kind(word): _index(headings, heading) for word, heading in (given or {}).items()}
    own = _index(headings, record) if record else _first(plain, _RECORD)
    taken = {*columns.values(), own}
    for at, heading in enumerate(plain):
        kind = _KINDS.get(heading)
        if kind is not None and at not in taken:
            columns.setdefault(kind, at)
    if not _NAMES & columns.keys():
        raise UnreadableTable(
            "In deze tabel is geen kolom met een naam herkend. Zeg welke het zijn, bijvoorbeeld: "
            "--columns given=VOORNAAM,surname=ACHTERNAAM."
        )
    return Layout(columns=columns, record=own)


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")


def _kind(word: str) -> Kind:
    try:
        return Kind(word)
    except ValueError:
        known = ", ".join(kind.value for kind in Kind)
        raise UnreadableTable(f"De soort '{word}' bestaat niet. Wel: {known}.") from None


def _index(headings: Sequence[str], heading: str) -> int:
    if heading not in headings:
        raise UnreadableTable(
            f"De kolom '{heading}' staat niet in het bestand. Wel: {', '.join(headings)}."
        )
    return headings.index(heading)


def _first(plain: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((plain.index(heading) for heading in wanted if heading in plain), None)
