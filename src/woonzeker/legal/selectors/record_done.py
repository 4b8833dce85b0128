# SPDX-License-Identifier: EUPL-1.2
"""What of a track is done already, as the safeguards of its case and its own events show it.

The same record answers the tasks that a summons gives: nobody notes twice that somebody was told.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.cases.models import Case, CaseMove
from woonzeker.legal.models import SituationFact
from woonzeker.legal.rules.hearing_letter import SUMMONED
from woonzeker.legal.rules.safeguards import Safeguard, State, assess
from woonzeker.legal.rules.track import Standing, Where
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.process import Step

#: told of their rights and of legal help: since the summons that asks for it
_RIGHTS = frozenset({Safeguard.INFORMED, Safeguard.LEGAL_HELP})
_MISSES = frozenset({State.OPEN, State.LATER})
_KEPT, _OVER = "kept", "danger_over"


def done_by_record(case: UUID, _track: UUID, found: Standing) -> set[str]:
    """What is known to be done, of what this station asks. A building block: nobody looks here."""
    if found.where in SUMMONED:
        return {"rights"} if _rights_told(case) else set()
    if found.where is Where.EVICTION_SET:
        return {"place"} if _has_place(case) else set()
    if found.where is Where.CANCELLED and found.cancelled_on is not None:
        return {"danger_over"} if _is_over(case, found.cancelled_on) else set()
    if found.where is Where.PAID and found.ended_on is not None:
        return {"confirm"} if _is_over(case, found.ended_on) else set()
    closed = found.where is Where.OUT_OF_COURT and found.closed_on is not None
    return {"check_closure"} if closed else set()


def _rights_told(case: UUID) -> bool:
    """They know their rights and where legal help is, and support was offered once at least."""
    row, today = Case.objects.get(pk=case), clock.today()
    record = record_of(row)
    found = assess(record, step=max(Step(row.step), Step.DAGVAARDING), on=today)
    left = {each.safeguard for each in found if each.state in _MISSES}
    offered = record.table(on=today).last(Safeguard.OCO_OFFERED) is not None
    return offered and not left & _RIGHTS


def _has_place(case: UUID) -> bool:
    row = Case.objects.get(pk=case)
    found = assess(record_of(row), step=Step(row.step), on=clock.today())
    return all(each.state not in _MISSES for each in found if each.safeguard is Safeguard.PLACE)


def _is_over(case: UUID, since: date) -> bool:
    """Somebody wrote down that the home is kept, or that the danger is over."""
    facts = SituationFact.objects.filter(case=case, kind=_KEPT).order_by("-recorded_at")
    last = facts.first()
    if last is not None and not last.withdrawn and last.on >= since:
        return True
    return CaseMove.counting.filter(case=case, code=_OVER, moved_on__gte=since).exists()
