# SPDX-License-Identifier: EUPL-1.2
"""The mistakes that live in customer administrations, at the rates of the table of figures.

Kinds: Divosa, 'Gemeentelijke vroegsignaleringsaanpak onder de loep 2025', 2.3 (ss and s,
tussenvoegsels, diacritics, maiden names, business names), and the address mistakes beside them.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from woonzeker.demo.town.figures import figures, table
from woonzeker.demo.town.names import Surname, initials_of
from woonzeker.demo.town.people import Household, Person
from woonzeker.demo.town.places import Address
from woonzeker.demo.town.register import birth_date

_SHARED_BILL = ("huur", "energie", "warmte", "water")
_TRADES = (
    "Schildersbedrijf",
    "Kapsalon",
    "Klusbedrijf",
    "Bakkerij",
    "Taxi",
    "Nagelstudio",
    "Bezorgdienst",
)
_PLAIN = str.maketrans("łŁıøØđßŞşĞğ", "lLioOdsSsGg")
_HURRIED = {"straat": "str.", "laan": "ln", "plein": "pln", "singel": "sngl", "gracht": "gr."}
_ADDITIONS = {
    "HS": "huis", "1HG": "1 hoog", "2HG": "2 hoog", "3HG": "3-hoog", "BIS": "bis", "I": "1",
    "II": "2", "III": "3", "H": "hs",
}  # fmt: skip


@dataclass(slots=True)
class Written:
    """Who and where, as it stands in a partner's file, and which slips were made on the way."""

    initials: str
    given: str
    prefix: str
    surname: str
    born: str
    address: Address
    business_name: str = ""
    legal_form: str = ""
    postcode_known: bool = True
    slips: list[str] = field(default_factory=list)


class Writer:
    """Writes down a person at an address, as a partner of some type does."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def write(
        self, person: Person, address: Address, type_: str,
        household: Household | None = None, previous: Address | None = None,
    ) -> Written:  # fmt: skip
        """`household`: for a bill in two names. `previous`: the address that may have stayed."""
        written = Written(
            initials_of(person.given), person.given[0], person.surname.prefix, person.surname.name,
            self._born(person, type_), address,
        )  # fmt: skip
        self._name_used(written, person)
        self._spell(written)
        self._parts_of_name(written, person)
        if type_ in _SHARED_BILL:
            self._shared(written, person, household)
        if type_ in ("energie", "water"):
            self._business(written)
        self._misspell_birth(written)
        self._address(written, previous)
        return written

    def _slips(self, written: Written, group: str, slip: str) -> bool:
        made = self.chance.random() < figures("slips", group, slip)
        if made:
            written.slips.append(slip)
        return bool(made)

    def _name_used(self, written: Written, person: Person) -> None:
        if person.partner is None:
            return
        use = person.name_use
        if self._slips(written, "name", "other_name_of_couple"):
            use = self.chance.choice([one for one in "EPVN" if one != use])
        name = _used(person.surname, person.partner, use)
        if use in "VN" and self._slips(written, "name", "double_name_halved"):
            name = person.partner if use == "V" else person.surname
        written.prefix, written.surname = name.prefix, name.name

    def _spell(self, written: Written) -> None:
        if not written.surname.isascii() and self._slips(written, "name", "diacritics_lost"):
            written.surname = plain(written.surname)
            written.given = plain(written.given)
        for sound, other in table("names")["sounds"]:
            if sound in written.surname[1:].lower():
                if self._slips(written, "name", "sounds_alike"):
                    head, tail = written.surname[0], written.surname[1:]
                    written.surname = head + tail.replace(sound, other, 1)
                break
        if len(written.surname) > 3 and self._slips(written, "name", "typo"):
            written.surname = _typo(self.chance, written.surname)

    def _parts_of_name(self, written: Written, person: Person) -> None:
        if written.prefix:
            if self._slips(written, "name", "prefix_dropped"):
                written.prefix = ""
            elif self._slips(written, "name", "prefix_in_surname"):
                written.surname, written.prefix = f"{written.prefix} {written.surname}", ""
            elif self._slips(written, "name", "prefix_abbreviated"):
                written.prefix = table("names")["abbreviated"].get(written.prefix, written.prefix)
        if len(person.given) > 1 and self._slips(written, "name", "first_initial_only"):
            written.initials = initials_of(person.given[:1])
        if self._slips(written, "name", "swapped"):
            written.given, written.surname = written.surname, written.given
        if self.chance.random() < 0.4:
            written.given = person.called

    def _shared(self, written: Written, person: Person, household: Household | None) -> None:
        others = [one for one in household.adults if one is not person] if household else []
        if len(others) == 1 and self._slips(written, "name", "joint_account"):
            other = others[0].surname
            written.surname += f" en/of {other.prefix} {other.name}".replace("  ", " ")

    def _business(self, written: Written) -> None:
        if self._slips(written, "name", "business_name"):
            whole = f"{written.prefix} {written.surname}".strip()
            written.business_name = f"{self.chance.choice(_TRADES)} {whole}"
            written.legal_form = "eenmanszaak"
            if self.chance.random() < 0.5:
                written.initials = written.given = written.prefix = written.surname = ""

    def _born(self, person: Person, type_: str) -> str:
        known = self.chance.random() < figures("present", "born").get(type_, 1.0)
        return birth_date(person) if known else ""

    def _misspell_birth(self, written: Written) -> None:
        if not written.born or written.born.endswith("00"):
            return
        born = date.fromisoformat(written.born)
        if born.day <= 12 and self._slips(written, "birth", "day_month_swapped"):
            written.born = date(born.year, born.day, born.month).isoformat()
        elif self._slips(written, "birth", "typo"):
            written.born = born.replace(
                year=born.year + self.chance.choice((-10, -1, 1))
            ).isoformat()
        elif self._slips(written, "birth", "first_of_january"):
            written.born = f"{born.year}-01-01"
        elif self._slips(written, "birth", "unknown_day"):
            written.born = f"{born.year}-00-00"

    def _address(self, written: Written, previous: Address | None) -> None:
        if previous is not None and self._slips(written, "address", "previous_address"):
            written.address = previous
        street, letter, addition = _of(written.address)
        number, postcode = written.address.number, written.address.postcode
        if (letter or addition) and self._slips(written, "address", "addition_missing"):
            letter = addition = ""
        if (letter or addition) and self._slips(written, "address", "addition_other_form"):
            letter, addition = letter.lower(), _ADDITIONS.get(addition, addition.lower())
        if self._slips(written, "address", "postcode_typo"):
            at = self.chance.randint(4, 5)
            postcode = postcode[:at] + self.chance.choice("ABCDEGHJ") + postcode[at + 1 :]
        if self._slips(written, "address", "number_typo"):
            number = max(1, number + self.chance.choice((-10, -2, 2, 10, 100)))
        if self._slips(written, "address", "street_abbreviated"):
            street = _hurried(street)
        elif self._slips(written, "address", "street_typo"):
            street = _typo(self.chance, street)
        written.postcode_known = not self._slips(written, "address", "postcode_missing")
        written.address = Address(street, number, letter, addition, postcode, written.address.city)


def _of(address: Address) -> tuple[str, str, str]:
    return address.street, address.letter, address.addition


def _used(own: Surname, partner: Surname, use: str) -> Surname:
    """The name somebody goes by: E own, P partner's, V partner's then own, N own then partner's."""
    if use == "E":
        return own
    if use == "P":
        return partner
    first, second = (partner, own) if use == "V" else (own, partner)
    return Surname(first.prefix, f"{first.name}-{second.prefix} {second.name}".replace("- ", "-"))


def plain(text: str) -> str:
    """`Yılmaz` → `Yilmaz`: no diacritics, as older systems keep names."""
    bare = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(one for one in bare if not unicodedata.combining(one))


def _hurried(street: str) -> str:
    for ending, short in _HURRIED.items():
        if street.endswith(ending):
            return street.removesuffix(ending) + short
    return street


def _typo(chance: random.Random, word: str) -> str:
    """One slip of the finger behind the first letter: left out, doubled, swapped or another key."""
    at = chance.randint(1, len(word) - 2)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice("aeinorst") + word[at + 1 :]
