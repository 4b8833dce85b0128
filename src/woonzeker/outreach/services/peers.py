# SPDX-License-Identifier: EUPL-1.2
"""Asking a peer expert, choosing, going, and telling in own words what was found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role, holds
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.law.terms import add_working_days, dutch_day
from woonzeker.organisations.selectors import access_policy
from woonzeker.outreach.ladder import LadderStep
from woonzeker.outreach.models import Channel, ContactOutcome, PeerRequest, PeerState
from woonzeker.outreach.rules.peers import (
    ASKED_FOR,
    KINDS,
    SHORTEST_REPORT,
    VisitWindow,
    day_refusal,
    window_around,
)
from woonzeker.outreach.selectors.peer_doors import why_no_peer
from woonzeker.outreach.services.recording import record_contact

BASIS = "Wgs art. 3 lid 1 onder b"
IS_PEER = holds(Role.PEER_EXPERT)
#: working days in which somebody reads what was found
READ_WITHIN = 2
_RUNNING = (PeerState.OPEN, PeerState.TAKEN)


@action("outreach.ask_peer", may_if=MAY_WORK, basis=BASIS, about="case")
def ask_peer(
    *,
    actor: Actor,
    case: UUID,
    about: Iterable[str],
    why: str,
    asked_for: str = "worker",
    due_on: date | None = None,
) -> PeerRequest:
    """Ask for somebody with an own story to ring at a household; once at a time.

    `about` are kinds of work (outreach.rules.peers), `why` is for colleagues only. Raises Refused.
    """
    kinds = [code for code in KINDS if code in set(about)]
    if not kinds or asked_for not in ASKED_FOR:
        raise Refused(_("Kies wat je van de ervaringsdeskundige vraagt."))
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if stop := why_no_peer({found.pk: kinds}):
        raise Refused(str(stop[found.pk]))
    if PeerRequest.objects.filter(case=found, state__in=_RUNNING).exists():
        raise Refused(_("Er is al om een ervaringsdeskundige gevraagd."))
    if due_on is not None and due_on < clock.today():
        raise Refused(_("Deze dag is al voorbij."))
    return PeerRequest.objects.create(
        case=found,
        asked_for=asked_for,
        about=kinds,
        why=why.strip()[:300],
        asked_on=clock.today(),
        asked_by=actor.id,
        due_on=due_on,
    )


@action("outreach.withdraw_peer_request", may_if=MAY_WORK, basis=BASIS, about="peer_request")
def withdraw_peer_request(*, actor: Actor, peer_request: UUID) -> PeerRequest:
    """Ask it no longer; who would go sees the address no more. Raises NotFound, Refused."""
    found = _locked(peer_request)
    if found.state not in _RUNNING:
        raise Refused(_("Dit bezoek is al geweest of ingetrokken."))
    _shut_out(actor, found)
    found.state = PeerState.WITHDRAWN
    found.save(update_fields=["state"])
    return found


@action("outreach.take_peer_request", may_if=IS_PEER, basis=BASIS, about="peer_request")
def take_peer_request(*, actor: Actor, peer_request: UUID, on: date) -> PeerRequest:
    """Choose to go, on a day; name and address open around that day alone.

    Raises Refused when another goes, when nobody may ring there any more, or for a day that cannot
    be.
    """
    found = _locked(peer_request)
    if found.state != PeerState.OPEN:
        raise Refused(_("Iemand anders gaat al, of het is niet meer nodig."))
    if why_no_peer({found.case_id: found.about}):
        raise Refused(_("Hier gaat nu niemand langs. Kies een ander bezoek."))
    if odd := day_refusal(on, today=clock.today(), due_on=found.due_on):
        raise Refused(odd)
    window = window_around(on, int(access_policy(actor.municipality)["external_visit_reach_days"]))
    found.state, found.taken_by, found.taken_at = PeerState.TAKEN, actor.id, clock.now()
    found.from_on, found.until_on = window.from_on, window.until_on
    found.save(update_fields=["state", "taken_by", "taken_at", "from_on", "until_on"])
    going = cases.Going(
        found.case_id, found.pk, actor.id, window.from_on, window.until_on, why="peer"
    )
    cases.let_visitors_in(actor=_on_behalf(actor), goings=[going])
    return found


@action("outreach.give_back_peer_request", may_if=IS_PEER, basis=BASIS, about="peer_request")
def give_back_peer_request(*, actor: Actor, peer_request: UUID) -> PeerRequest:
    """It does not work out after all: somebody else may choose it. Raises NotFound."""
    found = _mine(actor, peer_request)
    _shut_out(actor, found)
    found.state, found.taken_by, found.taken_at = PeerState.OPEN, "", None
    found.from_on, found.until_on = None, None
    found.save(update_fields=["state", "taken_by", "taken_at", "from_on", "until_on"])
    return found


@action("outreach.report_peer_visit", may_if=IS_PEER, basis=BASIS, about="peer_request")
def report_peer_visit(
    *,
    actor: Actor,
    peer_request: UUID,
    on: date,
    outcome: ContactOutcome,
    day_part: str,
    words: str,
) -> PeerRequest:
    """Tell in own words what was found on a day; a colleague reads it within two working days.

    It counts as an attempt of that day, also when it is told later; a case that closed is left as
    it is. Raises NotFound, and Refused before the visit, for a day outside those that were chosen,
    or without words.
    """
    found, today = _mine(actor, peer_request), clock.today()
    if found.from_on is None or found.until_on is None or today < found.from_on:
        raise Refused(_("Het bezoek moet nog komen."))
    if on > today or not VisitWindow(found.from_on, found.until_on).holds(on):
        first, last = dutch_day(found.from_on), dutch_day(min(found.until_on, today))
        raise Refused(_("Kies de dag waarop je er was: van %s tot en met %s.") % (first, last))
    if len(words.strip()) < SHORTEST_REPORT:
        raise Refused(_("Vertel in een paar zinnen hoe het ging."))
    if found.case.status != CaseStatus.CLOSED:
        _attempt(actor, found, on, outcome, day_part)
    cases.give_task(
        actor=_on_behalf(actor),
        case=found.case_id,
        kind="peer_report",
        due_on=add_working_days(today, READ_WITHIN),
    )
    _shut_out(actor, found)
    found.state, found.report, found.reported_at = PeerState.DONE, words.strip(), clock.now()
    found.save()
    return found


def _attempt(
    actor: Actor, found: PeerRequest, on: date, outcome: ContactOutcome, day_part: str
) -> None:
    """Record what came of the visit under the name of who went, whose reach may be over by now."""
    made = record_contact(
        actor=_on_behalf(actor),
        case=found.case_id,
        channel=Channel.VISIT,
        outcome=outcome,
        day_part=day_part,
        on=on,
    )
    made.by_peer, made.rung, made.tried_by = True, LadderStep.PEER_VISIT.value, actor.id
    made.save(update_fields=["by_peer", "rung", "tried_by"])


def _locked(peer_request: UUID) -> PeerRequest:
    found = PeerRequest.objects.select_for_update().filter(pk=peer_request).first()
    if found is None:
        raise NotFound
    return found


def _mine(actor: Actor, peer_request: UUID) -> PeerRequest:
    """A request that this person took and that is not done; another's is not there."""
    found = _locked(peer_request)
    if found.taken_by != actor.id or found.state != PeerState.TAKEN:
        raise NotFound
    return found


def _shut_out(actor: Actor, found: PeerRequest) -> None:
    """End the reach that this request gave."""
    cases.end_visits(actor=_on_behalf(actor), visits=[found.pk])


def _on_behalf(actor: Actor) -> Actor:
    """Reach follows the request, whoever chooses or ends it: the line keeps who that was."""
    return system(actor.municipality, f"{actor.kind}:{actor.id}")
