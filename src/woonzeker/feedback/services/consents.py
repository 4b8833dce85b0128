# SPDX-License-Identifier: EUPL-1.2
"""What a resident agrees that one partner hears, until when, and that they agree no longer."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.feedback.models import AnswerConsent
from woonzeker.feedback.rules.consents import ASKED_HOW, longest_until
from woonzeker.feedback.rules.policy import CONSENTED
from woonzeker.feedback.selectors.partners import reporters_of
from woonzeker.feedback.services.pauses import end_groundless

BASIS = "AVG art. 6 lid 1 onder a"


@action("feedback.note_consent", may_if=MAY_WORK, basis=BASIS, about="case")
def note_consent(
    *, actor: Actor, case: UUID, partner: UUID, item: str, until_on: date, asked_how: str
) -> AnswerConsent:
    """Record that the resident agrees that a partner hears one thing until a day, and how asked.

    Raises Refused for what is not on the list or too long, NotFound.
    """
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    if item not in CONSENTED or asked_how not in ASKED_HOW:
        raise Refused(_("Kies uit de lijst."))
    if partner not in {each.pk for each in reporters_of(case)}:
        raise Refused(_("Deze partner meldde niets over dit huishouden."))
    today = clock.today()
    if not today <= until_on <= longest_until(today):
        raise Refused(_("Kies een einddatum vanaf vandaag, en hoogstens een jaar vooruit."))
    made = AnswerConsent.objects.create(
        case_id=case,
        partner_id=partner,
        item=item,
        from_on=today,
        until_on=until_on,
        asked_how=asked_how,
        asked_by=actor.id,
        recorded_at=clock.now(),
    )
    jobs.defer("feedback.tell_all", actor=actor, once=True)
    return made


@action("feedback.withdraw_consent", may_if=MAY_WORK, basis=BASIS, about="consent")
def withdraw_consent(*, actor: Actor, consent: UUID) -> AnswerConsent:
    """The resident no longer agrees, from today on: withdrawing is as easy as agreeing was.

    A pause that was asked on it ends with it.
    """
    found = AnswerConsent.objects.select_for_update().filter(pk=consent).first()
    if found is None:
        raise NotFound
    if found.withdrawn_on is not None:
        raise Refused(_("Deze toestemming is al ingetrokken."))
    found.withdrawn_on, found.withdrawn_by = clock.today(), actor.id
    found.save(update_fields=["withdrawn_on", "withdrawn_by"])
    end_groundless(actor, on=clock.today(), case=found.case_id)
    jobs.defer("feedback.tell_all", actor=actor, once=True)
    return found
