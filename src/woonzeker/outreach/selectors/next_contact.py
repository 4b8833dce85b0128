# SPDX-License-Identifier: EUPL-1.2
"""The next step to reach a household, with why, and the ladder around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.outreach.ladder import LadderFacts, Lane, Proposal, barred, next_rung
from woonzeker.outreach.selectors.ladder_words import (
    LANE_WORDS,
    STEP_WORDS,
    what_to_do,
    why_this,
)
from woonzeker.outreach.selectors.seeking import ladder_facts, sought


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RungLine:
    """One step of the ladder of this household: done, now, or passed over (`off`), or ahead."""

    words: str
    wait: int
    state: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TriedLine:
    """One attempt in codes, as what comes next depends on it."""

    outcome: str
    on: date


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True, kw_only=True)
class NextContact:
    """The next step to reach a household; `step` is empty when there is none, `why` says why.

    It may be done from `from_on` and must be by `latest_on`; `ends_on` is the last day on which
    somebody is sought. Codes are those of `outreach.ladder`.
    """

    case: UUID
    step: str
    channel: str
    day_part: str
    from_on: date
    latest_on: date
    ends_on: date
    what: str
    why_code: str
    why: str
    lane: Annotated[str, Of(DataClass.COURT)]
    ladder: tuple[RungLine, ...]
    #: what was tried since the household was last sought, the oldest first
    tried: tuple[TriedLine, ...]
    #: nobody could be reached, and the case waits for the next signal
    waits: bool

    @property
    def may_wait(self) -> bool:
        """Whether all was tried and the case may wait for the next signal."""
        return not self.step and self.why_code != "reached"


@look("outreach.next_contact", may_if=MAY_SEE, basis="Wgs art. 3 lid 1 onder b", about="case")
def next_contact(*, actor: Actor, case: UUID) -> NextContact:
    """See the next step to reach the household of a case, and why; raises NotFound."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    past = sought(found)
    facts = ladder_facts(found, past, on=clock.today())
    return _shown(found, facts, next_rung(facts), waits=past.waits)


def _shown(case: Case, facts: LadderFacts, proposal: Proposal, *, waits: bool) -> NextContact:
    """A proposal as a page shows it."""
    step = proposal.step
    return NextContact(
        case=case.pk,
        step=step.value if step else "",
        channel=step.channel if step else "",
        day_part=proposal.day_part,
        from_on=proposal.from_on,
        latest_on=proposal.latest_on,
        ends_on=facts.ends_on,
        what=what_to_do(proposal),
        why_code=proposal.reason.why.value,
        why=why_this(proposal.reason),
        lane=_lane(facts.lane),
        ladder=tuple(_rungs(facts, proposal)),
        tried=tuple(TriedLine(each.outcome, each.on) for each in facts.tried),
        waits=waits,
    )


def _lane(lane: Lane) -> str:
    """The lane in words; that there are children is said where the household is shown."""
    shown_as = Lane.END_OF_SUPPLY if lane is Lane.WATER_WITH_CHILDREN else lane
    return str(LANE_WORDS[shown_as])


def _rungs(facts: LadderFacts, proposal: Proposal) -> Iterator[RungLine]:
    done = Counter(each.step for each in facts.tried)
    now = proposal.step
    for rung in facts.rungs:
        state = "ahead"
        if done[rung.step] > 0:
            done[rung.step] -= 1
            state = "done"
        elif barred(rung.step, facts):
            state = "off"
        elif rung.step is now:
            state, now = "now", None
        yield RungLine(str(STEP_WORDS[rung.step]), rung.wait, state)
