# SPDX-License-Identifier: EUPL-1.2
"""A complete list goes before a lead and a manager, and after two yeses to the court."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseAssignment, CaseSignOff
from woonzeker.errors import Conflict, Refused
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    BewindSignature,
    RequestProgress,
)
from woonzeker.legal.rules.bewind import BewindKind, RequestState
from woonzeker.legal.rules.offer_rights import (
    BASIS_BEWIND,
    MAY_KEEP_BEWIND,
    MAY_KEEP_LIST,
    MAY_SEND,
    MAY_SIGN,
)
from woonzeker.legal.selectors.offer_rows import last_offer_policy, request_stands
from woonzeker.legal.services.bewind_lists import draft, touch
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.legal.services.offer_rows import came, locked, refuse_without

#: what is put before somebody to sign
SIGN = "bewind"
#: the move of the case, and why it is made
MOVE, REASON = "bewind_requested", "all_tried"


@action("legal.put_bewind_before", may_if=MAY_KEEP_LIST, basis=BASIS_BEWIND, about="bewind_request")
def put_bewind_before(*, actor: Actor, bewind_request: UUID, user: str) -> BewindRequest:
    """Put a complete list before a manager, who sees it until two people have signed.

    Raises Refused with all that the list lacks, and for who is no manager here.
    """
    found = draft(bewind_request)
    stands = request_stands(found, last_offer_policy(actor.municipality))
    if stands.state is RequestState.INCOMPLETE:
        refuse_without(stands.lacks)
    cases.put_before(actor=actor, case=found.case_id, user=user, what=SIGN)
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.sign_bewind", may_if=MAY_SIGN, basis=BASIS_BEWIND, about="bewind_request")
def sign_bewind(
    *, actor: Actor, bewind_request: UUID, version: int, agrees: bool, why: str = ""
) -> BewindSignature:
    """Sign the list as it was read, or say why not: once for each version.

    Raises Conflict when it changed meanwhile, Refused for a list that is not complete, for who
    made it or works on the case, for signing twice, and for a no without a reason.
    """
    found = draft(bewind_request)
    if version != found.version:
        raise Conflict(_("De lijst is intussen veranderd. Lees hem opnieuw en beslis dan."))
    words = " ".join(why.split())
    if not agrees and not words:
        raise Refused(_("Schrijf op waarom je niet tekent: wie de lijst maakte moet verder."))
    if found.made_by == actor.id:
        raise Refused(_("Je maakte deze lijst zelf. Twee anderen tekenen."))
    if _works_on(found, actor):
        raise Refused(_("Je werkt aan deze zaak. Twee anderen tekenen."))
    stands = request_stands(found, last_offer_policy(actor.municipality))
    if stands.state is RequestState.INCOMPLETE:
        refuse_without(stands.lacks)
    mine = BewindSignature.objects.filter(request=found, version=version, signed_by=actor.id)
    if mine.exists():
        raise Refused(_("Je hebt over deze lijst al beslist. Een ander tekent ook."))
    signed = BewindSignature.objects.create(
        request=found,
        case_id=found.case_id,
        version=version,
        agrees=agrees,
        why=words,
        role=_role(actor),
        signed_on=clock.today(),
        signed_at=clock.now(),
        signed_by=actor.id,
    )
    _answered(found, actor, agrees=agrees)
    follow_case(actor.municipality, found.case_id)
    return signed


@action("legal.sign_bewind_again", may_if=MAY_SIGN, basis=BASIS_BEWIND, about="bewind_request")
def sign_bewind_again(*, actor: Actor, bewind_request: UUID) -> BewindRequest:
    """Take back one's own signature or no: everybody signs anew. Raises Refused without one."""
    found = draft(bewind_request)
    mine = BewindSignature.objects.filter(request=found, version=found.version, signed_by=actor.id)
    if not mine.exists():
        raise Refused(_("Je hebt over deze lijst nog niet beslist."))
    touch(found)
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.send_bewind", may_if=MAY_SEND, basis=BASIS_BEWIND, about="bewind_request")
def send_bewind(*, actor: Actor, bewind_request: UUID, on: date) -> BewindRequest:
    """Send the request: the case moves on with it. Raises Refused unless two people signed.

    What the case itself still lacks, as the last offer, refuses too.
    """
    found = draft(bewind_request)
    came(on)
    stands = request_stands(found, last_offer_policy(actor.municipality))
    if stands.state is not RequestState.MAY_BE_SENT:
        refuse_without(stands.lacks)
    cases.advance(actor=actor, case=found.case_id, move=MOVE, reason=REASON, on=on)
    found.state, found.sent_on = RequestProgress.SENT, on
    found.save(update_fields=["state", "sent_on"])
    _over(found, "sent")
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.decide_bewind", may_if=MAY_KEEP_BEWIND, basis=BASIS_BEWIND, about="bewind_request")
def decide_bewind(
    *,
    actor: Actor,
    bewind_request: UUID,
    granted: bool,
    on: date,
    said_until: date | None = None,
    keeper: str = "",
) -> BewindRequest:
    """Note what the court decided; bewind that it gave runs from that day. Raises Refused."""
    found = locked(BewindRequest, bewind_request)
    if found.state != RequestProgress.SENT:
        raise Refused(_("Dit verzoek ligt niet bij de rechtbank."))
    came(on, since=found.sent_on)
    if said_until is not None and said_until < on:
        raise Refused(_("De laatste dag ligt voor de beslissing. Kijk in de beschikking."))
    found.state = RequestProgress.GRANTED if granted else RequestProgress.REFUSED
    found.decided_on = on
    found.save(update_fields=["state", "decided_on"])
    if granted:
        Bewind.objects.create(
            case_id=found.case_id,
            kind=BewindKind.BY_COLLEGE.value,
            request=found,
            begins_on=on,
            said_until=said_until,
            keeper=" ".join(keeper.split()),
            made_on=clock.today(),
            made_by=actor.id,
        )
    follow_case(actor.municipality, found.case_id)
    return found


def _works_on(request: BewindRequest, actor: Actor) -> bool:
    """Whether somebody does the work of the case now."""
    today = clock.today()
    runs = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        case=request.case_id, user_id=actor.id, from_on__lte=today, ended_at=None,
    )  # fmt: skip
    return runs.exists()


def _role(actor: Actor) -> str:
    """In which of the two roles somebody signs."""
    lead = Role.TEAM_LEAD.value
    return lead if lead in actor.roles else Role.MANAGER.value


def _answered(request: BewindRequest, actor: Actor, *, agrees: bool) -> None:
    """The case leaves the reach of managers once two signed, or one of them said no."""
    stands = request_stands(request, last_offer_policy(actor.municipality))
    waits = CaseSignOff.objects.filter(
        case=request.case_id, what=SIGN, user_id=actor.id, answered_at=None
    )
    if stands.state is RequestState.MAY_BE_SENT:
        _over(request, "signed")
    elif not agrees and waits.exists():
        _over(request, "refused")


def _over(request: BewindRequest, answer: str) -> None:
    room = system(request.municipality, "legal")
    cases.sign_off(actor=room, case=request.case_id, what=SIGN, answer=answer)
