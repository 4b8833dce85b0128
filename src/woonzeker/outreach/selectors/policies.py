# SPDX-License-Identifier: EUPL-1.2
"""The contact ladders of a municipality as people read them: every step with its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.organisations.models import LocalPolicy, PolicyKind, Sector
from woonzeker.organisations.selectors import READS_POLICY, decided
from woonzeker.outreach.ladder import Lane, Rung, ladders_from
from woonzeker.outreach.selectors.ladder_words import (
    LANE_SLUGS,
    LANE_WORDS,
    PART_WORDS,
    STEP_WORDS,
)

MAY_READ = READS_POLICY


@dataclass(frozen=True, slots=True)
class RungDay:
    """One step of a ladder: the days after the step before, and so since the signal."""

    words: Promise
    part: str | Promise
    wait: int
    day: int


@dataclass(frozen=True, slots=True)
class LaneLadder:
    """The ladder of one lane; `again` is after how many days it begins anew, 0 for never."""

    slug: str
    words: Promise
    rungs: tuple[RungDay, ...]
    again: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the policy: from which day, and who decided it; empty for as shipped."""

    valid_from: date
    by: str
    holds: bool


@dataclass(frozen=True, slots=True)
class LadderPage:
    """The ladders of today, the weeks by kind of partner, and the versions, the newest first."""

    lanes: tuple[LaneLadder, ...]
    weeks: tuple[tuple[str, int], ...]
    versions: tuple[Version, ...]


@look("outreach.ladders", may_if=MAY_READ, basis="Wgs art. 2")
def ladder_page(*, actor: Actor) -> LadderPage:
    """See the contact ladders of the municipality as they hold today, and their versions."""
    today = clock.today()
    ladders = ladders_from(decided(actor.municipality, PolicyKind.LADDER, on=today))
    return LadderPage(
        lanes=tuple(
            LaneLadder(
                LANE_SLUGS[lane], LANE_WORDS[lane], drawn(ladders.lanes[lane]), ladders.again[lane]
            )
            for lane in Lane
        ),
        weeks=tuple((str(Sector(code).label), weeks) for code, weeks in ladders.weeks.items()),
        versions=tuple(_versions(actor.municipality, today)),
    )


def ladder_data(actor: Actor, *, on: date) -> dict[str, Any]:
    """The policy as it is kept, on a day: where a change starts from."""
    return decided(actor.municipality, PolicyKind.LADDER, on=on)


def lane_at(slug: str, *, actor: Actor) -> Lane:
    """The lane that an address names; raises NotFound."""
    for lane, each in LANE_SLUGS.items():
        if each == slug:
            return lane
    raise NotFound


def drawn(rungs: Iterable[Rung]) -> tuple[RungDay, ...]:
    """A ladder with the day of each step, counted from the signal when nobody answers."""
    day, found = 0, []
    for rung in rungs:
        day += rung.wait
        part = "" if len(rung.step.day_parts) == 1 else PART_WORDS.get(rung.part, "")
        found.append(RungDay(STEP_WORDS[rung.step], part, rung.wait, day))
    return tuple(found)


def _versions(municipality: str, today: date) -> Iterator[Version]:
    rows = list(
        LocalPolicy.objects.filter(municipality_id=municipality, kind=PolicyKind.LADDER).order_by(
            "-valid_from", "-version"
        )
    )
    names = names_of({row.decided_by for row in rows} - {"shipped"})
    now = next((row for row in rows if row.valid_from <= today), None)
    for row in rows:
        yield Version(row.valid_from, names.get(row.decided_by, ""), row is now)
