# SPDX-License-Identifier: EUPL-1.2
"""Who lost their home, counted the way others count it and the way it was. Pure.

The country counts evictions in two ways that do not fit each other, and leaves out who left before
the bailiff came. A municipality that wants to know where it stands counts all three and says which
is which. Source: Handreiking Voorkomen huisuitzettingen (Eropaf!, april 2026), chapter 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from woonzeker.legal.rules import Judgment
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.sieve import Children

#: the code of a landlord that is a housing corporation
CORPORATION = "corporation"
#: kind of a landlord → its name and the path of the published number of evictions
LANDLORDS: Mapping[str, tuple[str, str]] = {
    CORPORATION: (gettext_noop("woningcorporatie"), "aedes/ontruimingen"),
    "private": (gettext_noop("particuliere verhuurder"), "kbvg/particulier"),
    "intermediate": (gettext_noop("verhuur via een zorgaanbieder of tussenpersoon"), ""),
    "": (gettext_noop("geen verhuurder, of niet bekend wie"), ""),
}


class Ending(StrEnum):
    """How a home was lost."""

    CARRIED_OUT = "carried_out"
    KEY = "key"
    LEFT = "left"
    OUT_OF_COURT = "out_of_court"
    PRESSED = "pressed"
    CONTRACT_ENDED = "contract_ended"
    SOLD = "sold"
    NO_COURT = "no_court"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return ENDING_WORDS[self]


ENDING_WORDS: Mapping[Ending, str] = {
    Ending.CARRIED_OUT: gettext_noop("ontruimd door de deurwaarder"),
    Ending.KEY: gettext_noop("sleutel ingeleverd na het vonnis"),
    Ending.LEFT: gettext_noop("na het vonnis vertrokken zonder bericht"),
    Ending.OUT_OF_COURT: gettext_noop("huur ontbonden buiten de rechter, na een sluiting"),
    Ending.PRESSED: gettext_noop("vertrokken onder druk, zonder vonnis"),
    Ending.CONTRACT_ENDED: gettext_noop(
        "einde van een afspraak of tussenverhuur, zonder eigen contract"
    ),
    Ending.SOLD: gettext_noop("koopwoning gedwongen verkocht"),
    Ending.NO_COURT: gettext_noop("uitgezet zonder rechter of deurwaarder"),
}


class Reason(StrEnum):
    """The main reason of a landlord or mayor, as the monitor of the corporations divides it."""

    ARREARS = "arrears"
    NUISANCE = "nuisance"
    SUBLETTING = "subletting"
    DRUGS = "drugs"
    OTHER = "other"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return REASON_WORDS[self]


REASON_WORDS: Mapping[Reason, str] = {
    Reason.ARREARS: gettext_noop("huurachterstand"),
    Reason.NUISANCE: gettext_noop("overlast"),
    Reason.SUBLETTING: gettext_noop("onderverhuur"),
    Reason.DRUGS: gettext_noop("drugs"),
    Reason.OTHER: gettext_noop("iets anders"),
}


class After(StrEnum):
    """Where a household was right after it lost its home."""

    HOMELESS = "homeless"
    SHELTER = "shelter"
    HOUSED = "housed"
    UNKNOWN = "unknown"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return AFTER_WORDS[self]

    @property
    def homeless(self) -> bool:
        """Whether they had no home: a place for some nights is no home either."""
        return self in {After.HOMELESS, After.SHELTER}


AFTER_WORDS: Mapping[After, str] = {
    After.HOMELESS: gettext_noop("zonder dak"),
    After.SHELTER: gettext_noop("in opvang, hotel of bij bekenden"),
    After.HOUSED: gettext_noop("in een andere woning"),
    After.UNKNOWN: gettext_noop("niemand weet het"),
}


class Outcome(StrEnum):
    """What became of a judgment that ended the tenancy."""

    EVICTED = "evicted"
    KEY = "key"
    LEFT = "left"
    KEPT = "kept"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Lost:
    """One household that lost its home. `landlord` is a code of its kind, empty when there is none
    or nobody knows."""

    on: date
    ending: Ending
    landlord: str = ""
    reason: Reason = Reason.OTHER
    children: Children = Children.UNKNOWN
    after: After = After.UNKNOWN
    case: UUID | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgment. `by_default` is None when nobody knows; `outcome` says something of a
    dissolution alone."""

    on: date
    kind: Judgment
    landlord: str = ""
    reason: Reason = Reason.OTHER
    by_default: bool | None = None
    outcome: Outcome = Outcome.PENDING
    case: UUID | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A way to count: what is counted, what is not, and the path of the published figure."""

    code: str
    title: str
    counted: str
    left_out: str
    counts: Callable[[Lost], bool]
    path: str = ""


def is_of_corporations(lost: Lost) -> bool:
    """As the corporations count: a bailiff emptied a home that a corporation let itself."""
    return lost.ending is Ending.CARRIED_OUT and lost.landlord == CORPORATION


def is_of_bailiffs(lost: Lost) -> bool:
    """As the bailiffs count: a bailiff emptied a home, whoever let it and for whatever reason."""
    return lost.ending is Ending.CARRIED_OUT


def is_lost(lost: Lost) -> bool:
    """As it was: a home lost in whatever way."""
    return bool(lost.ending)


DEFINITIONS = (
    Definition(
        "aedes",
        gettext_noop("zoals de corporaties tellen (Aedes)"),
        gettext_noop(
            "Een deurwaarder ontruimde de woning na een vonnis, en een woningcorporatie was zelf"
            " de verhuurder. Om welke reden maakt niet uit."
        ),
        gettext_noop(
            "Niet geteld: wie de sleutel inleverde of vertrok, ontbinding buiten de rechter, het"
            " einde van een afspraak, tussenverhuur door een zorgaanbieder, en alle andere"
            " verhuurders."
        ),
        is_of_corporations,
        "aedes/ontruimingen",
    ),
    Definition(
        "kbvg",
        gettext_noop("zoals de deurwaarders tellen (KBvG)"),
        gettext_noop(
            "Een deurwaarder ontruimde de woning. Wie de verhuurder was en waarom maakt niet uit."
        ),
        gettext_noop(
            "Niet geteld: wie de sleutel inleverde of vertrok, en wie zonder deurwaarder de woning"
            " kwijtraakte, ook door het einde van een afspraak of een gedwongen verkoop."
        ),
        is_of_bailiffs,
        "kbvg/ontruimingen",
    ),
    Definition(
        "all",
        gettext_noop("alle huishoudens die hun woning kwijtraakten"),
        gettext_noop(
            "Elke manier telt mee: ontruimd, sleutel ingeleverd, vertrokken, onder druk"
            " opgezegd, ontbonden na een sluiting, einde van een afspraak of tussenverhuur zonder"
            " eigen contract, gedwongen verkoop."
        ),
        gettext_noop("Niet geteld: wie uit eigen keuze verhuisde. Landelijk telt niemand dit."),
        is_lost,
    ),
)
#: whether a judgment was by default → its code
DEFAULT_CODES = {True: "default", False: "contested", None: "unknown"}
#: judgments after which a landlord may have a home emptied: what the corporations count of them
DISSOLVES = frozenset({Judgment.DISSOLUTION})
#: what became of a dissolution → the published share of it
OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.EVICTED: (gettext_noop("ontruimd door de deurwaarder"), "aedes/na_ontbinding_ontruimd"),
    Outcome.KEY: (gettext_noop("sleutel ingeleverd"), "aedes/na_ontbinding_sleutel"),
    Outcome.LEFT: (gettext_noop("vertrokken zonder bericht"), "aedes/na_ontbinding_vertrokken"),
}
OUT_OF_COURT = (
    gettext_noop("ontbonden buiten de rechter, na een sluiting"),
    "aedes/na_ontbinding_buitengerechtelijk",
)
#: what a judgment was followed by when the home was not lost, or not yet
NOT_LOST: Mapping[Outcome, str] = {
    Outcome.KEPT: gettext_noop("woning behouden"),
    Outcome.PENDING: gettext_noop("nog niet bekend"),
}
#: main reason → the published share; of the rest the share is what is left of a hundred
REASON_PATHS: Mapping[Reason, str] = {
    Reason.ARREARS: "aedes/reden_huurachterstand",
    Reason.NUISANCE: "aedes/reden_overlast",
    Reason.SUBLETTING: "aedes/reden_onderhuur",
    Reason.DRUGS: "aedes/reden_drugs",
}
