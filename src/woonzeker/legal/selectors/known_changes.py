# SPDX-License-Identifier: EUPL-1.2
"""The answers that stand on what changed since a judgment. Building blocks: nobody looks here."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import View
from woonzeker.legal.models import ChangedFact
from woonzeker.legal.rules.changed import Answer, Change, KnownFact

#: what the track tells itself, so that nobody is asked
OF_TRACK = frozenset({Change.NOT_HEARD, Change.OLD})
#: a change that says something of a household beyond its court days → who sees that
_NEEDS: dict[Change, tuple[DataClass, Sight]] = {
    Change.INCOME: (DataClass.FINANCES, Sight.LIMITED),
    Change.DEBT_HELP: (DataClass.FINANCES, Sight.LIMITED),
    Change.BEWIND: (DataClass.FINANCES, Sight.LIMITED),
    Change.CHILDREN: (DataClass.HOUSEHOLD, Sight.FLAG),
    Change.ILLNESS: (DataClass.HEALTH, Sight.LIMITED),
}


def may_know(view: View, change: Change) -> bool:
    """Whether somebody may know this of a household."""
    data, least = _NEEDS.get(change, (DataClass.COURT, Sight.LIMITED))
    return view.sight(data) >= least


def known_facts(court_track: UUID) -> tuple[KnownFact, ...]:
    """The answers that stand on a track, the last of each."""
    rows = ChangedFact.objects.filter(track=court_track).order_by("entered_at", "pk")
    found = {row.change: row for row in rows}
    return tuple(
        KnownFact(Change(row.change), Answer(row.answer), row.since_on, row.source, row.judge_knew)
        for row in found.values()
    )
