# SPDX-License-Identifier: EUPL-1.2
"""What a case holds that a court may hear, part by part: codes, days and amounts. Pure.

There is no field for what never leaves: health, notes, worries, other creditors, priority, places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from woonzeker.legal.rules.costs import Bill
from woonzeker.legal.rules.hearing.dossier import ContactHistory
from woonzeker.legal.rules.hearing.practice import CourtPractice


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened, and on which day; None when the day is not known."""

    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of this creditor: its own reference, and when the municipality had it."""

    by: str
    reference: str
    received_on: date


@dataclass(frozen=True, slots=True)
class Children:
    """Whether children live there; `count` None when it is not known how many."""

    live: bool
    count: int | None
    asked_on: date


@dataclass(frozen=True, slots=True)
class Proposed:
    """The part of this creditor in an arrangement that was proposed, in whole cents."""

    made_on: date
    total_cents: int
    instalment_cents: int
    instalments: int
    first_on: date
    every: str
    agreed_on: date | None = None
    refused_on: date | None = None


@dataclass(frozen=True, slots=True)
class Rent:
    """Whether the rent of now is paid, as somebody here asked; `since` None when unknown."""

    paid: bool
    since: date | None
    said_on: date


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line of income or fixed costs in whole cents, and how often it comes."""

    what: str
    cents: int
    every: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Income and fixed costs of a household on a day."""

    made_on: date
    income: tuple[MoneyLine, ...]
    costs: tuple[MoneyLine, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the household said itself, and when."""

    words: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFacts:
    """Everything of a case that may ever go to a court; empty where it holds nothing.

    `no_report` says that this creditor reported too late or not at all, with its source.
    """

    efforts: tuple[Dated, ...] = ()
    reports: tuple[Reported, ...] = ()
    no_report: str = ""
    no_report_source: str = ""
    practice: CourtPractice | None = None
    contacts: ContactHistory | None = None
    offers: tuple[Dated, ...] = ()
    children: Children | None = None
    arrangements: tuple[Proposed, ...] = ()
    rent: Rent | None = None
    costs: Bill | None = None
    help: tuple[Dated, ...] = field(default=())
    debt_help: tuple[Dated, ...] = ()
    overview: Overview | None = None
    own_words: OwnWords | None = None
