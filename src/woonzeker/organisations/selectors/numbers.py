# SPDX-License-Identifier: EUPL-1.2
"""Policies that consist of numbers, as people read them, with their versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.accounts.selectors import names_of
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.rules import Asked, NumbersPage, number_in
from woonzeker.organisations.selectors.policies import decided

#: policy is no secret to who works with it
READS_POLICY = holds(
    Role.FUNCTIONAL_ADMIN,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.CLIENT_SUPPORTER,
    Role.MANAGER,
    Role.PRIVACY_OFFICER,
)
#: filled at start-up by the rooms that read such a policy
PAGES: dict[str, NumbersPage] = {}


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version of a policy: from which day, and who decided it; empty for as shipped."""

    valid_from: date
    by: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """A policy of numbers as it holds today, and its versions, the newest first."""

    page: NumbersPage
    rows: tuple[tuple[Asked, int], ...]
    versions: tuple[PolicyVersion, ...]


@look("organisations.policy_numbers", may_if=READS_POLICY, basis="Wgs art. 2")
def policy_numbers(*, actor: Actor, kind: PolicyKind) -> Numbers:
    """See what the municipality decided: the numbers of today and the versions."""
    page, today = PAGES[kind.value], clock.today()
    held: dict[str, Any] = decided(actor.municipality, kind, on=today)
    return Numbers(
        page=page,
        rows=tuple((asked, number_in(held, asked)) for asked in page.asked),
        versions=tuple(_versions(actor.municipality, kind, today)),
    )


def _versions(municipality: str, kind: PolicyKind, today: date) -> Iterator[PolicyVersion]:
    found = LocalPolicy.objects.filter(municipality_id=municipality, kind=kind)
    rows = list(found.order_by("-valid_from", "-version"))
    names = names_of({row.decided_by for row in rows} - {"shipped"})
    now = next((row for row in rows if row.valid_from <= today), None)
    for row in rows:
        yield PolicyVersion(row.valid_from, names.get(row.decided_by, ""), row is now)
