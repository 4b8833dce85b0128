# SPDX-License-Identifier: EUPL-1.2
"""Signals about the invented people, with the truth beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.linkage import naming, partners, whereabouts
from benchmarks.linkage.households import Person, Registry
from benchmarks.linkage.partners import Partner
from benchmarks.linkage.places import Address
from benchmarks.linkage.rates import (
    DEPARTED_DEBTORS,
    HOUSEMATE_TOO,
    NOWHERE_DEBTORS,
    PRESENT,
    SAME_PARTNER,
    SECTORS,
    SIGNALS_A_DEBTOR,
)
from benchmarks.linkage.register import Register, person_id
from benchmarks.linkage.slips import Slips, plain

from woonzeker.demo.town.dice import Weighted, dice

SIGNAL_COLUMNS = (
    "signal_id", "initialen", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum",
    "postcode", "huisnummer", "huisletter", "toevoeging", "straat", "woonplaats", "telefoon",
    "email", "bedrag", "sector",
)  # fmt: skip
TRUTH_COLUMNS = ("signal_id", "person_id", "where", "kinds", "debtor_id", "household_id")
#: who is in no register is numbered from here
STRANGERS_FROM = 50_000_000
_MAILS = ("gmail.com", "hotmail.com", "ziggo.nl", "kpnmail.nl", "outlook.com", "live.nl")
_NICKS = ("info", "zonnetje", "ajaxfan", "mams", "thuis", "xx", "voetbal", "mijnmail", "vlinder")
_OFFICES = 25
_RELATIVE, _SAME_LETTER = 0.12, 0.03
_OTHER_PHONE = 0.06


@dataclass(frozen=True, slots=True)
class Debtor:
    """Somebody with signals. `where`: register, departed or nowhere; `home`: true address."""

    person: Person
    where: str
    home: Address
    others: tuple[Person, ...]
    phone: str
    mail: str


@dataclass(frozen=True, slots=True)
class Made:
    """One signal: the values after `signal_id`, and what is true of it."""

    values: tuple[str, ...]
    debtor: Debtor
    kinds: tuple[str, ...]


class Reporter:
    """Makes signals about the people of a register; `slips` keeps how often each error came."""

    def __init__(self, seed: int, register: Register) -> None:
        self.chance = dice(seed, "signals")
        self._strangers = Registry(seed, 1, 1, first=STRANGERS_FROM)
        self.slips = Slips(self.chance)
        self.register = register
        self._sectors = Weighted({sector: row[0] for sector, row in SECTORS.items()})
        self._partners = partners.draw(self.chance, list(SECTORS))
        self._number = Weighted(SIGNALS_A_DEBTOR)
        self._departed = [person for person in register.departed if person.adult]
        self._offices = [self.chance.choice(register.doors) for _ in range(_OFFICES)]

    def draw(self, wanted: int) -> list[Made]:
        """`wanted` signals in the order in which they happen to come."""
        found: list[Made] = []
        seen: set[int] = set()
        while len(found) < wanted:
            for debtor in self._debtors():
                if debtor.person.number not in seen:
                    seen.add(debtor.person.number)
                    found += self._of(debtor)
        del found[wanted:]
        self.chance.shuffle(found)
        return found

    def _debtors(self) -> Iterator[Debtor]:
        roll = self.chance.random()
        if roll < NOWHERE_DEBTORS:
            yield self._nowhere()
            return
        if roll < NOWHERE_DEBTORS + DEPARTED_DEBTORS:
            person = self.chance.choice(self._departed)
            yield self._debtor(person, "departed", self.register.address(person.home), ())
            return
        household = self.chance.choice(self.register.households)
        adults = [person for person in household.people if person.adult]
        if not adults:
            return
        first = self.chance.choice(adults)
        for person in adults:
            if person is first or self.chance.random() < HOUSEMATE_TOO:
                others = tuple(one for one in adults if one is not person)
                address = self.register.address(person.home)
                yield self._debtor(person, "register", address, others)

    def _nowhere(self) -> Debtor:
        household = self.chance.choice(self.register.households)
        one = household.people[0]
        person = self._strangers.person(self.chance.randint(19, 72), one.group)
        if self.chance.random() < _RELATIVE:
            person.surname = one.surname
            if self.chance.random() < _SAME_LETTER:
                person.given = (one.given[0], *person.given[1:])
        return self._debtor(person, "nowhere", self.register.doors[household.home],
                            tuple(p for p in household.people if p.adult))  # fmt: skip

    def _debtor(
        self, person: Person, where: str, home: Address, others: tuple[Person, ...]
    ) -> Debtor:
        chance = self.chance
        phone = f"{chance.randrange(10_000_000, 100_000_000)}"
        return Debtor(person, where, home, others, phone, self._mail(person))

    def _mail(self, person: Person) -> str:
        """An address of somebody's names, or of none of them."""
        chance = self.chance
        given, surname = plain(person.given[0]).lower(), plain(person.surname[1]).lower()
        own = f"{chance.choice(_NICKS)}{chance.randint(1, 999)}"
        forms = (f"{given}.{surname}", f"{given[0]}{surname}", f"{given}{chance.randint(1, 99)}",
                 f"{surname}{chance.randint(1, 99)}", own, own)  # fmt: skip
        return f"{chance.choice(forms)}@{chance.choice(_MAILS)}".replace(" ", "")

    def _of(self, debtor: Debtor) -> list[Made]:
        found: list[Made] = []
        for _ in range(self._number.draw(self.chance)):
            if found and self.chance.random() < SAME_PARTNER:
                values = found[-1].values
                found.append(
                    Made((*values[:-2], self._amount(), values[-1]), debtor, found[-1].kinds)
                )
            else:
                found.append(self._one(debtor))
        return found

    def _one(self, debtor: Debtor) -> Made:
        partner = self.chance.choice(self._partners[self._sectors.draw(self.chance)])
        self.slips.begin(partner.sector)
        person, others = debtor.person, list(debtor.others)
        at_home = others if debtor.where == "register" else []
        name = naming.write(self.slips, partner, person, at_home)
        born = whereabouts.write_birth(self.slips, partner, person, at_home)
        where = whereabouts.write_address(self.slips, partner, self._address(debtor))
        values = (
            name.initials, name.given, name.prefix, name.surname, born, where.postcode,
            where.number, where.letter, where.addition, where.street, where.city,
            *self._contact(partner, debtor), self._amount(), partner.sector,
        )  # fmt: skip
        return Made(values, debtor, tuple(self.slips.kinds + _situations(debtor, born)))

    def _address(self, debtor: Debtor) -> Address:
        if self.slips.make("other_address"):
            return self.chance.choice(self.register.doors)
        if self.slips.make("administrator"):
            return self.chance.choice(self._offices)
        if debtor.where == "register" and whereabouts.stale(self.slips, debtor.person):
            return self.register.address(debtor.person.previous)
        return debtor.home

    def _contact(self, partner: Partner, debtor: Debtor) -> tuple[str, str]:
        chance = self.chance
        _, _, phones, mails = PRESENT[partner.sector]
        phone = mail = ""
        if chance.random() < phones:
            phone = partner.write_phone(debtor.phone)
            if chance.random() < _OTHER_PHONE:
                other = f"0{chance.randrange(100_000_000, 799_999_999)}"
                phone = chance.choice((other, f"{phone} / {other}"))
        if chance.random() < mails:
            mail = partner.write_case(debtor.mail) if chance.random() < 0.5 else debtor.mail
        return phone, mail

    def _amount(self) -> str:
        return f"{min(self.chance.lognormvariate(5.6, 0.9), 15_000):.2f}"


def _situations(debtor: Debtor, born: str) -> list[str]:
    found = [] if born else ["no_birth_date"]
    alike = naming.namesakes(debtor.person, list(debtor.others))
    if debtor.where != "register":
        found.append(debtor.where)
    if alike:
        found.append("nowhere_relative" if debtor.where == "nowhere" else "namesake_at_address")
    return found


def truth(signal: str, made: Made) -> list[str]:
    """The values of TRUTH_COLUMNS: person_id is empty for who is nowhere."""
    debtor = made.debtor
    known = person_id(debtor.person) if debtor.where != "nowhere" else ""
    home = f"H{debtor.person.household}" if debtor.where == "register" else ""
    number = f"D{debtor.person.number:07d}"
    return [signal, known, debtor.where, ";".join(made.kinds), number, home]


def counted(signals: list[Made]) -> Counter[str]:
    """How many signals carry each kind."""
    return Counter(kind for made in signals for kind in made.kinds)
