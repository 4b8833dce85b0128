# SPDX-License-Identifier: EUPL-1.2
"""Where people are after they lost a home, in the words of ETHOS and ETHOS Light. Pure.

Asked before, on the day, and at each moment of aftercare. Where nobody knows it, that is counted:
'unknown' is an answer, and a hole in the table is not. Statistics Netherlands counts four of the
six forms of ETHOS Light; Dutch counts add a seventh, an eviction within a month without sight of
another home.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law.aftercare import aftercare_contacts
from woonzeker.law.calendar import add_months
from woonzeker.law.reader import Confidence, parameter
from woonzeker.law.terms import Deadline
from woonzeker.matching.linkage.wording import gettext_noop

LIGHT, THREAT, FULL = "ethos/light", "ethos/light_dreiging", "ethos/volledig"
WITHIN, COUNTED = "ethos/dreiging_binnen", "ethos/telling_cbs"


class Whereabouts(StrEnum):
    """Where people are: a home, one of the thirteen forms of ETHOS, elsewhere, or unknown."""

    OWN_HOME = "own_home"
    HOME_OF_OTHERS = "home_of_others"
    ROUGH = "rough"
    NIGHT_SHELTER = "night_shelter"
    SHELTER = "shelter"
    WOMENS_SHELTER = "womens_shelter"
    MIGRANT_CENTRE = "migrant_centre"
    INSTITUTION = "institution"
    SUPPORTED = "supported"
    WITH_OTHERS = "with_others"
    EVICTION_NEAR = "eviction_near"
    VIOLENCE = "violence"
    NON_CONVENTIONAL = "non_conventional"
    UNFIT = "unfit"
    OVERCROWDED = "overcrowded"
    MOVED_AWAY = "moved_away"
    DECEASED = "deceased"
    UNKNOWN = "unknown"


#: who sleeps in a booked place has no home: a shelter, a hotel or a flat for a time (ETHOS Light 3)
SLEEPS_AT = Whereabouts.SHELTER
WORDS: Mapping[Whereabouts, str] = {
    Whereabouts.OWN_HOME: gettext_noop("woont in een woning op eigen naam"),
    Whereabouts.HOME_OF_OTHERS: gettext_noop(
        "woont in een woning met een contract op andermans naam"
    ),
    Whereabouts.ROUGH: gettext_noop("slaapt buiten of in een openbare ruimte"),
    Whereabouts.NIGHT_SHELTER: gettext_noop("slaapt in de nachtopvang of noodopvang"),
    Whereabouts.SHELTER: gettext_noop("verblijft in tijdelijke opvang"),
    Whereabouts.WOMENS_SHELTER: gettext_noop("verblijft in de vrouwenopvang"),
    Whereabouts.MIGRANT_CENTRE: gettext_noop("verblijft in opvang voor migranten"),
    Whereabouts.INSTITUTION: gettext_noop("blijft in een instelling omdat er geen woning is"),
    Whereabouts.SUPPORTED: gettext_noop("woont langdurig met begeleiding na dakloosheid"),
    Whereabouts.WITH_OTHERS: gettext_noop("slaapt tijdelijk bij familie, vrienden of kennissen"),
    Whereabouts.EVICTION_NEAR: gettext_noop("wordt binnenkort ontruimd, zonder andere woning"),
    Whereabouts.VIOLENCE: gettext_noop("woont waar geweld dreigt"),
    Whereabouts.NON_CONVENTIONAL: gettext_noop("woont in auto, caravan, vakantiepark of kraakpand"),
    Whereabouts.UNFIT: gettext_noop("woont in een ongeschikte woning"),
    Whereabouts.OVERCROWDED: gettext_noop("woont met veel te veel mensen in een woning"),
    Whereabouts.MOVED_AWAY: gettext_noop("woont in een andere gemeente of een ander land"),
    Whereabouts.DECEASED: gettext_noop("overleden"),
    Whereabouts.UNKNOWN: gettext_noop("onbekend"),
}
#: the thirteen of the full typology, in its order
_FULL: tuple[Whereabouts, ...] = (
    Whereabouts.ROUGH, Whereabouts.NIGHT_SHELTER, Whereabouts.SHELTER, Whereabouts.WOMENS_SHELTER,
    Whereabouts.MIGRANT_CENTRE, Whereabouts.INSTITUTION, Whereabouts.SUPPORTED,
    Whereabouts.WITH_OTHERS, Whereabouts.EVICTION_NEAR, Whereabouts.VIOLENCE,
    Whereabouts.NON_CONVENTIONAL, Whereabouts.UNFIT, Whereabouts.OVERCROWDED,
)  # fmt: skip
#: the numbers of ETHOS Light; what has none there is no homelessness in that sense
_LIGHT: Mapping[Whereabouts, int] = {
    Whereabouts.ROUGH: 1,
    Whereabouts.NIGHT_SHELTER: 2,
    Whereabouts.SHELTER: 3,
    Whereabouts.WOMENS_SHELTER: 3,
    Whereabouts.INSTITUTION: 4,
    Whereabouts.NON_CONVENTIONAL: 5,
    Whereabouts.WITH_OTHERS: 6,
    Whereabouts.EVICTION_NEAR: 7,
}
_THREAT_NUMBER = _LIGHT[Whereabouts.EVICTION_NEAR]
#: a shelter, a hotel and a temporary place are all temporary accommodation
_ON_CONTRACT: Mapping[ContractKind, Whereabouts] = {
    ContractKind.OWN: Whereabouts.OWN_HOME,
    ContractKind.OWN_HOME: Whereabouts.OWN_HOME,
    ContractKind.WITH_TENANT: Whereabouts.OWN_HOME,
    ContractKind.OWN_TEMPORARY: Whereabouts.OWN_HOME,
    ContractKind.PROVIDER: Whereabouts.HOME_OF_OTHERS,
    ContractKind.MUNICIPALITY: Whereabouts.HOME_OF_OTHERS,
    ContractKind.WITH_OTHERS: Whereabouts.WITH_OTHERS,
    ContractKind.PLACE: Whereabouts.SHELTER,
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a category in a list, and how sure that list is."""

    number: int
    confidence: Confidence


def full(where: Whereabouts, *, on: date) -> Numbered | None:
    """The number in the full typology; None for what is no form of it."""
    if where not in _FULL:
        return None
    return Numbered(_FULL.index(where) + 1, parameter(FULL, on=on).confidence)


def light(where: Whereabouts, *, on: date) -> Numbered | None:
    """The number in ETHOS Light, seven for a near eviction; None for what is no form of it."""
    if (number := _LIGHT.get(where)) is None:
        return None
    path = THREAT if number == _THREAT_NUMBER else LIGHT
    return Numbered(number, parameter(path, on=on).confidence)


def suggested(kind: ContractKind) -> Whereabouts:
    """Where somebody on such a contract usually is; a person confirms it, or says otherwise."""
    return _ON_CONTRACT[kind]


def is_homeless(where: Whereabouts) -> bool:
    """Whether it is one of the first six forms of ETHOS Light; a near eviction is not yet so."""
    return _LIGHT.get(where, _THREAT_NUMBER) < _THREAT_NUMBER


def counted_nationally(where: Whereabouts, *, on: date) -> bool:
    """Whether Statistics Netherlands counts this form of ETHOS Light."""
    return _LIGHT.get(where) in parameter(COUNTED, on=on).value


def is_near(eviction_on: date, *, another_home: bool, on: date) -> bool:
    """Whether an announced eviction counts as near: within a month, no other home in sight."""
    months = parameter(WITHIN, on=on).number
    return on <= eviction_on <= add_months(on, months) and not another_home


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at which somebody says where people are; `code` is kept, `due` says when.

    Before it there is no term. `months` is zero before and on the day.
    """

    code: str
    months: int
    due_on: date
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Where people were on a day, and who said so."""

    where: Whereabouts
    on: date
    told_by: str


class Standing(StrEnum):
    """How a moment stands."""

    KNOWN = "known"
    #: it was asked, or its days are over: nobody knows
    UNKNOWN = "unknown"
    #: its days run now, and nobody has said anything yet
    DUE = "due"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Position:
    """One moment with what is known of it."""

    moment: Moment
    standing: Standing
    where: Whereabouts


BEFORE, DAY = "before", "day"


def moments(lost_on: date) -> tuple[Moment, ...]:
    """Every moment around the loss of a home on a day: before, the day, and the aftercare."""
    later = (
        Moment(f"month_{each.months}", each.months, each.deadline.due_on, each.deadline)
        for each in aftercare_contacts(lost_on)
    )
    day_before = lost_on - timedelta(days=1)
    return (Moment(BEFORE, 0, day_before), Moment(DAY, 0, lost_on), *later)


def positions(
    lost_on: date, readings: Sequence[Reading], policy: RoofPolicy, *, on: date
) -> tuple[Position, ...]:
    """Where people were at every moment, as far as somebody said so.

    Before is the last thing known before the day, the day is that day, and an answer belongs to a
    moment of aftercare when it came within the days of the policy around it; the nearest counts,
    and of two as near the later one. Who died is at no later moment anywhere else.
    """
    return tuple(
        _position(moment, readings, policy.aftercare_window_days, on) for moment in moments(lost_on)
    )


def contacts_due(found: Iterable[Position]) -> tuple[Position, ...]:
    """The moments of aftercare that wait for an answer now."""
    return tuple(
        each for each in found if each.standing is Standing.DUE and each.moment.code != BEFORE
    )


def tally(households: Iterable[Iterable[Position]]) -> Mapping[str, Mapping[Whereabouts, int]]:
    """How many households were where at each moment; unknown is counted, what is ahead is not."""
    counts: dict[str, dict[Whereabouts, int]] = {}
    for found in households:
        for each in found:
            if each.standing in (Standing.KNOWN, Standing.UNKNOWN):
                row = counts.setdefault(each.moment.code, {})
                row[each.where] = row.get(each.where, 0) + 1
    return counts


def _position(moment: Moment, readings: Sequence[Reading], window: int, on: date) -> Position:
    first, last = _window(moment, window)
    said = [each for each in readings if first <= each.on <= min(last, on)]
    died = [each for each in readings if each.where is Whereabouts.DECEASED and each.on <= on]
    if died and min(each.on for each in died) <= moment.due_on <= on:
        return Position(moment, Standing.KNOWN, Whereabouts.DECEASED)
    if said:
        where = max(said, key=lambda each: _nearness(each, moment)).where
        unknown = where is Whereabouts.UNKNOWN
        return Position(moment, Standing.UNKNOWN if unknown else Standing.KNOWN, where)
    if on > last:
        return Position(moment, Standing.UNKNOWN, Whereabouts.UNKNOWN)
    begun = on >= first
    return Position(moment, Standing.DUE if begun else Standing.AHEAD, Whereabouts.UNKNOWN)


def _window(moment: Moment, days: int) -> tuple[date, date]:
    if moment.code == BEFORE:
        return date.min, moment.due_on
    around = timedelta(days=days if moment.months else 0)
    return moment.due_on - around, moment.due_on + around


def _nearness(reading: Reading, moment: Moment) -> tuple[bool, int, date]:
    """Who knows goes before who does not, then the nearest day, then the later one."""
    known = reading.where is not Whereabouts.UNKNOWN
    return known, -abs((reading.on - moment.due_on).days), reading.on
