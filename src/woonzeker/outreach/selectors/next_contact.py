# SPDX-License-Identifier: EUPL-1.2
"""The next step to reach a household, with why, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.outreach.ladder import (
    VISITS,
    Barred,
    LadderFacts,
    LadderStep,
    Lane,
    Proposal,
    barred,
    done_of,
    next_rung,
)
from woonzeker.outreach.models import ContactWish, LadderDeviation
from woonzeker.outreach.selectors.ladder_words import (
    LANE_WORDS,
    STEP_SLUGS,
    STEP_WORDS,
    what_to_do,
    why_this,
    wish_words,
)
from woonzeker.outreach.selectors.seeking import Sought, ladder_facts, sought
from woonzeker.outreach.selectors.wished import WORKER, Wished
from woonzeker.planning.selectors import TWO_PEOPLE, cautions_of


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RungLine:
    """One step of the ladder of this household: done, now, or passed over (`off`), or ahead."""

    words: Promise
    wait: int
    state: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TriedLine:
    """One attempt in codes, as what comes next depends on it."""

    outcome: str
    on: date


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WishLine:
    """How the household wants to be met: in words, the language, and their own words."""

    words: tuple[str, ...]
    language: str
    with_pictures: bool
    own_words: Annotated[str, Of(DataClass.NOTES)]
    said_on: date


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class NotedWish:
    """What a worker noted of how they want to be met, as it is changed in a form."""

    channels: tuple[str, ...]
    not_channels: tuple[str, ...]
    day_parts: tuple[str, ...]
    not_at_home: bool
    language: str
    with_pictures: bool
    phone: Annotated[str, Of(DataClass.ADDRESS)]
    words: Annotated[str, Of(DataClass.NOTES)]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnChoice:
    """That somebody took another step than the ladder proposed, and why."""

    by: str
    why: Annotated[str, Of(DataClass.NOTES)]
    proposed: str


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
    #: the steps that somebody may choose instead, by code
    others: tuple[tuple[str, Promise], ...]
    wish: WishLine | None = None
    #: the part of the wish that a worker noted
    noted: NotedWish | None = None
    choice: OwnChoice | None = None
    #: what was tried since the household was last sought, the oldest first
    tried: tuple[TriedLine, ...] = ()
    #: nobody could be reached, and the case waits for the next signal
    waits: bool = False

    @property
    def slug(self) -> str:
        """The step as an address says it; empty without a step."""
        return STEP_SLUGS[LadderStep(self.step)] if self.step else ""

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
    proposal = next_rung(facts)
    shown = _shown(found, facts, proposal, past)
    chosen = _chosen(found, facts, past)
    return shown if chosen is None else _with_choice(shown, proposal, chosen)


def _shown(case: Case, facts: LadderFacts, proposal: Proposal, past: Sought) -> NextContact:
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
        what=_with_company(case.pk, what_to_do(proposal), step),
        why_code=proposal.reason.why.value,
        why=why_this(proposal.reason),
        lane=_lane(facts.lane),
        ladder=tuple(_rungs(facts, proposal)),
        others=tuple(_others(facts, step)),
        wish=_wish_line(past.wish),
        noted=_noted(case),
        tried=tuple(TriedLine(each.outcome, each.on) for each in facts.tried),
        waits=past.waits,
    )


def _with_company(case: UUID, what: str, step: LadderStep | None) -> str:
    """What to do, and not alone where that is not safe."""
    if step not in VISITS or cautions_of([case]).get(case) != TWO_PEOPLE:
        return what
    return _("%s, met z'n tweeën") % what


def _others(facts: LadderFacts, step: LadderStep | None) -> Iterator[tuple[str, Promise]]:
    for each, words in STEP_WORDS.items():
        if each is not step and barred(each, facts) is not Barred.WISH:
            yield each.value, words


def _chosen(case: Case, facts: LadderFacts, past: Sought) -> LadderDeviation | None:
    """The other step that somebody chose, as long as it holds."""
    newest = LadderDeviation.objects.filter(case=case).order_by("-chosen_at").first()
    return still_chosen(newest, facts, past)


def newest_choices(cases: Sequence[Case]) -> dict[UUID, LadderDeviation]:
    """The newest step that somebody chose, by case; whether it holds: `still_chosen`."""
    rows = LadderDeviation.objects.filter(case__in=[case.pk for case in cases])
    return {row.case_id: row for row in rows.order_by("chosen_at")}


def still_chosen(
    newest: LadderDeviation | None, facts: LadderFacts, past: Sought
) -> LadderDeviation | None:
    """The other step that somebody chose, as long as nobody tried anything since."""
    if newest is None or newest.chosen_at.date() < past.since_on:
        return None
    last = past.now[-1].recorded_at if past.now else None
    unwanted = barred(LadderStep(newest.chosen), facts) is Barred.WISH
    return None if unwanted or (last and last >= newest.chosen_at) else newest


def _with_choice(shown: NextContact, proposal: Proposal, chosen: LadderDeviation) -> NextContact:
    step = LadderStep(chosen.chosen)
    own = replace(proposal, step=step, day_part="", from_on=clock.today())
    said = _("De ladder zegt: %s.") % shown.what if shown.what else ""
    return replace(
        shown,
        step=step.value,
        channel=step.channel,
        day_part="",
        from_on=own.from_on,
        what=_with_company(shown.case, what_to_do(own), step),
        why=" ".join(filter(None, [_("Een medewerker koos deze stap."), said])),
        choice=OwnChoice(
            by=names_of({chosen.chosen_by}).get(chosen.chosen_by, ""),
            why=chosen.why,
            proposed=shown.what,
        ),
    )


def _wish_line(wish: Wished | None) -> WishLine | None:
    if wish is None:
        return None
    return WishLine(
        words=tuple(wish_words(wish)),
        language=wish.language,
        with_pictures=wish.with_pictures,
        own_words=wish.words,
        said_on=wish.recorded_at.astimezone(clock.AMSTERDAM).date(),
    )


def _noted(case: Case) -> NotedWish | None:
    row = ContactWish.objects.filter(case=case, ended_at=None, said_by=WORKER).first()
    if row is None:
        return None
    return NotedWish(
        channels=tuple(row.channels),
        not_channels=tuple(row.not_channels),
        day_parts=tuple(row.day_parts),
        not_at_home=row.not_at_home,
        language=row.language,
        with_pictures=row.with_pictures,
        phone=row.phone or "",
        words=row.words or "",
    )


def _lane(lane: Lane) -> str:
    """The lane in words; that there are children is said where the household is shown."""
    shown_as = Lane.END_OF_SUPPLY if lane is Lane.WATER_WITH_CHILDREN else lane
    return str(LANE_WORDS[shown_as])


def _rungs(facts: LadderFacts, proposal: Proposal) -> Iterator[RungLine]:
    done = done_of(facts.tried)
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
        yield RungLine(STEP_WORDS[rung.step], rung.wait, state)
