# SPDX-License-Identifier: EUPL-1.2
"""Asking a partner to wait with collecting, once help was accepted; it ends by itself."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.feedback.models import CollectionPause, PauseAnswer
from woonzeker.feedback.rules.answers import Basis
from woonzeker.feedback.rules.pauses import PauseTerm, pause_term, remind_from
from woonzeker.feedback.rules.policy import Item
from woonzeker.feedback.rules.rights import OWN
from woonzeker.feedback.selectors.facts import consents_on
from woonzeker.feedback.selectors.partners import reporters_of
from woonzeker.feedback.selectors.pauses import (
    accepted_cases,
    basis_of_pause,
    help_accepted_on,
    people_reported,
    running_pauses,
)
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.feedback.services.outbox import put_out
from woonzeker.feedback.services.turns import one_at_a_time
from woonzeker.intake.models import HANDED, ArrearsSignal

BASIS = "Landelijk Convenant Vroegsignalering"
#: the task that reminds whoever works on the case
TASK = "collection_pause_ends"


@action("feedback.ask_pause", may_if=MAY_WORK, basis=BASIS, about="case")
def ask_pause(*, actor: Actor, case: UUID, partner: UUID) -> CollectionPause:
    """Ask a partner to wait with collecting, in the thirty days after help was accepted.

    Raises Refused without accepted help, after those days, without a ground or consent, or when one
    runs already.
    """
    one_at_a_time("feedback.pauses")
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    if partner not in {each.pk for each in reporters_of(case)}:
        raise Refused(_("Deze partner meldde niets over dit huishouden."))
    term = _term(case)
    basis = basis_of_pause(actor, case, partner, on=clock.today())
    if not basis:
        raise Refused(_("Leg eerst vast dat de inwoner het goed vindt dat deze partner dit hoort."))
    if running_pauses(clock.today()).filter(case=case, partner=partner).exists():
        raise Refused(_("Deze partner is al om een pauze gevraagd."))
    return _asked(actor, found.pk, partner, basis, term)


def _term(case: UUID) -> PauseTerm:
    accepted_on = help_accepted_on(case)
    if accepted_on is None:
        raise Refused(_("Vraag een pauze als de inwoner hulp heeft aanvaard. Leg dat eerst vast."))
    term = pause_term(accepted_on)
    if term.until_on < clock.today():
        raise Refused(_("De tijd voor een pauze is voorbij. %s") % term.explanation)
    return term


@action("feedback.end_pause", may_if=MAY_WORK, basis=BASIS, about="pause")
def end_pause(*, actor: Actor, pause: UUID) -> CollectionPause:
    """End a pause before its last day; the partner sees it from today on. Raises Refused."""
    found = CollectionPause.objects.select_for_update().filter(pk=pause).first()
    if found is None:
        raise NotFound
    today = clock.today()
    if found.ended_on is not None or found.until_on < today:
        raise Refused(_("Deze pauze is al voorbij."))
    return _ended(actor, found, today)


def end_groundless(actor: Actor, *, on: date, case: UUID | None = None) -> int:
    """End pauses that rest on nothing any more, inside somebody's action; gives how many."""
    running = running_pauses(on).select_for_update()
    found = [
        each
        for each in (running.filter(case=case) if case else running)
        if not basis_of_pause(actor, each.case_id, each.partner_id, on=on)
    ]
    return len([_ended(actor, each, on) for each in found])


def _ended(actor: Actor, found: CollectionPause, on: date) -> CollectionPause:
    found.ended_on, found.ended_at, found.ended_by = on, clock.now(), actor.id
    found.save(update_fields=["ended_on", "ended_at", "ended_by"])
    _put_out(actor, found)
    if not running_pauses(on).filter(case=found.case_id).exclude(reminded_on=None).exists():
        cases.settle_task(actor=actor, case=found.case_id, kind=TASK)
    return found


@action("feedback.answer_pause", may_if=OWN, basis=BASIS, about="pause")
def answer_pause(*, actor: Actor, pause: UUID, answer: str) -> CollectionPause:
    """A partner says whether it waits with collecting. Raises Refused, NotFound."""
    found = (
        CollectionPause.objects.select_for_update().filter(pk=pause, partner_id=actor.id).first()
    )
    if found is None:
        raise NotFound
    if answer not in PauseAnswer.values:
        raise Refused(_("Kies of u pauzeert of niet."))
    if not running_pauses(clock.today()).filter(pk=pause).exists():
        raise Refused(_("Deze pauze is al voorbij."))
    found.answer, found.answered_at = answer, clock.now()
    found.answered_by = actor.behind or actor.id
    found.save(update_fields=["answer", "answered_at", "answered_by"])
    return found


@action("feedback.follow_pauses", may_if=only_system(), basis=BASIS)
def follow_pauses(*, actor: Actor, on: date) -> int:
    """Ask for pauses that are due, remind of those that end; gives how many were asked.

    One that rests on nothing any more ends: a ground was taken away, or a consent is over.
    """
    one_at_a_time("feedback.pauses")
    policy = feedback_policy(actor, on=on)
    may_be = policy.grounds[Item.PAUSE] or consents_on(on).filter(item=Item.PAUSE).exists()
    due = accepted_cases(on) if may_be else ()
    asked = sum(_ask_due(actor, case, accepted_on, on) for case, accepted_on in due)
    end_groundless(actor, on=on)
    for pause in running_pauses(on).filter(reminded_on=None):
        if remind_from(pause.until_on, policy.pause_reminder_days) <= on:
            cases.give_task(actor=actor, case=pause.case_id, kind=TASK, due_on=pause.until_on)
            CollectionPause.objects.filter(pk=pause.pk).update(reminded_on=on)
    audit.concerns(asked)
    return asked


def _ask_due(actor: Actor, case: UUID, accepted_on: date, on: date) -> int:
    """Ask each partner of a case once after help was accepted, where a ground or consent is."""
    term = pause_term(accepted_on)
    once = Q(from_on__gte=accepted_on) | Q(pk__in=running_pauses(on).values("pk"))
    had = CollectionPause.objects.filter(once, case=case)
    waiting = reporters_of(case).exclude(pk__in=had.values("partner"))
    asked = [
        _asked(actor, case, partner.pk, basis, term)
        for partner in waiting
        if (basis := basis_of_pause(actor, case, partner.pk, on=on))
    ]
    return len(asked)


def _asked(
    actor: Actor, case: UUID, partner: UUID, basis: Basis, term: PauseTerm
) -> CollectionPause:
    made = CollectionPause.objects.create(
        case_id=case,
        partner_id=partner,
        from_on=term.from_on,
        until_on=term.until_on,
        explanation=term.explanation,
        basis=basis,
        asked_at=clock.now(),
        asked_by=actor.id,
    )
    _put_out(actor, made)
    return made


def _put_out(actor: Actor, pause: CollectionPause) -> None:
    """What the partner sees of its signals in this case changed."""
    people = people_reported(pause.partner_id, [pause.case_id])
    own = ArrearsSignal.objects.filter(partner=pause.partner_id, link__person__in=people)
    signals = own.exclude(delivery__channel=HANDED).values_list("pk", flat=True)
    put_out(actor, [(pk, pause.partner_id) for pk in signals])
