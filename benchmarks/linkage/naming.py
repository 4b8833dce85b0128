# SPDX-License-Identifier: EUPL-1.2
"""How a debtor's name ends up in a partner's file."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.linkage import names, slips
from benchmarks.linkage.households import Person
from benchmarks.linkage.names import Surname
from benchmarks.linkage.partners import Partner
from benchmarks.linkage.rates import PRESENT
from benchmarks.linkage.slips import Slips

from woonzeker.demo.town.figures import table
from woonzeker.demo.town.names import initials_of

_TITLES = {"M": ("Dhr. ", "De heer ", "Dhr ", "Fam. "), "V": ("Mevr. ", "Mw. ", "Mevrouw ")}
_TRADES = ("Schildersbedrijf", "Kapsalon", "Klusbedrijf", "Bakkerij", "Taxi", "Nagelstudio",
           "Bezorgdienst", "Eetcafé", "Autobedrijf", "Praktijk")  # fmt: skip
_BRANDS = ("De Zon", "Shine", "Het Hoekje", "All-in", "Oké", "De Toekomst", "Noord", "Amigo")
_SHARED = ("huur", "energie", "warmte", "water", "hypotheek")
_BUSINESS = ("energie", "warmte", "water")


@dataclass(slots=True)
class Name:
    """The name columns of a signal."""

    initials: str
    given: str
    prefix: str
    surname: str


def write(made: Slips, partner: Partner, person: Person, others: list[Person]) -> Name:
    """The name of `person`, who lives with the grown-up `others`, as this partner has it."""
    name = _given(made, partner, person)
    name.prefix, name.surname = _used_name(made, person)
    _spell(made, name)
    _prefix(made, partner, name)
    if len(others) == 1 and partner.sector in _SHARED and made.make("joint_account"):
        _join(made, name, others[0])
    if partner.sector in _BUSINESS and made.make("business_name"):
        _business(made, name)
    _together(made, partner, person, name)
    for field in ("given", "prefix", "surname"):
        setattr(name, field, partner.write_case(getattr(name, field)))
    return name


def _given(made: Slips, partner: Partner, person: Person) -> Name:
    chance = made.chance
    given = list(person.given)
    nicks = [nick for nick in names.nicknames().get(given[0], []) if nick[0] != given[0][0]]
    letters = given
    if len(given) > 1 and made.make("first_initial_only"):
        letters = given[:1]
    elif len(given) > 1 and made.make("initials_reordered"):
        letters = [given[1], given[0], *given[2:]]
    if nicks and made.make("initial_of_nickname"):
        letters = [nicks[0]]
    if made.make("wrong_initial"):
        letters = [chance.choice("ABCDEFGHJKLMNPRSTVW"), *letters[1:]]
    name = Name(partner.write_initials(initials_of(tuple(letters))), "", "", "")
    if chance.random() < PRESENT[partner.sector][1]:
        name.given = _first_name(made, partner, given)
        if chance.random() < 0.25:
            name.initials = ""
    elif made.make("initials_missing"):
        name.initials = ""
    return name


def _first_name(made: Slips, partner: Partner, given: list[str]) -> str:
    known = names.nicknames().get(given[0], [given[0]])
    found = given[0] if made.chance.random() < 0.7 else " ".join(given)
    if partner.given == "called":
        found = made.chance.choice([given[0], *known])
    if made.make("given_name_typo"):
        found = slips.typo(made.chance, found)
    return found


def _used_name(made: Slips, person: Person) -> Surname:
    own, use = person.surname, person.use
    if person.partner is None:
        return _part(made, own)
    if made.make("other_name_of_couple"):
        use = made.chance.choice([one for one in "EPVN" if one != use])
    if use in "VN" and made.make("double_name_halved"):
        use = made.chance.choice("EP")
    if use == "E":
        return _part(made, own)
    if use == "P":
        return person.partner
    first, last = (person.partner, own) if use == "V" else (own, person.partner)
    joint = made.chance.choice(("-", "-", " - ", " "))
    return first[0], f"{first[1]}{joint}{' '.join(filter(None, last))}"


def _part(made: Slips, surname: Surname) -> Surname:
    pieces = surname[1].replace("-", " ").split()
    if len(pieces) > 1 and len(pieces[-1]) > 2 and made.make("part_of_surname"):
        return surname[0], pieces[-1]
    return surname


def _spell(made: Slips, name: Name) -> None:
    chance = made.chance
    if not (name.surname + name.given).isascii():
        if made.make("diacritics_lost"):
            name.surname, name.given = slips.plain(name.surname), slips.plain(name.given)
        elif made.make("diacritics_garbled"):
            name.surname = slips.garbled(chance, name.surname)
    if slips.has_other_sound(name.surname) and made.make("sounds_alike"):
        name.surname = slips.other_sound(chance, name.surname)
    if made.make("typo"):
        name.surname = slips.typo(chance, name.surname)
    if made.make("two_typos"):
        name.surname = slips.typo(chance, slips.typo(chance, name.surname))
    if len(name.surname) > 12 and made.make("name_cut_off"):
        name.surname = name.surname[:12]


def _prefix(made: Slips, partner: Partner, name: Name) -> None:
    """Errors are told as kinds; the partner's own steady habit is not."""
    if not name.prefix:
        return
    if made.make("prefix_dropped"):
        name.prefix = ""
        return
    if made.make("prefix_abbreviated"):
        name.prefix = table("names")["abbreviated"].get(name.prefix, name.prefix)
    habit = partner.prefix
    for kind, other in (("prefix_in_surname", "before"), ("prefix_behind", "comma"),
                        ("prefix_glued", "glued")):  # fmt: skip
        if habit == "apart" and made.make(kind):
            habit = other
    forms = {"before": f"{name.prefix} {name.surname}", "behind": f"{name.surname} {name.prefix}",
             "comma": f"{name.surname}, {name.prefix}",
             "glued": f"{name.prefix.replace(' ', '')}{name.surname}"}  # fmt: skip
    if habit in forms:
        name.prefix, name.surname = "", forms[habit]


def _join(made: Slips, name: Name, other: Person) -> None:
    between = made.chance.choice((" en/of ", " e/o ", " en ", " / "))
    if made.chance.random() < 0.25:
        name.surname += made.chance.choice((" e/o", " en/of", " c.s."))
        return
    letters = initials_of(other.given)[:2] if made.chance.random() < 0.4 else ""
    whole = " ".join(filter(None, (letters, *other.surname)))
    name.surname = f"{name.surname}{between}{whole}"


def _business(made: Slips, name: Name) -> None:
    chance = made.chance
    whole = " ".join(filter(None, (name.prefix, name.surname)))
    if chance.random() < 0.3:
        whole = chance.choice(_BRANDS)
    name.prefix, name.surname = "", f"{chance.choice(_TRADES)} {whole}"
    if chance.random() < 0.6:
        name.initials = name.given = ""


def _together(made: Slips, partner: Partner, person: Person, name: Name) -> None:
    """Errors in which part of a name stands in which column."""
    if made.make("surname_missing"):
        name.prefix = name.surname = ""
        return
    if name.given and made.make("swapped"):
        name.given, name.surname = name.surname, name.given
    if made.make("title"):
        name.surname = made.chance.choice(_TITLES[person.gender]) + name.surname
    elif name.initials and made.make("whole_name_in_surname"):
        whole = " ".join(filter(None, (name.prefix, name.surname)))
        forms = (
            f"{name.initials} {whole}",
            f"{whole}, {name.initials}",
            f"{whole} {name.initials}",
        )
        name.surname = made.chance.choice(forms)
        name.initials = name.prefix = ""


def namesakes(person: Person, others: list[Person]) -> bool:
    """Whether one of the others bears the same family name and first letter."""
    own = {person.surname[1], (person.partner or person.surname)[1]}
    return any(
        other.given[0][0] == person.given[0][0]
        and own & {other.surname[1], (other.partner or other.surname)[1]}
        for other in others
    )
