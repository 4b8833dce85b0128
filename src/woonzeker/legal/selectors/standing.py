# SPDX-License-Identifier: EUPL-1.2
"""How it stands with evictions and summonses, for who has the cases in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import Summons
from woonzeker.law import courts
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules import track
from woonzeker.legal.rules.track import Where
from woonzeker.legal.selectors.tracks import standings_of, tracks_of_cases
from woonzeker.organisations.selectors import court_of_municipality


def eviction_days(cases: Iterable[UUID]) -> dict[UUID, date]:
    """The day of the eviction that is announced now, of the cases that have one.

    Of several the first that comes; one that passed stands as long as nobody said what happened.
    """
    today = clock.today()
    found: dict[UUID, list[date]] = {}
    for case, tracks in tracks_of_cases(cases).items():
        standings = [track.standing(each.events, today) for each in tracks]
        days = [each.eviction_on for each in standings if each.eviction_on and each.lost is None]
        if days:
            found[case] = days
    return {
        case: min((day for day in days if day >= today), default=max(days))
        for case, days in found.items()
    }


#: an eviction is announced, was due or stands still: nobody waits for the next signal meanwhile
_THREATENS = frozenset(
    {Where.NOTICED, Where.EVICTION_SET, Where.EVICTION_PASSED, Where.STAYED}
)  # fmt: skip


def threats_of(case: Case) -> Mapping[str, bool]:
    """What the tracks of a case know before a guarded move. A building block: nobody looks here.

    A claim can take the home from the announcement of a summons on, until its standing says that
    it cannot. That alone begins no clock and no visit, as a danger that somebody noted does.
    """
    standings = standings_of(case.pk)
    known = {}
    if any(found.home_at_stake for found in standings):
        known["home_at_stake"] = True
    if any(found.where in _THREATENS for found in standings):
        known["nothing_threatens"] = False
    return known


def summons_of(message: CourtMessage) -> Summons:
    """Who summons, when and before which court, as a message told it."""
    home = court_of_municipality(str(message.municipality))
    return Summons(
        partner=message.creditor_partner_id,
        summons_on=message.acted_on or message.received_on,
        court=courts.court_named(message.court, home),
    )
