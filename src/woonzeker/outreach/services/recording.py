# SPDX-License-Identifier: EUPL-1.2
"""Recording contact: the attempt itself, and what follows for the case and the work list."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus, CaseTask
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.law.terms import add_working_days
from woonzeker.outreach.ladder import next_rung, rung_of
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.rules import (
    APPOINTMENT,
    When,
    day_part_for,
    ends_appointment,
    is_talk,
    met_by,
    moves_after,
    refusal,
    refused_in_person,
    too_early,
)
from woonzeker.outreach.selectors import address_check
from woonzeker.outreach.selectors.seeking import ladder_facts, sought
from woonzeker.outreach.services.telling import ask_after_a_talk, source_was_told
from woonzeker.planning import services as planning
from woonzeker.planning.selectors import TWO_PEOPLE

#: a note at a door is a few words; a conversation has a page of its own
LONGEST_NOTE = 500


@action("outreach.record_contact", may_if=MAY_VISIT, basis="Wgs art. 3 lid 1 onder b", about="case")
def record_contact(
    *,
    actor: Actor,
    case: UUID,
    channel: Channel,
    outcome: ContactOutcome,
    day_part: str = "",
    on: date | None = None,
    note: str = "",
    sent_key: UUID | None = None,
    care: str = "",
    meet_on: date | None = None,
    source_told: bool = False,
) -> ContactAttempt:
    """Record one attempt to reach a household and make the moves that follow from it.

    `care` is how a door that was not safe is met from now on (two people without it), `meet_on` the
    day of an appointment (the next working day), `source_told` that they heard or read who
    reported. The same `sent_key` again is one attempt. Raises Refused for a closed case, what is
    odd, a day to come, or a letter to who died, left or moved.
    """
    day = on or clock.today()
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if sent_key and (before := ContactAttempt.objects.filter(sent_key=sent_key).first()):
        return _same(before, found)
    _check(found, refusal(channel, outcome, day_part) or too_early(meet_on, tried_on=day), day)
    _may_be_written_to(actor, found, channel, outcome, day)
    attempt = ContactAttempt.objects.create(
        case=found, channel=channel, tried_on=day, outcome=outcome, tried_by=actor.id,
        day_part=day_part_for(channel.value, day_part), sent_key=sent_key,
        note=" ".join(note.split())[:LONGEST_NOTE] or None,
        **_at_ladder(actor, found, channel, day_part),
    )  # fmt: skip
    _follow(actor, attempt, care=care, meet_on=meet_on)
    _settle_source(actor, attempt, told=source_told)
    return attempt


def _follow(actor: Actor, attempt: ContactAttempt, *, care: str, meet_on: date | None) -> None:
    """What follows from an attempt for the case, the lists, an appointment and the door."""
    channel, outcome = Channel(attempt.channel), ContactOutcome(attempt.outcome)
    _settle(actor, attempt, channel, outcome)
    _keep_appointment(actor, attempt, meet_on)
    if outcome is ContactOutcome.UNSAFE:  # wherever it was noted, nobody meets it alone again
        kind = care or TWO_PEOPLE
        planning.take_care(actor=actor, case=attempt.case_id, kind=kind, rang=True)


def _keep_appointment(actor: Actor, attempt: ContactAttempt, meet_on: date | None) -> None:
    """Let an appointment wait for its day: over when somebody spoke, or was not there then."""
    waits = CaseTask.objects.filter(case=attempt.case_id, kind=APPOINTMENT, done_on=None)
    over = ends_appointment(attempt.outcome)
    if over is When.ON_ITS_DAY:
        waits = waits.filter(due_on__lte=attempt.tried_on)
    if over is not When.NEVER and waits.exists():
        cases.settle_task(actor=actor, case=attempt.case_id, kind=APPOINTMENT)
    if attempt.outcome == ContactOutcome.APPOINTMENT:
        day = meet_on or add_working_days(clock.today(), 1)
        cases.give_task(actor=actor, case=attempt.case_id, kind=APPOINTMENT, due_on=day)


def _settle(
    actor: Actor, attempt: ContactAttempt, channel: Channel, outcome: ContactOutcome
) -> None:
    """The moves and terms that follow, and what was planned and is now done or need not be."""
    case, day = attempt.case_id, attempt.tried_on
    for move in moves_after(outcome.value):
        cases.advance(actor=actor, case=case, move=move, on=day)
    cases.meet_terms(actor=actor, case=case, kinds=met_by(outcome.value), on=day)
    if channel is Channel.VISIT:
        planning.settle_visit(actor=actor, case=case, on=day, outcome=outcome.value)
    if channel is Channel.LETTER and outcome is ContactOutcome.SENT:
        planning.settle_offer(actor=actor, case=case, on=day)
    if refused_in_person(channel.value, outcome.value):
        planning.end_visits(actor=actor, case=case, on=day)


def _settle_source(actor: Actor, attempt: ContactAttempt, *, told: bool) -> None:
    """Who reported was told now, or a talk went by without it and somebody must still do so."""
    case = attempt.case_id
    if told:
        kinds = frozenset({"insight"})
        cases.meet_terms(actor=actor, case=case, kinds=kinds, on=attempt.tried_on)
        source_was_told(actor, case)
    elif is_talk(attempt.outcome):
        ask_after_a_talk(case)


def _at_ladder(actor: Actor, case: Case, channel: Channel, day_part: str) -> dict[str, Any]:
    """The step of the ladder that an attempt is; a card is a note where the ladder asks for one."""
    by_peer = channel is Channel.VISIT and Role.PEER_EXPERT.value in actor.roles
    proposed = None
    if channel is Channel.CARD:
        proposed = next_rung(ladder_facts(case, sought(case), on=clock.today())).step
    rung = rung_of(channel.value, day_part, by_peer=by_peer, proposed=proposed)
    return {"by_peer": by_peer, "rung": rung.value}


def _same(before: ContactAttempt, case: Case) -> ContactAttempt:
    """What was kept already under a word that is for one attempt; never of another household."""
    if before.case_id != case.pk:
        raise Refused(_("Dit is al vastgelegd, bij een ander huishouden."))
    return before


def _check(case: Case, odd: str, day: date) -> None:
    if case.status == CaseStatus.CLOSED:
        raise Refused("Deze zaak is afgesloten. Heropen haar eerst.")
    if odd:
        raise Refused(odd)
    if day > clock.today():
        raise Refused("Contact kan niet op een dag in de toekomst zijn geweest.")


def _may_be_written_to(
    actor: Actor, case: Case, channel: Channel, outcome: ContactOutcome, day: date
) -> None:
    """Raise Refused when the register knows that a letter of today comes to the wrong door."""
    letter = (channel, outcome) == (Channel.LETTER, ContactOutcome.SENT)
    if not letter or day != clock.today():
        return
    known = address_check(actor=actor, case=case.pk)
    if known.forbids:
        raise Refused(_("%s Stuur geen brief naar dit adres.") % known.words)
