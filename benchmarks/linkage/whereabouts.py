# SPDX-License-Identifier: EUPL-1.2
"""How a debtor's date of birth and address end up in a partner's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from benchmarks.linkage import slips
from benchmarks.linkage.households import NOW, Person
from benchmarks.linkage.partners import Partner
from benchmarks.linkage.places import NO_ADDRESS, Address
from benchmarks.linkage.rates import PRESENT
from benchmarks.linkage.slips import Slips

_RECENT_DAYS, _EARLIER_DAYS = 550, 2200
_SPOKEN = {
    "HS": ("huis", "hs", "H"), "H": ("hs", "huis"), "BIS": ("bis", "bs"), "1HG": ("1 hoog", "I"),
    "2HG": ("2 hoog", "II"), "3HG": ("3-hoog", "III"), "I": ("1", "1hg"), "II": ("2", "2 hoog"),
    "III": ("3", "3hg"),
}  # fmt: skip
_SHORT_STREETS = (("straat", "str."), ("straat", "str"), ("laan", "ln"), ("plein", "pln"),
                  ("Burgemeester", "Burg."), ("Prins", "Pr."), ("singel", "sngl"),
                  ("gracht", "gr."))  # fmt: skip
_POSTCODE_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"


@dataclass(slots=True)
class Where:
    """The address columns of a signal."""

    postcode: str = ""
    number: str = ""
    letter: str = ""
    addition: str = ""
    street: str = ""
    city: str = ""


def write_birth(made: Slips, partner: Partner, person: Person, others: list[Person]) -> str:
    """The date of birth as this partner has it; empty when it does not ask for it."""
    chance = made.chance
    if chance.random() >= PRESENT[partner.sector][0]:
        return ""
    born = date.fromordinal(person.born)
    if person.year_only:
        return chance.choice((f"{born.year}-00-00", f"{born.year}-01-01", f"01-01-{born.year}", ""))
    if others and made.make("birth_of_partner"):
        born = date.fromordinal(chance.choice(others).born)
    if made.make("birth_year_only"):
        return str(born.year)
    born = _mistaken(made, born)
    return partner.write_date(born)


def _mistaken(made: Slips, born: date) -> date:
    if born.day <= 12 and born.day != born.month and made.make("day_month_swapped"):
        return born.replace(month=born.day, day=born.month)
    if made.make("birth_digit"):
        return _other_digit(made, born)
    if made.make("birth_year_off"):
        return born.replace(
            year=born.year + made.chance.choice((-10, -1, 1, 10)), day=min(born.day, 28)
        )
    if made.make("birth_default"):
        return born.replace(month=1, day=1)
    return born


def _other_digit(made: Slips, born: date) -> date:
    for _ in range(20):
        text = slips.other_digit(made.chance, f"{born:%Y%m%d}"[2:])
        try:
            other = date.fromisoformat(f"{born:%Y}"[:2] + f"{text[:2]}-{text[2:4]}-{text[4:]}")
        except ValueError:
            continue
        if other != born and other.year < 2009:
            return other
    return born


def stale(made: Slips, person: Person) -> bool:
    """Whether the partner still has the address before the last move."""
    if person.previous is None:
        return False
    days = NOW - person.since
    if days <= _RECENT_DAYS:
        return made.make("old_address_recent")
    return days <= _EARLIER_DAYS and made.make("old_address")


def write_address(made: Slips, partner: Partner, address: Address) -> Where:
    """An address as this partner has it."""
    chance = made.chance
    if address is NO_ADDRESS or made.make("address_missing"):
        return Where()
    where = Where(address.postcode, str(address.number), address.letter, address.addition,
                  address.street, address.city)  # fmt: skip
    if made.make("number_wrong"):
        where.number = _other_number(made, address.number)
    if where.letter or where.addition:
        _suffix(made, partner, where)
    _street(made, partner, where)
    if made.make("postcode_missing"):
        where.postcode = ""
    elif made.make("postcode_wrong"):
        where.postcode = _other_postcode(made, where.postcode)
    where.postcode = _postcode_form(partner, where.postcode)
    if made.make("city_otherwise"):
        where.city = chance.choice((where.city.split()[0], where.city.upper(), ""))
    return where


def _other_number(made: Slips, number: int) -> str:
    if made.chance.random() < 0.5:
        return str(max(1, number + made.chance.choice((-2, -1, 1, 2, 10))))
    other = slips.other_digit(made.chance, str(number)).lstrip("0")
    return other or str(number + 2)


def _suffix(made: Slips, partner: Partner, where: Where) -> None:
    chance = made.chance
    if made.make("addition_dropped"):
        where.letter = where.addition = ""
        return
    if made.make("addition_wrong"):
        where.letter = chance.choice("ABCD") if where.letter else ""
        where.addition = str(chance.randint(1, 9)) if where.addition else ""
    if where.addition and made.make("addition_otherwise"):
        number = where.addition
        spoken = _SPOKEN.get(number, (f"kamer {number}", f"K{number}", f"-{number}", f"0{number}"))
        where.addition = chance.choice(spoken)
    elif made.make("addition_moved"):
        where.letter, where.addition = where.addition, where.letter
    _house_form(made, partner, where)


def _house_form(made: Slips, partner: Partner, where: Where) -> None:
    suffix = where.letter + where.addition
    form = partner.house
    if form == "apart" and made.make("addition_glued"):
        form = "glued"
    if form == "one_suffix":
        where.letter, where.addition = "", suffix.lower()
    elif form in ("glued", "dash"):
        joint = "-" if form == "dash" or (where.addition[:1].isdigit() and not where.letter) else ""
        where.number += joint + suffix
        where.letter = where.addition = ""


def _street(made: Slips, partner: Partner, where: Where) -> None:
    if partner.street == "no":
        where.street = ""
        return
    if made.make("street_abbreviated"):
        for whole, short in _SHORT_STREETS:
            if whole in where.street:
                where.street = where.street.replace(whole, short)
                break
    if made.make("street_typo"):
        where.street = slips.typo(made.chance, where.street)
    if partner.house == "street" or made.make("number_in_street"):
        whole = (where.street, where.number, where.letter + where.addition)
        where.street = " ".join(filter(None, whole))
        where.number = where.letter = where.addition = ""
    where.street = partner.write_case(where.street)


def _other_postcode(made: Slips, postcode: str) -> str:
    if made.chance.random() < 0.5:
        return slips.other_digit(made.chance, postcode[:4]) + postcode[4:]
    letter = made.chance.choice(_POSTCODE_LETTERS)
    return postcode[:4] + (
        postcode[4] + letter if made.chance.random() < 0.6 else letter + postcode[5]
    )


def _postcode_form(partner: Partner, postcode: str) -> str:
    if partner.postcode == "spaced" and postcode:
        return f"{postcode[:4]} {postcode[4:]}"
    return postcode.lower() if partner.postcode == "lower" else postcode
