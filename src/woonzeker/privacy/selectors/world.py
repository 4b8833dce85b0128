# SPDX-License-Identifier: EUPL-1.2
"""What a night's look holds the log against: colleagues, what they worked on, what was looked at.

Building blocks for the act that looks: nobody sees anything here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from woonzeker.access.actions import REGISTER
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import AuditLine
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Shield
from woonzeker.matching.linkage.names import clean_surname, plain
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Membership
from woonzeker.privacy.models import FamousName, OwnAddress, RightsRequest
from woonzeker.privacy.rules.watching import (
    Colleague,
    Limits,
    Look,
    Place,
    World,
    quiet_numbers,
)
from woonzeker.privacy.selectors.subjects import LOOKED_AT, WITHIN_REQUEST, facts_of
from woonzeker.privacy.selectors.work import work_of

#: days of looking before, by which 'many' and 'again' are measured
LOOK_BACK = 28
#: days of colleagues of a team that are enough to measure by
ENOUGH = 100
#: who has so many namesakes with the same initial is nobody in particular
NAMESAKES = 3


def looks_between(first: date, last: date) -> tuple[list[Look], dict[str, str]]:
    """Every look at one thing by a colleague on these days, refused ones too; subject → kind.

    A look within a request of a resident is one at that resident, once it was said who it is.
    """
    lines = AuditLine.objects.filter(
        actor_kind="user", at__gte=_start(first), at__lt=_start(last + timedelta(days=1))
    ).exclude(subject="")
    asked = RightsRequest.objects.exclude(person=None).values_list("pk", "person")
    who = {str(request): str(person) for request, person in asked}
    looks: list[Look] = []
    about: dict[str, str] = {}
    for line in lines.filter(code__in=watched_codes()).order_by("pk").iterator():
        kind, subject = REGISTER[line.code].about or "", line.subject
        if line.code in WITHIN_REQUEST and subject in who:
            kind, subject = "person", who[subject]
        about[subject] = kind
        at = line.at.astimezone(AMSTERDAM)
        looks.append(Look(line.pk, line.actor_id, subject, at, line.refused))
    return looks, about


def watched_codes() -> list[str]:
    """The codes of acts that show one case, person, link, signal or task."""
    return [
        code
        for code, act in REGISTER.items()
        if (act.kind == "look" and act.about in LOOKED_AT and not code.startswith("privacy."))
        or code in WITHIN_REQUEST
    ]


def world_on(municipality: str, on: date, limits: Limits) -> tuple[list[Look], World]:
    """The looks up to and with a day, and what they are held against."""
    looks, about = looks_between(on - timedelta(days=LOOK_BACK + limits.work_days), on)
    users = {look.user for look in looks}
    people, shares = _colleagues(municipality, users)
    subjects, cases = facts_of(about)
    before: dict[tuple[str, str], set[date]] = defaultdict(set)
    for look in looks:
        before[look.user, look.subject].add(look.at.date())
    world = World(
        colleagues=people,
        subjects=subjects,
        work=work_of(users, cases),
        shares=shares,
        famous=famous_names(),
        looked_before=before,
    )
    return looks, World(
        **{name: getattr(world, name) for name in World.__slots__ if name != "usual"},
        usual=_usual(looks, world, limits, on),
    )


def famous_names() -> frozenset[tuple[str, str]]:
    """The names that the municipality keeps an eye on, cleaned."""
    return frozenset(
        (plain(each.initial)[:1], clean_surname("", each.surname).core)
        for each in FamousName.objects.all()
    )


def _usual(looks: Iterable[Look], world: World, limits: Limits, on: date) -> dict[str, list[int]]:
    """How many quiet subjects colleagues saw in a day before, for each team that is big enough."""
    days = [look for look in looks if look.at.date() < on]
    numbers = quiet_numbers(days, world, limits)
    by_team: dict[str, list[int]] = defaultdict(list)
    for (user, _day), number in numbers.items():
        colleague = world.colleagues.get(user)
        by_team[""].append(number)
        if colleague and colleague.team:
            by_team[colleague.team].append(number)
    return {team: each for team, each in by_team.items() if not team or len(each) >= ENOUGH}


def _colleagues(
    municipality: str, users: set[str]
) -> tuple[dict[str, Colleague], dict[str, float]]:
    names = names_of(users)
    called = {user: _own_name(name) for user, name in names.items()}
    held = dict(
        Membership.objects.filter(
            user_id__in=names, municipality_id=municipality, team__isnull=False
        ).values_list("user_id", "team_id")
    )
    teams = {str(user): str(team) for user, team in held.items()}
    shares, namesakes = _in_register({core for _initial, core in called.values()})
    places = _declared()
    made = {
        user: Colleague(
            user,
            surname=name[1],
            initial=name[0],
            team=teams.get(user, ""),
            places=frozenset(places[user]),
            maybe_places=_guessed(namesakes.get(name, ())),
        )
        for user, name in called.items()
    }
    return made, shares


def _guessed(namesakes: Collection[Place]) -> frozenset[Place]:
    """Where a colleague may live, because few others are called so: a guess and no more."""
    return frozenset(namesakes) if len(namesakes) <= NAMESAKES else frozenset()


def _declared() -> dict[str, set[Place]]:
    """What colleagues declared, and where a case was closed to them as their own household."""
    places: dict[str, set[Place]] = defaultdict(set)
    for each in OwnAddress.objects.filter(ended_at=None):
        places[each.user_id].add(Place(each.postcode, each.house_number))
    own = Shield.objects.filter(why="own_household", ended_at=None).exclude(user_id="")
    for shield in own.select_related("case__household"):
        home = shield.case.household
        places[shield.user_id].add(Place(home.postcode, home.house_number))
    return places


def _in_register(
    wanted: set[str],
) -> tuple[dict[str, float], dict[tuple[str, str], list[Place]]]:
    """Which part of the register has each surname, and where who has it with an initial lives."""
    numbers: Counter[str] = Counter()
    homes: dict[tuple[str, str], list[Place]] = defaultdict(list)
    total = 0
    rows = Person.objects.values_list(
        "prefix", "surname", "initials", "given_names", "postcode", "house_number"
    )
    for prefix, surname, initials, given, postcode, number in rows.iterator(chunk_size=5_000):
        total += 1
        core = clean_surname(prefix, surname).core
        if core not in wanted:
            continue
        numbers[core] += 1
        if postcode and number:
            homes[plain(given or initials)[:1], core].append(Place(postcode, number))
    return {core: number / total for core, number in numbers.items()}, homes


def _own_name(name: str) -> tuple[str, str]:
    """Initial and cleaned surname of a colleague as they are called here."""
    first, _space, rest = name.strip().partition(" ")
    return (plain(first)[:1] if rest else "", clean_surname("", rest or first).core)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)
