# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody is the landlord: asked by the landlord, decided by a person.

What was handed in goes as soon as it was decided: that somebody saw it stays, the paper does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, partner_alone, writes
from woonzeker.accounts import selectors as accounts
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.landlords.models import CheckState, LandlordCheck, ShownBy
from woonzeker.landlords.rules import Home, same_home
from woonzeker.landlords.selectors import home_of
from woonzeker.landlords.services.files import accepted
from woonzeker.landlords.services.homes import as_kept
from woonzeker.organisations import services as organisations

_BY_LANDLORD = partner_alone(roles=(Role.PRIVATE_LANDLORD,))
_BY_STAFF = writes(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR)
_BASIS = "Bgs art. 2; Wgs art. 3 lid 1 onder b"
_DELIVER = "pipeline.deliver_report"
#: the job that mails the landlord that there is an answer
_TELL = "landlords.tell_decision"


@action("landlords.ask_check", may_if=_BY_LANDLORD, basis=_BASIS)
def ask_check(
    *,
    actor: Actor,
    home: Home,
    file: UUID,
    how: ShownBy | None,
    document: bytes,
    facts: Mapping[str, str],
) -> LandlordCheck:
    """Ask to be seen as the landlord of a home; what was accepted before holds on.

    Nothing of the tenant or of the arrears is in it. Raises Refused when nothing was shown.
    """
    for known in _own(actor).filter(state=CheckState.ACCEPTED).defer("document"):
        if same_home(home_of(known), home):
            return known
    if how is None:
        raise Refused(_("Kies hoe u laat zien dat u de verhuurder bent."))
    kind = "" if how == ShownBy.OIDC else accepted(document)
    if how == ShownBy.OIDC and not facts:
        raise Refused(_("Meld u eerst aan met eHerkenning of DigiD."))
    _own(actor).filter(file=file, state=CheckState.ASKED).delete()
    return LandlordCheck.objects.create(
        partner_id=actor.id,
        address=as_kept(home),
        facts={**_who(actor), **facts},
        how=how,
        document=document,
        media_type=kind,
        file=file,
        asked_at=clock.now(),
    )


@action("landlords.withdraw_check", may_if=_BY_LANDLORD, basis=_BASIS)
def withdraw_check(*, actor: Actor, check: UUID) -> None:
    """Take back what was asked and not decided yet."""
    _own(actor).filter(pk=check, state=CheckState.ASKED).delete()


@action("landlords.withdraw_all", may_if=_BY_LANDLORD, basis="AVG art. 17")
def withdraw_all(*, actor: Actor) -> int:
    """Take everything back that a landlord who leaves showed here; gives how much."""
    return _own(actor).delete()[0]


@action("landlords.accept", may_if=_BY_STAFF, basis=_BASIS, about="landlord_check")
def accept(*, actor: Actor, landlord_check: UUID, contact: str) -> LandlordCheck:
    """Somebody saw that this is the landlord: reports about this home may come in from now on.

    `contact` is who answers the landlord's questions here, by name and telephone.
    """
    found = _asked(landlord_check)
    if not contact.strip():
        raise Refused(_("Vul in wie de vragen van deze verhuurder beantwoordt: naam en telefoon."))
    _decide(actor, found, CheckState.ACCEPTED)
    organisations.agree_with(
        actor=actor, partner=found.partner_id, from_on=clock.today(), contact=contact.strip()
    )
    if found.file is not None:
        jobs.defer(
            _DELIVER, actor=actor, organisation=str(found.partner_id), arrears=str(found.file)
        )
    return found


@action("landlords.refuse", may_if=_BY_STAFF, basis=_BASIS, about="landlord_check")
def refuse(*, actor: Actor, landlord_check: UUID, reason: str) -> LandlordCheck:
    """It does not show that this is the landlord: say why, and how to mend it."""
    found = _asked(landlord_check)
    if not reason.strip():
        raise Refused(_("Schrijf waarom, en wat de verhuurder kan doen. De verhuurder leest dit."))
    found.reason = reason.strip()
    _decide(actor, found, CheckState.REFUSED)
    return found


def _decide(actor: Actor, found: LandlordCheck, state: CheckState) -> None:
    found.state, found.decided_at, found.decided_by = state, clock.now(), actor.id
    found.document, found.media_type = b"", ""
    found.save()
    jobs.defer(_TELL, actor=actor, check=str(found.pk))


def _asked(pk: UUID) -> LandlordCheck:
    found = LandlordCheck.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound
    if found.state != CheckState.ASKED:
        raise Conflict(_("Hierover is al beslist."))
    return found


def _own(actor: Actor) -> QuerySet[LandlordCheck]:
    return LandlordCheck.objects.filter(partner_id=actor.id)


def _who(actor: Actor) -> dict[str, str]:
    """Who asks, so that somebody can call or write."""
    name = accounts.names_of([actor.behind]).get(actor.behind, "")
    return {"name": name, "mail": accounts.mail_of(actor.behind)}
