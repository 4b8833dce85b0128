# SPDX-License-Identifier: EUPL-1.2
"""Requests to forget somebody, and what stays of who was forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, only_system
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.retention.models import ErasureRequest, ErasureStub, Ground, Hold, SubjectKind
from woonzeker.retention.rules import HoldKind
from woonzeker.retention.selectors.scope import holds_on, ids_of
from woonzeker.retention.selectors.terms import MAY_DECIDE
from woonzeker.retention.selectors.words import HOLD_WORDS

#: as many as the page shows
MOST = 100


@dataclass(frozen=True, slots=True)
class ErasureView:
    """One request that waits, with what would go and what stands in the way."""

    id: UUID
    kind: str
    subject: UUID
    ground: str
    reason: str
    asked_at: datetime
    asked_by: str
    asked_by_id: str
    people: int
    signals: int
    cases: int
    holds: tuple[HoldKind, ...]

    @property
    def hold_words(self) -> list[Promise]:
        """What stands in the way, on the screen."""
        return [HOLD_WORDS[each] for each in self.holds]


@dataclass(frozen=True, slots=True)
class StubRow:
    """What stays of one who was forgotten."""

    kind: str
    subject: UUID
    ground: str
    erased_at: datetime
    rows: int
    keys: int
    backups_until_on: date


@dataclass(frozen=True, slots=True)
class HoldRow:
    """One who is kept for now."""

    id: UUID
    kind: str
    subject: UUID
    why: Promise
    reason: str
    until_on: date


@dataclass(frozen=True, slots=True)
class Erasures:
    """The page: what waits, who is kept for now, and what was done."""

    waiting: tuple[ErasureView, ...]
    holds: tuple[HoldRow, ...]
    stubs: tuple[StubRow, ...]


@look("retention.erasures", may_if=MAY_DECIDE, basis="AVG art. 17")
def erasures(*, actor: Actor) -> Erasures:
    """Requests that wait for a second person, holds, and the newest stubs.

    Free words may tell of somebody: only a privacy officer reads them.
    """
    reads = Role.PRIVACY_OFFICER in actor.roles
    open_ones = ErasureRequest.objects.filter(
        approved_at=None, refused_at=None, done_at=None
    ).order_by("asked_at")
    kept = Hold.objects.filter(ended_at=None, until_on__gte=clock.today()).order_by("until_on")
    stubs = ErasureStub.objects.order_by("-erased_at")[:MOST]
    names = names_of(each.asked_by for each in open_ones)
    return Erasures(
        waiting=tuple(_view(each, names.get(each.asked_by, ""), reads=reads) for each in open_ones),
        holds=tuple(_hold(each, reads=reads) for each in kept),
        stubs=tuple(_stub(each) for each in stubs),
    )


@look("retention.tables_in_stubs", may_if=only_system(), basis="AVG art. 17")
def tables_in_stubs(*, actor: Actor) -> set[str]:
    """Every table of which rows were destroyed, so that it can be written anew."""
    counts = ErasureStub.objects.values_list("counts", flat=True)
    return {table for each in counts.iterator() for table in each}


def _view(request: ErasureRequest, asked_by: str, *, reads: bool) -> ErasureView:
    counts, held = (0, 0, 0), tuple[HoldKind, ...]()
    try:
        ids = ids_of(request.kind, request.subject)
    except NotFound:  # it went on its own term in the meantime
        pass
    else:
        counts = (len(ids.persons), len(ids.signals), len(ids.cases))
        held = holds_on(ids)
    people, signals, cases = counts
    return ErasureView(
        id=request.pk,
        kind=str(SubjectKind(request.kind).label),
        subject=request.subject,
        ground=str(Ground(request.ground).label),
        reason=request.reason if reads else "",
        asked_at=request.asked_at,
        asked_by=asked_by,
        asked_by_id=request.asked_by,
        people=people,
        signals=signals,
        cases=cases,
        holds=held,
    )


def _hold(hold: Hold, *, reads: bool) -> HoldRow:
    return HoldRow(
        id=hold.pk,
        kind=str(SubjectKind(hold.kind).label),
        subject=hold.subject,
        why=HOLD_WORDS[HoldKind(hold.why)],
        reason=hold.reason if reads else "",
        until_on=hold.until_on,
    )


def _stub(stub: ErasureStub) -> StubRow:
    return StubRow(
        kind=str(SubjectKind(stub.kind).label),
        subject=stub.subject,
        ground=str(Ground(stub.ground).label),
        erased_at=stub.erased_at,
        rows=sum(stub.counts.values()),
        keys=stub.keys,
        backups_until_on=stub.backups_until_on,
    )
