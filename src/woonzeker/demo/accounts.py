# SPDX-License-Identifier: EUPL-1.2
"""Who works in the practice municipality: the municipality, its team, its people and partners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.accounts import services as accounts
from woonzeker.accounts.services import DEMO_PASSWORD
from woonzeker.demo.agreements import agree_in_writing
from woonzeker.demo.town.figures import table
from woonzeker.demo.town.partners import partners
from woonzeker.legal import selectors as legal
from woonzeker.legal.services import put_on_duty
from woonzeker.organisations import selectors as organised
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner as ReportingPartner
from woonzeker.organisations.models import PartnerKind, PolicyKind, Sector

SINCE = date(2025, 9, 1)
#: who answers bailiffs in the practice municipality: a number that nobody has, for a month
DUTY_PHONE, ON_DUTY_FOR = "020 000 0000", timedelta(days=27)
#: where the practice table of postcodes comes from, and a code that no municipality has
ROUTES_FROM, NEIGHBOUR = "verzonnen, bij de oefengemeente", "9998"
TEAM = "Vroeg Eropaf"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in to practise, in the team or for the municipality as a whole."""

    username: str
    name: str
    roles: tuple[Role, ...]
    in_team: bool = True


ACCOUNTS = (
    Account(
        "coordinator", "Marit Oosterhuis",
        (Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD),
    ),
    Account("huisbezoek", "Samira el Hamdaoui", (Role.OUTREACH_WORKER,)),
    Account("manager", "Joost van Leeuwen", (Role.MANAGER,)),
    Account("beoordelaar", "Halima Bouzian", (Role.REVIEWER,)),
    Account("teamleider", "Wim Terpstra", (Role.TEAM_LEAD,)),
    Account("ervaring", "Gloria Martina", (Role.PEER_EXPERT,)),
    Account("schuldhulp", "Fatma Yıldırım", (Role.DEBT_COUNSELLOR,)),
    Account("ontruimingen", "Anton Kroes", (Role.EVICTION_COORDINATOR,)),
    Account("ondersteuner", "Lan Nguyen", (Role.CLIENT_SUPPORTER,), in_team=False),
    Account("openbareorde", "Dewi Sitorus", (Role.PUBLIC_ORDER_OFFICER,), in_team=False),
    Account("beheer", "Agnieszka Nowak", (Role.FUNCTIONAL_ADMIN,), in_team=False),
    Account("privacy", "Rachid Bouzidi", (Role.PRIVACY_OFFICER,), in_team=False),
    Account("statistiek", "Femke Wiersma", (Role.STATISTICIAN,), in_team=False),
)  # fmt: skip
#: colleagues in the team who need no sign-in to practise
COLLEAGUES = (
    Account("bram", "Bram Dijkstra", (Role.OUTREACH_WORKER,)),
    Account("anouk", "Anouk Pinas", (Role.OUTREACH_WORKER,)),
)
#: who does not work for the municipality: a landlord who began by themselves
LANDLORD = ("verhuurder", "Ria Bakker")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who can sign in to practise at a partner; `kind` is what that partner is."""

    username: str
    name: str
    sector: str
    partner: str
    kind: PartnerKind = PartnerKind.CREDITOR
    keeps_seats: bool = False


SEATS = (
    Seat(
        "corporatie", "Bas Timmerman", Sector.HUUR, "Woonstichting Het Lage Veld",
        keeps_seats=True,
    ),
    Seat(
        "deurwaarder", "Ilse Hoekstra", Sector.OVERIGE, "Gerechtsdeurwaarders Meer en Vaart",
        PartnerKind.BAILIFF,
    ),
)  # fmt: skip
#: e-mail stays in a folder and text messages at a stand-in: nothing leaves; nobody has the number
MESSAGES = {"email": "smtp", "sms": "notify", "phone": "14 0999"}
#: partners here deliver on the last working day of a month
ON_TIME = {"on_time_days": 31}
#: a team of 1.65 full-time people (published: 0.33 per 10,000 inhabitants) rings on two day parts
CAPACITY = {
    "people": 3,
    "minutes_per_visit": 40,
    "day_parts": [{"day": 1, "part": "ochtend"}, {"day": 4, "part": "avond"}],
}


@dataclass(frozen=True, slots=True)
class Practice:
    """The practice municipality as it stands before its first file: actors, team and partners."""

    lead: Actor
    coordinator: Actor
    worker: Actor
    counsellor: Actor
    evictions: Actor
    peer: Actor
    team: str
    partners: dict[str, ReportingPartner]
    people: dict[str, Actor]

    def colleague(self, identity: str) -> Actor:
        """Somebody of the team by their id: who practises, or one of the colleagues beside them."""
        known = (one for one in self.people.values() if one.id == identity)
        return next(known, self.worker)


def prepare() -> Practice:
    """Make the municipality, its people, policy and partners; again gives what is there."""
    places = table("places")
    lead = system(places["code"], "demo")
    fresh = organisations.establish(actor=lead, name=places["name"], is_demo=True)
    team = organisations.add_team(actor=lead, name=TEAM)
    people = {one.username: _account(lead, one, team.pk) for one in (*ACCOUNTS, *COLLEAGUES)}
    _landlord(lead)
    if not fresh.policies.filter(version__gt=1).exists():
        _decide(lead)
    agreed = {
        one.code: organisations.agree(
            actor=lead, sector=one.type, name=one.name, from_on=SINCE
        ).partner
        for one in partners()
    }
    for seat in SEATS:
        _seated(lead, seat)
    if not organised.route_table().ranges:
        organisations.replace_routes(content=_routes(places), source=ROUTES_FROM)
    agree_in_writing(lead, since=SINCE)
    _somebody_answers(lead, people["coordinator"])
    return Practice(
        lead=lead,
        coordinator=people["coordinator"],
        worker=people["huisbezoek"],
        counsellor=people["schuldhulp"],
        evictions=people["ontruimingen"],
        peer=people["ervaring"],
        team=str(team.pk),
        partners=agreed,
        people=people,
    )


def _somebody_answers(lead: Actor, colleague: Actor) -> None:
    """Somebody has duty in the weeks in which people practise: a bailiff reads a name."""
    if legal.on_duty(lead.municipality) is None and not legal.roster(actor=lead).turns:
        first = clock.today()
        put_on_duty(
            actor=lead,
            user=colleague.id,
            phone=DUTY_PHONE,
            from_on=first,
            until_on=first + ON_DUTY_FOR,
        )


def _account(lead: Actor, account: Account, team: UUID) -> Actor:
    user = accounts.add_user(
        actor=lead, username=account.username, name=account.name, password=DEMO_PASSWORD,
        is_demo=True,
    )  # fmt: skip
    accounts.practise_second_step(actor=lead, user=user)
    place = team if account.in_team else None
    for role in account.roles:
        organisations.give_role(actor=lead, user=user.pk, role=role, from_on=SINCE, team=place)
    roles = frozenset(role.value for role in account.roles)
    return Actor(kind="user", id=str(user.pk), municipality=lead.municipality, roles=roles)


def _landlord(lead: Actor) -> None:
    """Somebody who lets two homes, at their own desk."""
    username, name = LANDLORD
    user = accounts.add_user(
        actor=lead, username=username, name=name, password=DEMO_PASSWORD, is_demo=True
    )
    accounts.practise_second_step(actor=lead, user=user)
    with clock.standing_at(SINCE):
        organisations.begin_as_landlord(user=user.pk, name=name)


def _seated(lead: Actor, seat: Seat) -> None:
    """Somebody at a partner that reports here; of a bailiff there is an agreement as well."""
    agreed = organisations.agree(
        actor=lead, sector=seat.sector, name=seat.partner, from_on=SINCE, kind=seat.kind
    )
    user = accounts.add_user(
        actor=lead, username=seat.username, name=seat.name, password=DEMO_PASSWORD, is_demo=True
    )
    accounts.practise_second_step(actor=lead, user=user)
    organisations.give_seat(
        actor=lead,
        user=user.pk,
        partner=agreed.partner_id,
        from_on=SINCE,
        keeps_seats=seat.keeps_seats,
    )


def _routes(places: dict[str, Any]) -> bytes:
    """Of the quarters of the town, and of the municipality next to it, which does not work here."""
    here = [row["postcode"] for row in places["quarters"]]
    rows = [(four, places["code"]) for four in here]
    rows += [(four, NEIGHBOUR) for four in places["neighbour"]["postcodes"]]
    lines = [f"{four}AA,{four}ZZ,{code}" for four, code in rows]
    return "\n".join(["van,tot,gemeentecode", *lines]).encode()


def _decide(lead: Actor) -> None:
    """What this municipality decided itself: how much it can visit, that it sends messages, and
    that partners deliver at the end of a month.

    About deliveries it has the shipped policy, as the month command has for any municipality.
    """
    capacity = organisations.shipped_policy(PolicyKind.CAPACITY)
    organisations.decide_policy(
        actor=lead, kind=PolicyKind.CAPACITY, valid_from=SINCE, data={**capacity, **CAPACITY}
    )
    letters = organisations.shipped_policy(PolicyKind.LETTERS)
    organisations.decide_policy(
        actor=lead, kind=PolicyKind.LETTERS, valid_from=SINCE, data={**letters, **MESSAGES}
    )
    partners = organisations.shipped_policy(PolicyKind.PARTNERS)
    organisations.decide_policy(
        actor=lead, kind=PolicyKind.PARTNERS, valid_from=SINCE, data={**partners, **ON_TIME}
    )
