# SPDX-License-Identifier: EUPL-1.2
"""Reading the extract of the person register: CSV bytes in, rows and rejected rows out.

Every row ends as one of the two. A sentence about a rejected row never repeats its content, because
the sentences are kept and shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from stdnum.nl import bsn as dutch_bsn

from woonzeker.matching.linkage.addresses import clean_postcode
from woonzeker.matching.linkage.dates import ImpossibleDate, PartialDate, read_date
from woonzeker.matching.linkage.names import clean_name_use
from woonzeker.matching.linkage.shapes import NO_ADDRESS, AddressFacts, PersonFacts
from woonzeker.matching.linkage.sheets import Sheet, UnreadableSheet, read_sheet

COLUMNS = (
    "bsn", "voorletters", "voornamen", "tussenvoegsel", "geslachtsnaam", "partner_tussenvoegsel",
    "partner_naam", "naamgebruik", "geslacht", "geboortedatum", "postcode", "huisnummer",
    "huisletter", "toevoeging", "straat", "woonplaats", "datum_vestiging_adres", "overleden_op",
    "vertrokken_op", "geheimhouding", "vorig_postcode", "vorig_huisnummer", "vorig_huisletter",
    "vorig_toevoeging", "vorig_straat", "vorig_woonplaats",
)  # fmt: skip
REQUIRED = ("bsn", "geslachtsnaam", "geboortedatum", "postcode", "huisnummer")
_OTHER_HEADINGS = {
    "initialen": "voorletters", "voorvoegsel": "tussenvoegsel", "voorvoegsels": "tussenvoegsel",
    "achternaam": "geslachtsnaam", "burgerservicenummer": "bsn", "huisnummertoevoeging":
    "toevoeging", "straatnaam": "straat", "plaats": "woonplaats",
    "partner_voorvoegsel": "partner_tussenvoegsel",
}  # fmt: skip
_LONGEST = {
    "voorletters": 40, "voornamen": 200, "tussenvoegsel": 40, "geslachtsnaam": 200,
    "partner_tussenvoegsel": 40, "partner_naam": 200, "straat": 200, "woonplaats": 100,
    "vorig_straat": 200, "vorig_woonplaats": 100, "toevoeging": 20, "vorig_toevoeging": 20,
}  # fmt: skip
_NUMBER = re.compile(r"0*([1-9]\d{0,4})\s*[-/ ]?\s*(.*)")
_NOT_SECRET = {"", "0", "00", "n", "nee", "false", "onwaar", "geen"}


#: an extract that cannot be read as a whole
UnreadableRegister = UnreadableSheet


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person as the register gives them. `number` is the line in the file, the heading is 1.

    `facts.person` is the file's own key of the person: its `person_id`, else the row number.
    `facts.since_on` is the first day that the person can live at the address.
    """

    number: int
    bsn: str
    facts: PersonFacts
    name_use: str
    gender: str
    secret: bool


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be used, with a Dutch sentence that says what to mend."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """What an extract held; `rows` and `rejected` together are the rows that were read."""

    encoding: str
    delimiter: str
    unknown_columns: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    rejected: tuple[RejectedRow, ...]

    @property
    def rows_read(self) -> int:
        """Rows in the file without its heading and empty lines."""
        return len(self.rows) + len(self.rejected)


class _Reject(Exception):
    """The sentence that rejects the row at hand."""


def read_register(content: bytes) -> RegisterFile:
    """Read a CSV extract; encoding and delimiter are found out.

    Raises UnreadableRegister when the file as a whole cannot be read.
    """
    sheet = read_register_sheet(content, required=REQUIRED)
    rows: list[RegisterRow] = []
    rejected: list[RejectedRow] = []
    seen: dict[str, int] = {}
    for place, (number, cells) in enumerate(sheet.rows()):
        try:
            if place in sheet.overfull:
                raise _Reject(
                    "er staan meer velden dan kolommen. Staat er een scheidingsteken te veel?"
                )
            row = _row(number, _Cells(cells))
            _only_once(row, seen)
        except _Reject as problem:
            rejected.append(RejectedRow(number, f"Rij {number}: {problem}"))
        else:
            rows.append(row)
    unknown = tuple(name for name in sheet.unknown if name != "person_id")
    return RegisterFile(sheet.encoding, sheet.delimiter, unknown, tuple(rows), tuple(rejected))


def read_register_sheet(content: bytes, *, required: Collection[str]) -> Sheet:
    """The columns of an extract, under whichever heading set they were delivered.

    Raises UnreadableRegister when it is no table or a required column is missing.
    """
    known = (*COLUMNS, "person_id")
    return read_sheet(content, known=known, others=_OTHER_HEADINGS, required=required)


class _Cells:
    """The cells of one row by column name; a column that is not there is empty."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return self._cells.get(column, "")

    def short(self, column: str) -> str:
        """The cell, refused when it is longer than any real value."""
        cell = self[column]
        if len(cell) > _LONGEST[column]:
            raise _Reject(f"{column} is langer dan {_LONGEST[column]} tekens.")
        return cell


def _row(number: int, cells: _Cells) -> RegisterRow:
    own_key = cells["person_id"]
    if not cells["geslachtsnaam"]:
        raise _Reject("geslachtsnaam ontbreekt.")
    return RegisterRow(
        number=number,
        bsn=_bsn(cells["bsn"], optional=bool(own_key)),
        facts=_facts(own_key or str(number), cells),
        name_use=clean_name_use(cells["naamgebruik"]),
        gender=cells["geslacht"][:1].upper(),
        secret=cells["geheimhouding"].lower() not in _NOT_SECRET,
    )


def _facts(person: str, cells: _Cells) -> PersonFacts:
    deceased_on = _happened_on(cells, "overleden_op")
    departed_on = _happened_on(cells, "vertrokken_op")
    here = deceased_on is None and departed_on is None
    since = _partial_date(cells, "datum_vestiging_adres")
    return PersonFacts(
        person=person,
        initials=cells.short("voorletters"),
        first_names=cells.short("voornamen"),
        prefix=cells.short("tussenvoegsel"),
        surname=cells.short("geslachtsnaam"),
        partner_prefix=cells.short("partner_tussenvoegsel"),
        partner_surname=cells.short("partner_naam"),
        name_use=clean_name_use(cells["naamgebruik"])[:1],
        born=_partial_date(cells, "geboortedatum"),
        address=_address(cells, "", must_be_dutch=here),
        previous=_address(cells, "vorig_", must_be_dutch=False),
        since_on=since.earliest if since else None,
        deceased_on=deceased_on,
        departed_on=departed_on,
    )


def _bsn(text: str, *, optional: bool) -> str:
    """Nine digits that pass the eleven test; spreadsheets drop leading zeros."""
    if not text and optional:
        return ""
    digits = re.sub(r"[\s.]", "", text).zfill(9)
    if not dutch_bsn.is_valid(digits):
        raise _Reject("het BSN ontbreekt of voldoet niet aan de elfproef.")
    return digits


def _only_once(row: RegisterRow, seen: dict[str, int]) -> None:
    key = row.bsn or row.facts.person
    if key in seen:
        raise _Reject(f"dit BSN staat ook op rij {seen[key]}.")
    seen[key] = row.number


def _partial_date(cells: _Cells, column: str) -> PartialDate | None:
    try:
        return read_date(cells[column])
    except ImpossibleDate:
        raise _Reject(f"{column} is geen datum die bestaat.") from None


def _happened_on(cells: _Cells, column: str) -> date | None:
    """The day that something happened; the earliest one when day or month are unknown."""
    found = _partial_date(cells, column)
    if found is None and cells[column]:
        raise _Reject(f"{column} is geen datum die bestaat.")
    return found.earliest if found else None


def _address(cells: _Cells, before: str, *, must_be_dutch: bool) -> AddressFacts:
    """An address, whole or absent: half an address would put somebody behind the wrong door.

    Who left, and who came from abroad, may have an address that is not Dutch; that is passed over.
    """
    problem = _address_problem(cells, before)
    if problem and must_be_dutch:
        raise _Reject(problem)
    number, rest = _number(cells[f"{before}huisnummer"])
    if problem or not number:
        return NO_ADDRESS
    letter = cells[f"{before}huisletter"]
    pieces = [piece for piece in (rest, cells.short(f"{before}toevoeging")) if piece]
    if len(letter) > 1:
        pieces, letter = [letter, *pieces], ""
    return AddressFacts(
        postcode=clean_postcode(cells[f"{before}postcode"]),
        number=number,
        letter=letter,
        addition=" ".join(pieces)[:20],
        street=cells.short(f"{before}straat"),
        town=cells.short(f"{before}woonplaats"),
    )


def _address_problem(cells: _Cells, before: str) -> str:
    postcode, number = cells[f"{before}postcode"], cells[f"{before}huisnummer"]
    if not postcode and not number:
        return ""
    if postcode and not clean_postcode(postcode):
        return f"{before}postcode is geen Nederlandse postcode."
    if not number:
        return f"{before}huisnummer ontbreekt."
    if not _NUMBER.fullmatch(number):
        return f"{before}huisnummer is geen huisnummer."
    if not postcode and not cells[f"{before}straat"]:
        return f"{before}postcode en {before}straat ontbreken allebei."
    return ""


def _number(text: str) -> tuple[str, str]:
    """House number without leading zeros, and what was glued to it."""
    match = _NUMBER.fullmatch(text)
    return (match.group(1), match.group(2).strip()) if match else ("", "")
