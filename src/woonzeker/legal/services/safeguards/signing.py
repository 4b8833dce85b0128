# SPDX-License-Identifier: EUPL-1.2
"""Two named people sign for what lies there, one of them a manager; nobody signs alone."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import DataClass, Role, holds, writes
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseSignOff
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.legal.models import SignOff, SignOffWithdrawal
from woonzeker.legal.rules.safeguards import REFUSED_BECAUSE, Level, seen_now, why_not_sign
from woonzeker.legal.selectors.safeguards import MAY_SIGN, SIGNERS, put_before_as, record_of
from woonzeker.legal.services.safeguards.answering import locked
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import Step, Stop

BASIS = "Wgs art. 3 lid 1"
MAY_ASK = writes(DataClass.PROCESS).by(Role.EVICTION_COORDINATOR, Role.TEAM_LEAD)


NOT_ASKED = gettext_noop("Deze zaak is hiervoor niet aan jou voorgelegd.")


class SomethingCame(Conflict):
    """Er kwam iets bij sinds je deze bladzijde opende. Lees opnieuw waarvoor je tekent."""


@action("legal.ask_signature", may_if=MAY_ASK, basis=BASIS, about="case")
def ask_signature(*, actor: Actor, case: UUID, stop: Stop, user: str) -> CaseSignOff:
    """Put a case before a manager to sign: in their reach until they answered.

    Raises Refused while something else is missing, or for who cannot sign; NotFound.
    """
    found = locked(case)
    _can_sign(found, by=user, stop=stop)
    return cases.put_before(actor=actor, case=case, user=user, what=put_before_as(stop))


@action("legal.sign", may_if=MAY_SIGN, basis=BASIS, about="case")
def sign(*, actor: Actor, case: UUID, stop: Stop, seen: str) -> SignOff:
    """Sign for what one saw: `seen` is the mark that stood on the page.

    Raises SomethingCame when something was added since, Refused for who cannot sign (now) and for a
    manager before whom it does not lie, NotFound.
    """
    found = locked(case)
    record = record_of(found)
    if seen != seen_now(record, on=clock.today()):
        raise SomethingCame
    _can_sign(found, by=actor.id, stop=stop)
    level = _level(actor, found, stop)
    mine = SignOff.objects.filter(case=found, by=actor.id, stop=stop.value, seen=seen)
    made = SignOff.objects.create(
        case=found,
        by=actor.id,
        level=level.value,
        stop=stop.value,
        seen=seen,
        on=clock.today(),
        signed_at=clock.now(),
        again=mine.count(),
    )
    if level is Level.MANAGEMENT:
        _answered(actor, case, stop, "signed")
    return made


@action("legal.refuse_signature", may_if=MAY_SIGN, basis=BASIS, about="case")
def refuse_signature(*, actor: Actor, case: UUID, stop: Stop, why: str) -> CaseSignOff:
    """Say as a manager that one does not sign, and why; who asked reads it at the case.

    Raises Refused without a reason, and for who was not asked.
    """
    if why not in REFUSED_BECAUSE:
        raise Refused(_("Kies waarom je niet tekent: wie het vroeg moet verder kunnen."))
    waiting = _waiting(actor, case, stop)
    if waiting is None:
        raise Refused(_(NOT_ASKED))
    _answered(actor, case, stop, why)
    waiting.refresh_from_db()
    return waiting


@action(
    "legal.withdraw_signature",
    may_if=holds(*SIGNERS),
    basis="AVG art. 5 lid 1 onder d",
    about="sign_off",
)
def withdraw_signature(*, actor: Actor, sign_off: UUID) -> SignOffWithdrawal:
    """Take one's own signature back. Raises NotFound, Refused for another's or one taken back."""
    found = SignOff.objects.filter(pk=sign_off).first()
    if found is None:
        raise NotFound
    if found.by != actor.id:
        raise Refused(_("Dit is de handtekening van een ander."))
    locked(found.case_id)
    if SignOffWithdrawal.objects.filter(sign_off=found).exists():
        raise Refused(_("Deze handtekening is al ingetrokken."))
    return SignOffWithdrawal.objects.create(sign_off=found, by=actor.id, on=clock.today())


def _can_sign(case: Case, *, by: str, stop: Stop) -> None:
    """Raises Refused with what stands in the way of this signature."""
    refused = why_not_sign(
        record_of(case), by=by, stop=stop, step=Step(case.step), on=clock.today()
    )
    if refused:
        raise Refused(_(refused))


def _level(actor: Actor, case: Case, stop: Stop) -> Level:
    """In which seat somebody signs; raises Refused for a manager who was not asked."""
    if _waiting(actor, case.pk, stop) is not None:
        return Level.MANAGEMENT
    if actor.kind != "system" and not actor.roles - {Role.MANAGER.value}:
        raise Refused(_(NOT_ASKED))
    return Level.WORK


def _waiting(actor: Actor, case: UUID, stop: Stop) -> CaseSignOff | None:
    """What was put before this person as a manager, and waits."""
    if Role.MANAGER.value not in actor.roles:
        return None
    return CaseSignOff.objects.filter(
        case=case, user_id=actor.id, what=put_before_as(stop), answered_at=None
    ).first()


def _answered(actor: Actor, case: UUID, stop: Stop, answer: str) -> None:
    room = system(actor.municipality, "legal")
    cases.sign_off(actor=room, case=case, what=put_before_as(stop), answer=answer)
