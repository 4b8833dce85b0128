# SPDX-License-Identifier: EUPL-1.2
"""A visit on a list that stands gives reach to whoever goes, for the days around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases.services import Going, end_visits, let_visitors_in
from woonzeker.organisations.selectors import access_policy, works_in
from woonzeker.planning.models import DROPPED, Visit


def let_in(actor: Actor, visits: Iterable[Visit]) -> None:
    """Give who goes to these doors reach, inside an action; whoever went before loses theirs."""
    found = list(visits)
    end_visits(actor=actor, visits=[each.pk for each in found])
    let_visitors_in(actor=actor, goings=_goings(actor.municipality, found))


def shut_out(actor: Actor, visits: Iterable[Visit]) -> None:
    """End the reach that these visits gave, because they fell away; inside an action."""
    end_visits(actor=actor, visits=[each.pk for each in visits])


def _goings(municipality: str, visits: list[Visit]) -> Iterator[Going]:
    policy = access_policy(municipality)

    @cache
    def window(user: str) -> tuple[timedelta, timedelta]:
        roles = works_in(user, municipality)
        if Role.PEER_EXPERT in roles and Role.OUTREACH_WORKER not in roles:
            days = timedelta(days=policy["external_visit_reach_days"])
            return days, days
        return (
            timedelta(days=policy["visit_reach_days_before"]),
            timedelta(days=policy["visit_reach_days_after"]),
        )

    for visit in visits:
        for user in filter(None, (visit.worker_id, visit.second_id)):
            if visit.outcome != DROPPED:
                before, after = window(user)
                yield Going(
                    visit.case_id, visit.pk, user, visit.day_on - before, visit.day_on + after
                )
