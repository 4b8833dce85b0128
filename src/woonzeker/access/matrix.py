# SPDX-License-Identifier: EUPL-1.2
"""The permission matrix: roles × classes of data × relation to the case. Pure; deny by default.

The one table that says who may see and write what. What is not granted here is refused: no role
sees everything, and nothing switches the table off.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache

from woonzeker.access.roles import Role


class DataClass(StrEnum):
    """Kinds of data by what they can do to somebody when they leak."""

    SIGNAL = "D1"  # partner, reference, months, amount, contact as given
    IDENTITY = "D2"  # name, birth date, BSN
    ADDRESS = "D3"  # verified address, phone
    PROCESS = "D4"  # step, status, attempts, appointments, terms
    HOUSEHOLD = "D5"  # who live there, children, vulnerability
    FINANCES = "D6"  # income, all debts
    ORDER = "D7"  # nuisance, drugs, closure, criminal (AVG art. 10)
    HEALTH = "D8"  # AVG art. 9
    NOTES = "D9"  # free words
    COURT = "D10"  # days of court and eviction
    FIGURES = "D11"  # counts without people
    LOGS = "D12"  # who did or saw what
    USERS = "D13"  # accounts, mandates, configuration


DATA_NAMES: dict[DataClass, str] = {
    DataClass.SIGNAL: "signaal: partner, kenmerk, maanden, bedrag, contact zoals opgegeven",
    DataClass.IDENTITY: "identiteit: naam, geboortedatum, BSN",
    DataClass.ADDRESS: "adres en telefoon zoals nagekeken",
    DataClass.PROCESS: "verloop: stap, status, pogingen, afspraken, termijnen",
    DataClass.HOUSEHOLD: "huishouden: wie er wonen, kinderen, kwetsbaarheid",
    DataClass.FINANCES: "geld: inkomen en alle schulden",
    DataClass.ORDER: "overlast, drugs, sluiting, strafrecht (AVG art. 10)",
    DataClass.HEALTH: "gezondheid (AVG art. 9)",
    DataClass.NOTES: "vrije notities",
    DataClass.COURT: "dagen van zitting en ontruiming",
    DataClass.FIGURES: "cijfers zonder mensen",
    DataClass.LOGS: "logboeken: wie deed of zag wat",
    DataClass.USERS: "accounts, machtigingen, instellingen",
}


class Relation(StrEnum):
    """How somebody stands to a case, or to what else is looked at."""

    ANYWHERE = "anywhere"  # whatever there is in the municipality where they work
    ASSIGNED = "assigned"  # their own case
    ARRANGING = "arranging"  # their own case, in which they make an arrangement
    TEAM = "team"  # a case of their team, not their own
    PUT_BEFORE = "put_before"  # a case that waits for their signature
    MANDATE = "mandate"  # a resident let them stand beside them
    OWN_ORGANISATION = "own_organisation"  # what their own organisation reported
    SELF = "self"  # about themselves
    BROKEN_GLASS = "broken_glass"  # access they took in an emergency, with a reason
    REQUESTED = "requested"  # makes the overview that this resident asked for


RELATION_NAMES: dict[Relation, str] = {
    Relation.ANYWHERE: "hele gemeente",
    Relation.ASSIGNED: "eigen zaak",
    Relation.ARRANGING: "eigen zaak, maakt een regeling",
    Relation.TEAM: "zaak van het team",
    Relation.PUT_BEFORE: "voorgelegd om te tekenen",
    Relation.MANDATE: "met machtiging van de inwoner",
    Relation.OWN_ORGANISATION: "van de eigen organisatie",
    Relation.SELF: "over zichzelf",
    Relation.BROKEN_GLASS: "noodtoegang",
    Relation.REQUESTED: "maakt het overzicht dat de inwoner vroeg",
}


class Sight(IntEnum):
    """How much of a class somebody sees; more includes less."""

    NONE = 0
    COUNT = 1  # numbers of people, no people
    FLAG = 2  # that there is something: yes or no
    MASKED = 3  # initials, the street, the last three digits
    LIMITED = 4  # what the closed list or the need at hand allows
    FULL = 5


@dataclass(frozen=True, slots=True)
class Grant:
    """What one role may do with one class of data in one relation; `says` explains a limit."""

    role: Role
    data: DataClass
    relation: Relation
    sight: Sight
    write: bool
    says: str


_LETTERS = {
    "g": Sight.COUNT,
    "y": Sight.FLAG,
    "m": Sight.MASKED,
    "l": Sight.LIMITED,
    "r": Sight.FULL,
}

#: role, relation, classes as 'class:letter' with w for writing, and what a limit means.
#: g counts, y yes or no, m masked, l limited, r whole
_TABLE: tuple[tuple[Role, Relation, str, str], ...] = (
    (Role.INTAKE_COORDINATOR, Relation.ANYWHERE,
     "D1:rw D2:rw D3:rw D4:rw D10:r D11:g", "het BSN nooit op het scherm"),
    (Role.INTAKE_COORDINATOR, Relation.REQUESTED, "D2:r", "het BSN, voor in het overzicht"),
    (Role.REVIEWER, Relation.ANYWHERE,
     "D1:rw D2:rw D3:rw D4:rw D10:r D11:g", "het BSN nooit op het scherm"),
    (Role.TEAM_LEAD, Relation.ANYWHERE, "D1:g D11:g", "alleen aantallen"),
    (Role.TEAM_LEAD, Relation.TEAM,
     "D1:g D2:m D3:m D4:rw D5:y D10:r D12:l D13:l",
     "wie noodtoegang nam of mensen wil meenemen in het eigen team, en wie er werkt"),
    (Role.TEAM_LEAD, Relation.ASSIGNED, "D1:r D2:r D3:r D4:rw D5:y D10:r", ""),
    (Role.TEAM_LEAD, Relation.BROKEN_GLASS, "D1:r D2:r D3:r D4:rw D5:y D10:r", ""),
    (Role.OUTREACH_WORKER, Relation.ASSIGNED,
     "D1:r D2:r D3:r D4:rw D5:y D7:y D9:lw D10:r",
     "of er kinderen zijn; of het er veilig is; eigen notities; van het BSN drie cijfers"),
    (Role.OUTREACH_WORKER, Relation.ARRANGING, "D6:rw", ""),
    (Role.OUTREACH_WORKER, Relation.BROKEN_GLASS,
     "D1:r D2:r D3:r D4:rw D5:y D7:y D9:lw D10:r",
     "als bij een eigen zaak, zolang de noodtoegang duurt"),
    (Role.PEER_EXPERT, Relation.ASSIGNED,
     "D2:l D3:l D4:lw D5:y D9:lw",
     "voor- en achternaam; het adres; het eigen bezoek; of er kinderen zijn; eigen verslag"),
    (Role.PEER_EXPERT, Relation.ARRANGING, "D6:rw", ""),
    (Role.DEBT_COUNSELLOR, Relation.ASSIGNED,
     "D1:r D2:r D3:r D4:rw D5:rw D6:rw D8:lw D9:rw D10:r",
     "gezondheid alleen als het voor de hulp nodig is"),
    (Role.DEBT_COUNSELLOR, Relation.BROKEN_GLASS,
     "D1:r D2:r D3:r D4:rw D5:rw D6:rw D8:lw D9:rw D10:r",
     "als bij een eigen zaak, zolang de noodtoegang duurt"),
    (Role.EVICTION_COORDINATOR, Relation.ANYWHERE, "D11:g", ""),
    (Role.EVICTION_COORDINATOR, Relation.ASSIGNED,
     "D1:r D2:r D3:r D4:rw D5:rw D6:l D7:lw D9:rw D10:r",
     "van geld een samenvatting; van overlast wat nodig is; van het BSN drie cijfers"),
    (Role.EVICTION_COORDINATOR, Relation.BROKEN_GLASS,
     "D1:r D2:r D3:r D4:rw D5:r D6:l D7:l D9:rw D10:r",
     "als bij een eigen zaak, zolang de noodtoegang duurt"),
    (Role.PUBLIC_ORDER_OFFICER, Relation.ASSIGNED,
     "D2:l D3:l D7:rw D9:lw D10:r",
     "het eigen dossier; eigen notities"),
    (Role.CLIENT_SUPPORTER, Relation.MANDATE,
     "D1:r D2:r D3:r D4:r D5:r D6:r D7:l D8:r D9:l D10:r",
     "van overlast wat de inwoner zelf gaf; gedeelde notities"),
    (Role.MANAGER, Relation.ANYWHERE, "D1:g D11:g", "alleen aantallen"),
    (Role.MANAGER, Relation.PUT_BEFORE, "D4:l D10:l", "wat nodig is om te tekenen"),
    (Role.FUNCTIONAL_ADMIN, Relation.ANYWHERE, "D12:l D13:rw", "eigen handelingen"),
    (Role.PRIVACY_OFFICER, Relation.ANYWHERE, "D11:g D12:rw D13:r", ""),
    (Role.PRIVACY_OFFICER, Relation.BROKEN_GLASS,
     "D1:r D2:r D3:r D4:r D5:r D6:r D7:r D8:r D9:r D10:r", ""),
    (Role.PRIVACY_OFFICER, Relation.REQUESTED, "D2:r", "het BSN, voor in het overzicht"),
    (Role.STATISTICIAN, Relation.ANYWHERE, "D11:g", ""),
    (Role.PARTNER_USER, Relation.OWN_ORGANISATION,
     "D1:rw D2:l D4:l D10:lw D11:g D12:l D13:l",
     "zoals zelf aangeleverd, nooit een BSN terug; de gesloten lijst; eigen zaken, leveringen en "
     "gebruikers"),
    (Role.PRIVATE_LANDLORD, Relation.OWN_ORGANISATION,
     "D1:rw D4:l D10:rw", "de gesloten lijst"),
    (Role.BAILIFF, Relation.OWN_ORGANISATION,
     "D1:m D4:l D10:rw", "van de opdrachtgever, afgeschermd; de gesloten lijst en het bewijs"),
    (Role.RESIDENT, Relation.SELF,
     "D1:r D2:r D3:rw D4:r D5:r D6:r D7:r D8:r D9:r D10:r D12:l", "wie er keek"),
)  # fmt: skip

#: an actor of this kind holds this one role, always in this one relation
KINDS: dict[str, tuple[Role, Relation]] = {
    "partner": (Role.PARTNER_USER, Relation.OWN_ORGANISATION),
    "resident": (Role.RESIDENT, Relation.SELF),
}

#: the roles in which somebody can act for a partner; its own system acts as the first
PARTNER_ROLES = frozenset(
    {Role.PARTNER_USER.value, Role.PRIVATE_LANDLORD.value, Role.BAILIFF.value}
)

#: roles to which it matters in which team somebody holds them
OF_A_TEAM = frozenset(
    role.value for role, relation, _cells, _says in _TABLE if relation is Relation.TEAM
)
#: roles that may take access in an emergency
BREAKS_GLASS = frozenset(
    role for role, relation, _cells, _says in _TABLE if relation is Relation.BROKEN_GLASS
)


def _read() -> dict[tuple[Role, DataClass, Relation], Grant]:
    grants: dict[tuple[Role, DataClass, Relation], Grant] = {}
    for role, relation, cells, says in _TABLE:
        for cell in cells.split():
            data, _colon, letters = cell.partition(":")
            key = (role, DataClass(data), relation)
            if key in grants:
                raise ValueError(f"{role} has two grants for {data} as {relation}")
            limit = says if letters[0] in "lmy" else ""
            grants[key] = Grant(*key, _LETTERS[letters[0]], "w" in letters, limit)
    return grants


GRANTS = _read()


@cache
def sight(roles: frozenset[str], data: DataClass, relations: frozenset[Relation]) -> Sight:
    """How much of a class of data the roles together show in these relations; NONE by default."""
    return max((grant.sight for grant in _given(roles, data, relations)), default=Sight.NONE)


@cache
def may_write(roles: frozenset[str], data: DataClass, relations: frozenset[Relation]) -> bool:
    """Whether one of the roles may write this class of data in one of these relations."""
    return any(grant.write for grant in _given(roles, data, relations))


def relations_in_which(
    roles: Collection[str], data: Collection[DataClass], *, least: Sight, write: bool
) -> frozenset[Relation]:
    """The relations in each of which these roles see (and write) all these classes."""
    held = frozenset(roles)
    return frozenset(
        relation
        for relation in Relation
        if all(sight(held, each, frozenset({relation})) >= least for each in data)
        and (not write or all(may_write(held, each, frozenset({relation})) for each in data))
    )


def _given(roles: frozenset[str], data: DataClass, relations: frozenset[Relation]) -> list[Grant]:
    return [
        grant
        for (role, granted, relation), grant in GRANTS.items()
        if role.value in roles and granted is data and relation in relations
    ]
