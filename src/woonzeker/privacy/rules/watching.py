# SPDX-License-Identifier: EUPL-1.2
"""Which looks of a day ask for an explanation. Pure: lines of the log and facts in, findings out.

Each rule gives a weight and a reason that a person can check. A look comes on the list when its
reasons together reach the bound of the policy. What the list means, a person says; nothing else
follows from it. Most colleagues look at most cases because it is their work, so work (assigned,
visited, noted, before or after) takes the weight of chance away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median


class Why(StrEnum):
    """What makes a look odd."""

    OWN_ADDRESS = "own_address"
    MAYBE_OWN_ADDRESS = "maybe_own_address"
    OWN_NAME = "own_name"
    NEIGHBOUR = "neighbour"
    FAMOUS = "famous"
    COLLEAGUE = "colleague"
    NO_WORK = "no_work"
    NOTHING_HAPPENED = "nothing_happened"
    REPEATED = "repeated"
    ODD_HOURS = "odd_hours"
    REFUSED = "refused"
    MANY = "many"
    EXPORT = "export"
    GLASS_ALONE = "glass_alone"


@dataclass(frozen=True, slots=True)
class Place:
    """An address as far as it is needed to see who lives near."""

    postcode: str
    number: int


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the log: who saw what, when (in Amsterdam), and whether it was refused."""

    line: int
    user: str
    subject: str
    at: datetime
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who looks: cleaned surname, initial, team, and the places that are theirs.

    `maybe_places` are where somebody of the same name lives: perhaps it is them.
    """

    user: str
    surname: str
    initial: str = ""
    team: str = ""
    places: frozenset[Place] = frozenset()
    maybe_places: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """What is looked at: names as (initial, surname), where it is, who should keep away.

    `keep_away` are colleagues who live there or are kin; `events` the days on which anything
    happened to it, by whoever.
    """

    names: frozenset[tuple[str, str]] = frozenset()
    places: frozenset[Place] = frozenset()
    keep_away: frozenset[str] = frozenset()
    home_of_colleague: bool = False
    events: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """People taken out in a file or on paper by somebody, and how many of them were their work."""

    user: str
    at: datetime
    subject: str
    people: int
    own_work: int


@dataclass(frozen=True, slots=True)
class Glass:
    """Access taken in an emergency: what somebody did for the case since."""

    user: str
    subject: str
    at: datetime
    followed_up: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What a municipality decided: weights for each reason, the bound, hours, days and numbers."""

    weights: Mapping[str, int]
    bound: int
    work_days: int
    quiet_days: int
    repeated_looks: int
    day_starts: int
    day_ends: int
    many_floor: int
    many_factor: float
    common_share: float
    export_people: int


@dataclass(frozen=True, slots=True)
class World:
    """All that a day's looks are held against.

    `work` has for (user, subject) the days on which they worked on it or were assigned; `shares`
    the part of the register that carries a surname; `usual` the numbers of quiet subjects that
    colleagues of a team saw in a day before.
    """

    colleagues: Mapping[str, Colleague]
    subjects: Mapping[str, SubjectFacts]
    work: Mapping[tuple[str, str], Collection[date]]
    shares: Mapping[str, float]
    famous: frozenset[tuple[str, str]] = frozenset()
    usual: Mapping[str, Sequence[int]] = field(default_factory=dict)
    looked_before: Mapping[tuple[str, str], Collection[date]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its weight; `facts` are numbers for the sentence."""

    code: Why
    weight: int
    facts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Odd:
    """Looks of one colleague at one subject (or at a day as a whole) with why they stand here."""

    user: str
    subject: str
    reasons: tuple[Reason, ...]
    looks: tuple[Look, ...]
    first_at: datetime
    last_at: datetime

    @property
    def weight(self) -> int:
        """All reasons together."""
        return sum(reason.weight for reason in self.reasons)


def odd_looks(looks: Iterable[Look], world: World, limits: Limits, *, settled: bool) -> list[Odd]:
    """The looks of one day that ask for an explanation, heaviest first.

    `settled` says that enough days went by to know what somebody did afterwards: only then does
    looking without work count.
    """
    together: dict[tuple[str, str], list[Look]] = defaultdict(list)
    for look in looks:
        together[look.user, look.subject].append(look)
    found = [
        odd
        for (user, subject), seen in together.items()
        if (odd := _judged(user, subject, seen, world, limits, settled=settled))
    ]
    found += _many(together, world, limits)
    return sorted(found, key=lambda odd: (-odd.weight, odd.user, odd.subject))


def odd_exports(taken: Iterable[Taken], limits: Limits) -> list[Odd]:
    """Files and prints with more people than the policy calls usual, or outside one's own work."""
    found = []
    for each in taken:
        strange = each.people - each.own_work
        if strange < limits.export_people:
            continue
        reason = Reason(Why.EXPORT, _weight(limits, Why.EXPORT), (("people", each.people),))
        reasons = (reason, *_at_odd_hours(each.at, limits))
        if sum(one.weight for one in reasons) >= limits.bound:
            found.append(Odd(each.user, each.subject, reasons, (), each.at, each.at))
    return found


def odd_glass(broken: Iterable[Glass], limits: Limits) -> list[Odd]:
    """Emergencies after which nothing was done for the household."""
    weight = _weight(limits, Why.GLASS_ALONE)
    return [
        Odd(each.user, each.subject, (Reason(Why.GLASS_ALONE, weight),), (), each.at, each.at)
        for each in broken
        if not each.followed_up and weight >= limits.bound
    ]


def _judged(
    user: str, subject: str, seen: list[Look], world: World, limits: Limits, *, settled: bool
) -> Odd | None:
    colleague, facts = world.colleagues.get(user), world.subjects.get(subject)
    if colleague is None or facts is None:
        return None
    on = seen[0].at.date()
    worked = _worked(user, subject, on, world, limits)
    reasons = [
        *_close_to(colleague, facts, world, limits, worked=worked),
        *_curious(seen, facts, world, limits, worked=worked),
    ]
    if not worked:
        reasons += _idle(user, subject, on, facts, world, limits) if settled else ()
    if sum(reason.weight for reason in reasons) < limits.bound:
        return None
    moments = sorted(look.at for look in seen)
    return Odd(user, subject, tuple(reasons), tuple(seen), moments[0], moments[-1])


def _close_to(
    colleague: Colleague, facts: SubjectFacts, world: World, limits: Limits, *, worked: bool
) -> Iterable[Reason]:
    """Themselves, their kin, their neighbours: also when it is called work it asks for words."""
    own = any(_is(mine, there) for mine in colleague.places for there in facts.places)
    if own or colleague.user in facts.keep_away:
        yield Reason(Why.OWN_ADDRESS, _weight(limits, Why.OWN_ADDRESS))
        return
    if any(_is(guess, there) for guess in colleague.maybe_places for there in facts.places):
        weight = _weight(limits, Why.MAYBE_OWN_ADDRESS)
        yield Reason(Why.MAYBE_OWN_ADDRESS, weight // 2 if worked else weight)
    if colleague.surname and any(colleague.surname == name for _initial, name in facts.names):
        share = world.shares.get(colleague.surname, 0.0)
        if weight := _name_weight(limits, share, worked=worked):
            yield Reason(Why.OWN_NAME, weight, (("per_100_000", round(share * 100_000)),))
    near = any(_beside(mine, there) for mine in colleague.places for there in facts.places)
    if near:
        weight = _weight(limits, Why.NEIGHBOUR)
        yield Reason(Why.NEIGHBOUR, weight // 2 if worked else weight)
    if facts.home_of_colleague and not worked:
        yield Reason(Why.COLLEAGUE, _weight(limits, Why.COLLEAGUE))


def _name_weight(limits: Limits, share: float, *, worked: bool) -> int:
    """A rare name says much, a common one little; of work a common one says nothing."""
    weight = _weight(limits, Why.OWN_NAME)
    if share <= limits.common_share:
        return weight // 2 if worked else weight
    return 0 if worked else max(weight // 3, 1)


def _curious(
    seen: list[Look], facts: SubjectFacts, world: World, limits: Limits, *, worked: bool
) -> Iterable[Reason]:
    if not worked and any(_famous(name, world.famous) for name in facts.names):
        yield Reason(Why.FAMOUS, _weight(limits, Why.FAMOUS))
    if not worked:
        odd = [look for look in seen if _is_odd_hour(look.at, limits)]
        if odd:
            yield from _at_odd_hours(odd[0].at, limits)
    if refused := sum(look.refused for look in seen):
        yield Reason(Why.REFUSED, _weight(limits, Why.REFUSED), (("times", refused),))


def _idle(
    user: str, subject: str, on: date, facts: SubjectFacts, world: World, limits: Limits
) -> Iterable[Reason]:
    """Nothing done before or after; nothing going on in the case; and coming back to it."""
    yield Reason(Why.NO_WORK, _weight(limits, Why.NO_WORK), (("days", limits.work_days),))
    if not _happened(facts, on, limits):
        yield Reason(Why.NOTHING_HAPPENED, _weight(limits, Why.NOTHING_HAPPENED))
    days = {day for day in world.looked_before.get((user, subject), ()) if day <= on} | {on}
    if len(days) >= limits.repeated_looks:
        yield Reason(Why.REPEATED, _weight(limits, Why.REPEATED), (("days", len(days)),))


def _many(
    together: Mapping[tuple[str, str], list[Look]], world: World, limits: Limits
) -> Iterable[Odd]:
    """Who saw many more quiet cases than colleagues do, by the median and the spread around it.

    A quiet case is one in which they had no work and nothing was going on; one in which something
    was, counts for half: who stands in for a colleague sees many of those. In a small team one
    busy colleague would set the measure; there everybody of the municipality does (`usual` of "").
    """
    per_user: dict[str, list[list[Look]]] = defaultdict(list)
    for (user, subject), seen in together.items():
        if not _worked(user, subject, seen[0].at.date(), world, limits):
            per_user[user].append(seen)
    for user, groups in per_user.items():
        colleague = world.colleagues.get(user)
        if colleague is None:
            continue
        usual = world.usual.get(colleague.team) or world.usual.get("", ())
        bound = most_usual(usual, limits)
        quiet = sum(not _goes_on(group[0], world, limits) for group in groups)
        if quiet + (len(groups) - quiet) / 2 <= bound:
            continue
        looks = tuple(look for group in groups for look in group)
        moments = sorted(look.at for look in looks)
        facts = (
            ("subjects", len(groups)),
            ("quiet", quiet),
            ("usual", round(median(usual)) if usual else 0),
        )
        reason = Reason(Why.MANY, _weight(limits, Why.MANY), facts)
        yield Odd(user, "", (reason,), looks, moments[0], moments[-1])


def most_usual(usual: Sequence[int], limits: Limits) -> float:
    """How many subjects without work of one's own in a day are still usual: median and MAD."""
    if not usual:
        return float(limits.many_floor)
    middle = median(usual)
    spread = 1.4826 * median(abs(each - middle) for each in usual)
    return max(float(limits.many_floor), middle + limits.many_factor * max(spread, 1.0))


def quiet_numbers(
    looks: Iterable[Look], world: World, limits: Limits
) -> dict[tuple[str, date], int]:
    """For each colleague and day on which they looked: how many subjects were quiet and no work."""
    seen: dict[tuple[str, date], set[str]] = defaultdict(set)
    for look in looks:
        quiet = seen[look.user, look.at.date()]
        worked = _worked(look.user, look.subject, look.at.date(), world, limits)
        if not worked and not _goes_on(look, world, limits):
            quiet.add(look.subject)
    return {key: len(quiet) for key, quiet in seen.items()}


def _worked(user: str, subject: str, on: date, world: World, limits: Limits) -> bool:
    span = timedelta(days=limits.work_days)
    return any(on - span <= day <= on + span for day in world.work.get((user, subject), ()))


def _goes_on(look: Look, world: World, limits: Limits) -> bool:
    facts = world.subjects.get(look.subject)
    return facts is None or _happened(facts, look.at.date(), limits)


def _happened(facts: SubjectFacts, on: date, limits: Limits) -> bool:
    span = timedelta(days=limits.quiet_days)
    return any(on - span <= day <= on + span for day in facts.events)


def _is(one: Place, other: Place) -> bool:
    return one == other


def _beside(one: Place, other: Place) -> bool:
    """Next door, or across the street where numbers are odd and even."""
    return one.postcode == other.postcode and 0 < abs(one.number - other.number) <= 2


def _famous(name: tuple[str, str], famous: frozenset[tuple[str, str]]) -> bool:
    return name in famous or ("", name[1]) in famous


def _is_odd_hour(at: datetime, limits: Limits) -> bool:
    return at.weekday() == 6 or not limits.day_starts <= at.hour < limits.day_ends


def _at_odd_hours(at: datetime, limits: Limits) -> Iterable[Reason]:
    if _is_odd_hour(at, limits):
        yield Reason(Why.ODD_HOURS, _weight(limits, Why.ODD_HOURS), (("hour", at.hour),))


def _weight(limits: Limits, why: Why) -> int:
    return limits.weights[why.value]
