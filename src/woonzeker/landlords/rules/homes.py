# SPDX-License-Identifier: EUPL-1.2
"""Many homes with their tenants from one sheet: what each line says, or what is wrong with it.

Pure. The headings are those of the template that we give; others are known by the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.landlords.rules.address import Home, key_of
from woonzeker.landlords.rules.bank import clean_iban, fold
from woonzeker.landlords.rules.bank_columns import cents_of, day_of
from woonzeker.landlords.rules.ledger import Rhythm

#: the headings of the template, and whether a line can do without
COLUMNS: Mapping[str, bool] = {
    "straat": True, "huisnummer": True, "huisletter": False, "toevoeging": False,
    "postcode": True, "plaats": True, "zelfstandig": False, "huur": True, "ritme": False,
    "betaaldag": False, "voorletters": False, "tussenvoegsel": False, "achternaam": True,
    "telefoon": False, "e-mail": False, "iban": False, "huurt sinds": False, "stand": False,
    "stand op": False,
}  # fmt: skip
_OTHERWISE = {
    "straatnaam": "straat", "nummer": "huisnummer", "huisnr": "huisnummer", "woonplaats": "plaats",
    "kalehuur": "huur", "huurprijs": "huur", "maandhuur": "huur", "email": "e-mail",
    "mail": "e-mail", "telefoonnummer": "telefoon", "mobiel": "telefoon", "naam": "achternaam",
    "rekeningnummer": "iban", "ingangsdatum": "huurt sinds", "achterstand": "stand",
    "saldo": "stand", "huisnummertoevoeging": "toevoeging", "dag": "betaaldag",
}  # fmt: skip
EXAMPLE = {
    "straat": "Voorbeeldlaan", "huisnummer": "12", "huisletter": "", "toevoeging": "2",
    "postcode": "1234 AB", "plaats": "Voorbeeldstad", "zelfstandig": "ja", "huur": "650,00",
    "ritme": "maand", "betaaldag": "1", "voorletters": "A.", "tussenvoegsel": "de",
    "achternaam": "Vries", "telefoon": "0612345678", "e-mail": "a.devries@voorbeeld.nl",
    "iban": "", "huurt sinds": "01-03-2021", "stand": "0,00", "stand op": "",
}  # fmt: skip
_RHYTHMS = {
    "": Rhythm.MONTH, "maand": Rhythm.MONTH, "maandelijks": Rhythm.MONTH, "elkemaand": Rhythm.MONTH,
    "4weken": Rhythm.FOUR_WEEKS, "vierweken": Rhythm.FOUR_WEEKS, "elkevierweken": Rhythm.FOUR_WEEKS,
    "week": Rhythm.WEEK, "elkeweek": Rhythm.WEEK, "wekelijks": Rhythm.WEEK,
}  # fmt: skip
_YES = {"": True, "ja": True, "j": True, "waar": True, "1": True,
        "nee": False, "n": False, "onwaar": False, "0": False, "kamer": False}  # fmt: skip
_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}")
_MAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]+\.[^@\s,;<>]{2,}")
#: the highest rent that is not a slip of the pen, in cents
MOST_RENT = 2_000_000
_LENGTHS = {"straat": 80, "plaats": 80, "achternaam": 100, "voorletters": 20, "tussenvoegsel": 20,
            "huisletter": 1, "toevoeging": 10, "telefoon": 20}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HomeLine:
    """A home and who rents it, as one line says it."""

    street: str
    house_number: int
    house_letter: str
    house_addition: str
    postcode: str
    city: str
    self_contained: bool
    rent_cents: int
    rhythm: Rhythm
    pay_day: int
    initials: str
    prefix: str
    surname: str
    phone: str
    email: str
    iban: str
    from_on: date | None
    balance_cents: int
    balance_on: date | None

    @property
    def home(self) -> Home:
        """The address in its parts."""
        return Home(
            self.street, self.house_number, self.house_letter, self.house_addition,
            self.postcode, self.city,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line, in Dutch, with how to mend it."""

    line: int
    sentence: str


def missing_columns(headers: Sequence[str]) -> tuple[str, ...]:
    """The columns that cannot be done without and are not there."""
    there = set(places(headers))
    return tuple(name for name, needed in COLUMNS.items() if needed and name not in there)


def places(headers: Sequence[str]) -> dict[str, int]:
    """Where each column stands."""
    known = {fold(name).replace(" ", ""): name for name in COLUMNS} | _OTHERWISE
    found: dict[str, int] = {}
    for at, heading in enumerate(headers):
        name = known.get(fold(heading).replace(" ", ""))
        if name is not None:
            found.setdefault(name, at)
    return found


def read(
    headers: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int], *, today: date
) -> tuple[tuple[HomeLine, ...], tuple[Fault, ...]]:
    """Every line, or everything that is wrong: who sees a fault gets no lines at all."""
    at = places(headers)
    found: list[HomeLine] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, int, str], int] = {}
    for number, row in zip(numbers, rows, strict=True):
        cells = {name: row[place].strip() for name, place in at.items() if place < len(row)}
        said = _faults(cells, today)
        if said:
            faults.extend(Fault(number, sentence) for sentence in said)
            continue
        line = _line(cells)
        if (before := seen.setdefault(key_of(line.home), number)) != number:
            faults.append(Fault(number, f"Deze woning staat ook al op regel {before}. "
                                        "Haal een van de twee weg."))  # fmt: skip
        found.append(line)
    return ((), tuple(faults)) if faults else (tuple(found), ())


def _faults(cells: Mapping[str, str], today: date) -> list[str]:
    empty = [name for name, needed in COLUMNS.items() if needed and not cells.get(name)]
    if empty:
        return [f"‘{name}’ is leeg. Vul het in." for name in empty]
    found = [
        f"‘{name}’ is te lang: hoogstens {most} tekens."
        for name, most in _LENGTHS.items() if len(cells.get(name, "")) > most
    ]  # fmt: skip
    return [
        *found,
        *_faults_of_home(cells),
        *_faults_of_rent(cells),
        *_faults_of_rest(cells, today),
    ]


def _faults_of_home(cells: Mapping[str, str]) -> list[str]:
    number, postcode = cells["huisnummer"], cells["postcode"]
    own = cells.get("zelfstandig", "").casefold()
    checks = (
        (not (number.isascii() and number.isdigit() and 0 < int(number) < 100_000),
         f"Het huisnummer ‘{number[:20]}’ is geen getal. Zet letters in ‘huisletter’ en de rest "
         "in ‘toevoeging’."),
        (not _POSTCODE.fullmatch(postcode),
         f"De postcode ‘{postcode[:20]}’ klopt niet. Schrijf vier cijfers en twee letters."),
        (own not in _YES, f"Bij ‘zelfstandig’ staat ‘{own[:20]}’. Schrijf ja of nee."),
    )  # fmt: skip
    return [sentence for holds, sentence in checks if holds]


def _faults_of_rent(cells: Mapping[str, str]) -> list[str]:
    rent, rhythm = cents_of(cells["huur"]), _RHYTHMS.get(_plain(cells.get("ritme", "")))
    day = cells.get("betaaldag", "") or "1"
    last = 31 if rhythm in (None, Rhythm.MONTH) else 7
    checks = (
        (rent is None or not 0 < rent <= MOST_RENT,
         f"De huur ‘{cells['huur'][:20]}’ is geen bedrag. Schrijf bijvoorbeeld 650,00."),
        (rhythm is None, f"Het ritme ‘{cells.get('ritme', '')[:20]}’ kennen we niet. Schrijf "
                         "maand, vier weken of week."),
        (not (day.isascii() and day.isdigit() and 1 <= int(day) <= last),
         f"De betaaldag ‘{day[:20]}’ kan niet. Schrijf 1 tot en met {last}."),
    )  # fmt: skip
    return [sentence for holds, sentence in checks if holds]


def _faults_of_rest(cells: Mapping[str, str], today: date) -> list[str]:
    mail, iban = cells.get("e-mail", ""), cells.get("iban", "")
    stand, since = cells.get("stand", ""), cells.get("huurt sinds", "")
    stand_on = cells.get("stand op", "")
    checks = (
        (bool(mail) and not _MAIL.fullmatch(mail),
         f"Het e-mailadres ‘{mail[:40]}’ klopt niet. Verbeter het of laat het leeg."),
        (bool(iban) and not clean_iban(iban),
         "Het rekeningnummer klopt niet. Verbeter het of laat het leeg."),
        (bool(stand) and cents_of(stand) is None,
         f"De stand ‘{stand[:20]}’ is geen bedrag. Schrijf bijvoorbeeld 325,00."),
        (bool(since) and day_of(since) is None,
         f"‘huurt sinds’ ‘{since[:20]}’ is geen datum. Schrijf dag-maand-jaar."),
        (bool(stand_on) and not _past(stand_on, today),
         f"‘stand op’ ‘{stand_on[:20]}’ is geen dag die al is geweest. Schrijf dag-maand-jaar."),
    )  # fmt: skip
    return [sentence for holds, sentence in checks if holds]


def _past(text: str, today: date) -> bool:
    on = day_of(text)
    return on is not None and on <= today


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def _line(cells: Mapping[str, str]) -> HomeLine:
    """A line in which nothing is wrong."""
    since, stand_on = cells.get("huurt sinds", ""), cells.get("stand op", "")
    return HomeLine(
        street=cells["straat"],
        house_number=int(cells["huisnummer"]),
        house_letter=cells.get("huisletter", "").upper(),
        house_addition=cells.get("toevoeging", ""),
        postcode=cells["postcode"].replace(" ", "").upper(),
        city=cells["plaats"],
        self_contained=_YES[cells.get("zelfstandig", "").casefold()],
        rent_cents=cents_of(cells["huur"]) or 0,
        rhythm=_RHYTHMS[_plain(cells.get("ritme", ""))],
        pay_day=int(cells.get("betaaldag", "") or 1),
        initials=cells.get("voorletters", ""),
        prefix=cells.get("tussenvoegsel", ""),
        surname=cells["achternaam"],
        phone=cells.get("telefoon", ""),
        email=cells.get("e-mail", ""),
        iban=clean_iban(cells.get("iban", "")),
        from_on=day_of(since) if since else None,
        balance_cents=cents_of(cells.get("stand", "") or "0") or 0,
        balance_on=day_of(stand_on) if stand_on else None,
    )
