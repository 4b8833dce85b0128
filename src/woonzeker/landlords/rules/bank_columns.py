# SPDX-License-Identifier: EUPL-1.2
"""Which column of a bank's CSV file is what, known by its heading, and the lines in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.landlords.rules.bank import Line, clean_iban, fold

#: what we need of a line: the first two always, and of the others what there is
FIELDS = ("date", "amount", "sign", "iban", "name", "words", "reference", "account")
NEEDED = ("date", "amount")
#: headings as banks write them, folded without spaces; of a field the first one counts
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "date": (
        "datum", "transactiedatum", "boekdatum", "boekingsdatum", "date", "bookingdate",
        "transactiondate", "journaaldatum",
    ),
    "amount": (
        "bedrageur", "bedrag", "transactiebedrag", "bedragtransactie", "amounteur", "amount",
        "bedragineuro",
    ),
    "sign": ("afbij", "creditdebet", "debetcredit", "debitcredit", "creditdebit", "dc", "cd"),
    "iban": (
        "tegenrekening", "tegenrekeningibanbban", "tegenrekeningnummer", "tegenrekeningiban",
        "ibantegenpartij", "counterparty", "counterpartyiban", "ibantegenrekening",
    ),
    "name": (
        "naamtegenpartij", "tegenrekeninghouder", "naamomschrijving", "naamtegenrekening",
        "tegenpartij", "namedescription", "name", "naam", "counterpartyname",
    ),
    "words": (
        "mededelingen", "omschrijving", "omschrijving1", "notifications", "description",
        "mededeling", "betalingskenmerk", "omschrijving2", "omschrijving3",
    ),
    "reference": ("transactiereferentie", "volgnr", "volgnummer", "volgnummertransactie"),
    "account": ("ibanbban", "rekening", "rekeningnummer", "iban", "account", "eigenrekening",
        "opdrachtgeversrekening"),
}  # fmt: skip
#: headings that together show whose export it is
BANKS: Mapping[str, frozenset[str]] = {
    "ING": frozenset({"naamomschrijving", "afbij", "mededelingen"}),
    "Rabobank": frozenset({"ibanbban", "rentedatum", "naamtegenpartij"}),
    "ABN AMRO": frozenset({"muntsoort", "transactiebedrag", "beginsaldo"}),
    "Knab": frozenset({"creditdebet", "tegenrekeninghouder"}),
    "bunq": frozenset({"interestdate", "counterparty"}),
    "SNS, ASN of RegioBank": frozenset({"naamtegenrekening", "journaaldatum"}),
}
_IN = frozenset({"bij", "c", "credit", "cr", "cred", "+"})
_OUT = frozenset({"af", "d", "debet", "debit", "deb", "-"})
_AMOUNT = re.compile(r"[+-]?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d{1,2})?|[+-]?\d+(?:[.,]\d{1,2})?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})")
#: what ABN AMRO writes in one cell with everything about a transfer
_IN_WORDS = (
    re.compile(r"IBAN:?\s*/?\s*([A-Z]{2}\d{2}[A-Z0-9]{8,30})"),
    re.compile(r"(?:Naam:|/NAME/)\s*([^/]+?)(?=\s{2,}|/|Omschrijving:|Kenmerk:|$)"),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row each field stands; the words may be spread over several columns."""

    places: Mapping[str, tuple[int, ...]]
    bank: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What cannot be done without and was not found."""
        return tuple(each for each in NEEDED if not self.places.get(each))


def recognised(headers: Sequence[str]) -> Columns:
    """The columns by their headings, as far as they are known."""
    plain = [fold(each).replace(" ", "") for each in headers]
    places: dict[str, tuple[int, ...]] = {}
    for field, names in HEADINGS.items():
        found = [plain.index(name) for name in names if name in plain]
        if found:
            places[field] = tuple(found) if field == "words" else (found[0],)
    seen = set(plain)
    bank = next((name for name, marks in BANKS.items() if marks <= seen), "")
    return Columns(places, bank)


def shape(headers: Sequence[str]) -> str:
    """What an export is known by the next time: its headings, folded."""
    return "|".join(fold(each).replace(" ", "") for each in headers)[:500]


def cents_of(text: str) -> int | None:
    """Whole cents of an amount with a comma or a point; None when it is none."""
    bare = re.sub(r"[€\s\u00a0]|EUR", "", text).replace("−", "-")
    trailing = bare.endswith("-") and not bare.endswith(",-")
    bare = f"-{bare[:-1]}" if trailing else bare.removesuffix(",-")
    if not bare or not _AMOUNT.fullmatch(bare):
        return None
    sign, digits = (-1 if bare.startswith("-") else 1), bare.lstrip("+-")
    mark = max(digits.rfind(","), digits.rfind("."))
    cents = digits[mark + 1 :] if mark >= 0 and len(digits) - mark - 1 in (1, 2) else ""
    whole = digits[:mark] if cents else digits
    return sign * (
        int(whole.replace(",", "").replace(".", "") or 0) * 100 + int(cents.ljust(2, "0") or 0)
    )


def day_of(text: str) -> date | None:
    """The day as banks write it: 20261102, 2026-11-02 or 02-11-2026; None when it is none."""
    bare = text.strip()[:10]
    if found := _DAY_FIRST.fullmatch(bare):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(bare):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Lines:
    """What a file gave: money that came in, and how many lines there were besides."""

    came_in: tuple[Line, ...]
    went_out: int
    unreadable: tuple[int, ...]


def lines(rows: Sequence[Sequence[str]], columns: Columns) -> Lines:
    """Every line with money that came in; what went out is counted and not looked at."""
    came_in, went_out, unreadable = [], 0, []
    for number, row in enumerate(rows, start=2):
        on, cents = day_of(_cell(row, columns, "date")), _signed(row, columns)
        if on is None or cents is None:
            unreadable.append(number)
        elif cents <= 0:
            went_out += 1
        else:
            came_in.append(_line(row, columns, on, cents))
    return Lines(tuple(came_in), went_out, tuple(unreadable))


def _cell(row: Sequence[str], columns: Columns, field: str) -> str:
    places = columns.places.get(field, ())
    return " ".join(row[at].strip() for at in places if at < len(row)).strip()


def _signed(row: Sequence[str], columns: Columns) -> int | None:
    cents = cents_of(_cell(row, columns, "amount"))
    sign = _cell(row, columns, "sign").casefold()
    if cents is None or not columns.places.get("sign"):
        return cents
    if sign in _IN:
        return abs(cents)
    return -abs(cents) if sign in _OUT else None


def _line(row: Sequence[str], columns: Columns, on: date, cents: int) -> Line:
    words = _cell(row, columns, "words")
    iban = clean_iban(_cell(row, columns, "iban"))
    name = _cell(row, columns, "name")
    if not iban and (found := _IN_WORDS[0].search(words)):
        iban = clean_iban(found[1])
    if not name and (found := _IN_WORDS[1].search(words)):
        name = found[1].strip()
    return Line(
        on, cents, iban, name[:100], words[:300], _cell(row, columns, "reference")[:80],
        clean_iban(_cell(row, columns, "account")),
    )  # fmt: skip
