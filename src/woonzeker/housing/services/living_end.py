# SPDX-License-Identifier: EUPL-1.2
"""Towards a contract in one's own name, and the end of an agreement.

An end without a contract of one's own is an eviction, with all the stops: nobody ends an agreement
so while one is open. What happened all the same is recorded as that, with what was open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.errors import Refused
from woonzeker.housing.models import Agreement, OwnNameStep
from woonzeker.housing.rules.agreement_end import (
    Ended,
    Ending,
    HowEnded,
    NotEnded,
    OwnStep,
    counts_as_eviction,
    end,
)
from woonzeker.housing.rules.agreement_kinds import AgreementKind, Condition
from woonzeker.housing.rules.agreement_words import BASIS, CONTRACT_SEEN, MAY_KEEP_LIVING
from woonzeker.housing.selectors.living_rows import Held, held, policy_now
from woonzeker.housing.selectors.living_stops import stops_open
from woonzeker.housing.selectors.roof_facts import lost_days
from woonzeker.housing.services.living import Draft, running_one, write_down
from woonzeker.housing.services.living_tasks import keep_tasks


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract in the resident's own name: its first day, whether elsewhere, what was seen."""

    on: date
    elsewhere: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The agreement that follows at once: of which kind, from when until when."""

    kind: AgreementKind
    begins_on: date
    said_until: date


@dataclass(frozen=True, slots=True)
class End:
    """How an agreement is over: the day, how, why, and what belongs to that.

    `happened`: it is so already, whatever was open. `by_party`: another than the resident stopped
    it before its last day. `seen`: of a home that stays in the resident's own name, what shows it.
    """

    on: date
    how: HowEnded
    why: str
    happened: bool = False
    by_party: bool = False
    others_stay: bool | None = None
    seen: str = ""
    #: the first day of a contract elsewhere, of who had a contract of their own here all along
    contract_on: date | None = None
    next: Next | None = None


@action("housing.own_name_step", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def own_name_step(
    *,
    actor: Actor,
    living: UUID,
    step: OwnStep,
    on: date,
    contract: Contract | None = None,
) -> OwnNameStep:
    """Note a step towards a contract in the resident's own name; the last brings the contract.

    Raises Refused for a day ahead, for what was noted before, and for a contract nobody saw.
    """
    found = running_one(living)
    one = held(found)
    if on > clock.today() or on < found.begins_on:
        raise Refused(_("Kies een dag tussen het begin van de afspraak en vandaag."))
    if step in one.done:
        raise Refused(_("Deze stap staat er al bij."))
    if step is OwnStep.SIGNED and (contract is None or contract.seen not in CONTRACT_SEEN):
        raise Refused(_("Vul de eerste dag van het contract in, en wat je ervan zag."))
    signed = contract if step is OwnStep.SIGNED else None
    made = OwnNameStep.objects.create(
        agreement=found,
        step=step.value,
        done_on=on,
        contract_on=signed.on if signed else None,
        elsewhere=signed.elsewhere if signed else None,
        seen=signed.seen if signed else "",
        noted_at=clock.now(),
        noted_by=actor.id,
    )
    keep_tasks(actor, held(found))
    return made


@action("housing.recall_own_step", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def recall_own_step(*, actor: Actor, living: UUID, step: OwnStep) -> OwnNameStep:
    """Take back a step that was not made after all. Raises Refused when it is not there."""
    found = running_one(living)
    row = OwnNameStep.objects.filter(agreement=found, step=step, recalled_at=None).first()
    if row is None:
        raise Refused(_("Deze stap staat er niet bij."))
    row.recalled_at, row.recalled_by = clock.now(), actor.id
    row.save(update_fields=["recalled_at", "recalled_by"])
    keep_tasks(actor, held(found))
    return row


@action("housing.end_agreement", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def end_agreement(*, actor: Actor, living: UUID, said: End) -> Agreement:
    """End an agreement, or record that it ended in spite of what was open. It ends once.

    Raises Refused with every reason why not: an open stop, help that is not over, a contract that
    nobody saw, a day ahead, no words on whether the aim was reached.
    """
    found = running_one(living)
    one = held(found)
    ending = _ending(one, said)
    stops = stops_open(found.case_id) if counts_as_eviction(ending) else ()
    result = end(
        one.counted,
        ending,
        breaches=tuple(each.counted for each in one.open_breaches),
        open_stops=stops,
        on=clock.today(),
        policy=policy_now(),
    )
    if isinstance(result, NotEnded):
        raise Refused(" ".join(_(each) for each in result.sentences))
    _keep(actor, found, said, ending, result)
    keep_tasks(actor, held(found))
    _what_follows(actor, one, said, result)
    return found


def _ending(one: Held, said: End) -> Ending:
    return Ending(
        on=said.on,
        how=said.how,
        argued=bool(said.why.strip()),
        happened=said.happened,
        by_party=said.by_party,
        others_stay=said.others_stay,
        contract_on=_contract_on(one, said),
        next_begins_on=said.next.begins_on if said.next else None,
    )


def _contract_on(one: Held, said: End) -> date | None:
    """The first day of the own contract, from what was shown: never a day that somebody types.

    Where the contract was the resident's own all along, it is so from the first day.
    """
    if one.counted.type.own_name:
        shown = said.seen in CONTRACT_SEEN
        if said.how is HowEnded.OWN_CONTRACT:
            return one.row.begins_on if shown else None
        if said.how is HowEnded.OWN_ELSEWHERE:
            return said.contract_on if shown else None
    signed = one.signed
    elsewhere = said.how is HowEnded.OWN_ELSEWHERE
    if signed is None or bool(signed.elsewhere) is not elsewhere:
        return None
    return signed.contract_on


def _keep(actor: Actor, row: Agreement, said: End, ending: Ending, result: Ended) -> None:
    row.ended_on, row.how, row.why = said.on, said.how.value, " ".join(said.why.split())
    row.contract_on, row.others_stay = ending.contract_on, said.others_stay
    row.by_party, row.eviction = said.by_party, result.eviction
    row.goal_reached, row.in_spite_of = result.goal_reached, list(result.in_spite_of)
    row.ended_at, row.ended_by = clock.now(), actor.id
    row.save(
        update_fields=[
            "ended_on", "how", "why", "contract_on", "others_stay", "by_party", "eviction",
            "goal_reached", "in_spite_of", "ended_at", "ended_by",
        ]
    )  # fmt: skip


def _what_follows(actor: Actor, one: Held, said: End, result: Ended) -> None:
    """The agreement that comes after it; or a home that was lost, for which a place is sought.

    The case says that the home was lost as after a bailiff: what was open that day is recorded.
    """
    if said.how is HowEnded.NEXT_AGREEMENT and said.next is not None:
        conditions = [Condition(each) for each in one.row.conditions]
        draft = Draft(
            said.next.kind, said.next.begins_on, said.next.said_until, conditions,
            one.row.due_day, partner=one.row.partner_id,
        )  # fmt: skip
        write_down(actor, one.row.case_id, draft, follows=one)
    if result.eviction:
        room = system(actor.municipality, "housing")
        known = lost_days([one.row.case_id]).get(one.row.case_id)
        if known is None or known < one.row.begins_on:
            cases.advance(actor=room, case=one.row.case_id, move="home_lost", on=said.on)
        cases.give_task(actor=room, case=one.row.case_id, kind="find_place", due_on=clock.today())
