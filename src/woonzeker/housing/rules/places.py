# SPDX-License-Identifier: EUPL-1.2
"""Places to stay and whom they fit. Pure.

A household with children never goes to the general shelter, nor where other adults without a home
stay; children stay with their parents (letters of the minister, 4 July 2023, and of Gooise Meren).
While nobody knows whether there are children, they count as being there. A condition that is not
met, such as a debt settlement, never keeps a family out: the Ombudsmen (24 January 2023) ask for
sight of another home before an eviction, and name no condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.housing.rules.known import Known
from woonzeker.matching.linkage.wording import gettext_noop


class PlaceKind(StrEnum):
    """What a place is."""

    SHELTER = "shelter"
    FAMILY = "family"
    HOTEL = "hotel"
    FLAT = "flat"


KIND_WORDS: Mapping[PlaceKind, str] = {
    PlaceKind.SHELTER: gettext_noop("algemene opvang"),
    PlaceKind.FAMILY: gettext_noop("gezinsplek"),
    PlaceKind.HOTEL: gettext_noop("hotel of vakantiewoning"),
    PlaceKind.FLAT: gettext_noop("tijdelijke woning"),
}
#: which kind to think of first: the nearer to a home of one's own, the better
_FOR_FAMILIES = (PlaceKind.FLAT, PlaceKind.FAMILY, PlaceKind.HOTEL)
_FOR_OTHERS = (PlaceKind.FLAT, PlaceKind.SHELTER, PlaceKind.HOTEL)


@dataclass(frozen=True, slots=True)
class Place:
    """One place for one household: a room, a flat; a shelter of sixteen places is sixteen of them.

    `beds` is how many people can sleep there; `other_adults` that adults without a home of other
    households share it; open from a day until a day (None: no end, that day not included).
    """

    place: str
    kind: PlaceKind
    beds: int
    other_adults: bool
    pets: bool
    step_free: bool
    open_from: date
    open_until: date | None = None

    def is_open(self, from_on: date, until_on: date | None) -> bool:
        """Whether it is open for every night of a stay; without an end, for ever."""
        if from_on < self.open_from:
            return False
        return self.open_until is None or (until_on is not None and until_on <= self.open_until)


@dataclass(frozen=True, slots=True)
class Party:
    """Who needs a place: numbers and what the place must allow, nothing else.

    `children` is None while nobody knows whether there are any.
    """

    adults: int
    children: int | None
    pets: Known = Known.UNKNOWN
    step_free: Known = Known.UNKNOWN

    @property
    def is_family(self) -> bool:
        """Whether children are there, or may be."""
        return self.children is None or self.children > 0

    @property
    def people(self) -> int:
        """How many beds they need at least."""
        return self.adults + (self.children or 0)


class Misfit(StrEnum):
    """Why a place does not fit."""

    FAMILY_IN_SHELTER = "family_in_shelter"
    OTHER_ADULTS = "other_adults"
    FAMILIES_ONLY = "families_only"
    TOO_SMALL = "too_small"
    NO_PETS = "no_pets"
    NOT_STEP_FREE = "not_step_free"


#: a stay in which this turned out to be so gets no more nights; what is there is not ended
NEVER_LONGER = frozenset({Misfit.FAMILY_IN_SHELTER, Misfit.OTHER_ADULTS})
MISFIT_WORDS: Mapping[Misfit, str] = {
    Misfit.FAMILY_IN_SHELTER: gettext_noop(
        "Een gezin met kinderen gaat nooit naar de algemene opvang."
    ),
    Misfit.OTHER_ADULTS: gettext_noop("Daar slapen ook andere volwassenen zonder woning."),
    Misfit.FAMILIES_ONLY: gettext_noop("Deze plek is voor gezinnen met kinderen."),
    Misfit.TOO_SMALL: gettext_noop("Er zijn te weinig bedden om bij elkaar te blijven."),
    Misfit.NO_PETS: gettext_noop("Huisdieren mogen er niet."),
    Misfit.NOT_STEP_FREE: gettext_noop("De plek is niet zonder trap of drempel te bereiken."),
}
#: what must still be asked before somebody goes to a place that may not allow it
_ASK_CHILDREN = gettext_noop("Vraag of er kinderen zijn; tot dan geldt dit als een gezin.")
_ASK_PETS = gettext_noop("Vraag naar huisdieren: die mogen hier niet.")
_ASK_STEPS = gettext_noop("Vraag of iemand slecht loopt: hier is een trap of drempel.")


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a place fits a household: why not, and what must still be asked."""

    misfits: tuple[Misfit, ...]
    ask: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.misfits

    @property
    def sentences(self) -> tuple[str, ...]:
        """Why it does not fit, in Dutch."""
        return tuple(MISFIT_WORDS[each] for each in self.misfits)


class Condition(StrEnum):
    """What some municipalities ask before they give a place."""

    DEBT_SETTLEMENT = "debt_settlement"
    GUIDANCE = "guidance"
    BEWIND = "bewind"
    CONTRIBUTION = "contribution"


CONDITION_WORDS: Mapping[Condition, str] = {
    Condition.DEBT_SETTLEMENT: gettext_noop("een schuldregeling"),
    Condition.GUIDANCE: gettext_noop("begeleiding"),
    Condition.BEWIND: gettext_noop("bewind"),
    Condition.CONTRIBUTION: gettext_noop("een eigen bijdrage"),
}


def fit(place: Place, party: Party) -> Fit:
    """Whether a place fits a household, with every reason against and every open question."""
    checks = (
        (Misfit.FAMILY_IN_SHELTER, party.is_family and place.kind is PlaceKind.SHELTER),
        (Misfit.OTHER_ADULTS, party.is_family and place.other_adults),
        (Misfit.FAMILIES_ONLY, place.kind is PlaceKind.FAMILY and not party.is_family),
        (Misfit.TOO_SMALL, place.beds < party.people),
        (Misfit.NO_PETS, party.pets is Known.YES and not place.pets),
        (Misfit.NOT_STEP_FREE, party.step_free is Known.YES and not place.step_free),
    )
    asks = (
        (_ASK_CHILDREN, party.children is None),
        (_ASK_PETS, party.pets is Known.UNKNOWN and not place.pets),
        (_ASK_STEPS, party.step_free is Known.UNKNOWN and not place.step_free),
    )
    return Fit(
        tuple(misfit for misfit, so in checks if so), tuple(words for words, so in asks if so)
    )


def kinds_for(party: Party) -> tuple[PlaceKind, ...]:
    """The kinds to think of for a household, the best one first."""
    return _FOR_FAMILIES if party.is_family else _FOR_OTHERS


def standing_in_the_way(
    party: Party, unmet: Iterable[Condition], *, asked: frozenset[Condition]
) -> tuple[Condition, ...]:
    """The unmet conditions that somebody may weigh before giving a place; a person decides.

    `asked` are the conditions of the municipality. For a family there are none, whatever it
    decided: what is not met is help to offer, in `help_to_offer`.
    """
    if party.is_family:
        return ()
    return tuple(each for each in Condition if each in asked and each in set(unmet))


def help_to_offer(unmet: Iterable[Condition]) -> tuple[str, ...]:
    """What to offer a household that has a place, one line for each condition that is not met."""
    return tuple(CONDITION_WORDS[each] for each in Condition if each in set(unmet))
