# SPDX-License-Identifier: EUPL-1.2
"""What goes in at the door and what comes out: facts as they were written, a decision with reasons.

Texts are kept as delivered; cleaning happens behind the door. No shape carries a field that may not
weigh: no sex, no nationality, no BSN, no amount.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from woonzeker.matching.linkage.dates import PartialDate


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """A Dutch address as written; letter and addition may be glued to the number or street."""

    postcode: str = ""
    number: str = ""
    letter: str = ""
    addition: str = ""
    street: str = ""
    town: str = ""


NO_ADDRESS = AddressFacts()


@dataclass(frozen=True, slots=True)
class SignalFacts:
    """The debtor as a partner describes them. `signal` is an opaque id; all else may be empty."""

    signal: str
    initials: str = ""
    first_names: str = ""
    prefix: str = ""
    surname: str = ""
    business_name: str = ""
    born: PartialDate | None = None
    address: AddressFacts = NO_ADDRESS
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person of the register. `person` is an opaque id; `surname` is the own (birth) name.
    `name_use` is E (own), P (partner's), V (partner's before own) or N (after), empty when unknown.

    `previous` is the address before `address`, left on `since_on` where that is known.
    `deceased_on` and `departed_on` (left the municipality) are empty for a resident. `contacts` are
    the keys (`contact_keys`) of telephones and e-mail addresses of earlier signals of this person.
    """

    person: str
    initials: str = ""
    first_names: str = ""
    prefix: str = ""
    surname: str = ""
    partner_prefix: str = ""
    partner_surname: str = ""
    name_use: str = ""
    born: PartialDate | None = None
    address: AddressFacts = NO_ADDRESS
    previous: AddressFacts = NO_ADDRESS
    since_on: date | None = None
    deceased_on: date | None = None
    departed_on: date | None = None
    contacts: frozenset[int] = frozenset()


class Field(StrEnum):
    """What is compared, and how other signals and family bear on it."""

    SURNAME = "surname"
    NAME_USE = "name_use"
    GIVEN = "given"
    BIRTH = "birth"
    ADDRESS = "address"
    CONTACT = "contact"
    MAIL = "mail"
    TOGETHER = "together"


class Presence(StrEnum):
    """Where a person of the register is on a day."""

    RESIDENT = "resident"
    DEPARTED = "departed"
    DECEASED = "deceased"


class Result(StrEnum):
    """The three answers to the question whose signal it is."""

    LINKED = "linked"
    REVIEW = "review"
    NOBODY = "nobody"


class Ground(StrEnum):
    """Which rule gave the result."""

    BIRTH_NAME_ADDRESS = "birth_name_address"
    ADDRESS_NAME_INITIAL = "address_name_initial"
    CLEAR = "clear"
    RIVAL = "rival"
    SEVERAL_NAMES = "several_names"
    NEAR_RUNNER_UP = "near_runner_up"
    PERHAPS_MINOR = "perhaps_minor"
    UNCONFIRMED = "unconfirmed"
    NOT_CERTAIN = "not_certain"
    NO_CANDIDATE = "no_candidate"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says: `words` in Dutch, `bits` for (positive) or against (negative)."""

    field: Field
    level: str
    words: str
    bits: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person held beside the signal; `score` is the sum of the bits and the prior, in bits."""

    person: str
    score: float
    reasons: tuple[Reason, ...]
    presence: Presence


@dataclass(frozen=True, slots=True)
class Decision:
    """Whose signal it is, and why.

    `person` is set when linked, and `presence` says whether that person still lives here. `score`
    and `reasons` are those of the best candidate, `runner_up` is the next person and `margin` its
    distance in bits (infinite without one). `candidates` holds whom a reviewer should see, best
    first; `version` names the weights.
    """

    result: Result
    person: str | None
    score: float
    reasons: tuple[Reason, ...]
    runner_up: str | None
    margin: float
    version: str
    ground: Ground
    sentence: str
    presence: Presence | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits per "field/level", the prior, and the limits between the three results, in bits.

    A best candidate whose odds are at or above `threshold` may be linked without a person, when the
    runner-up is `margin` behind; below `review_floor` nobody fits.
    """

    version: str
    prior: float
    bits: Mapping[str, float] = field(default_factory=dict)
    review_floor: float = 0.0
    margin: float = 0.0
    threshold: float = 0.0
