# SPDX-License-Identifier: EUPL-1.2
"""Tailor-made budget (maatwerkbudget): asked by one, decided by another within their mandate."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import BudgetRequest, BudgetState
from woonzeker.help.rules.budget import EFFECTS, PURPOSES, No, Wanted, mandate_of, why_not
from woonzeker.help.rules.money_rights import MAY_ASK_BUDGET, MAY_DECIDE_BUDGET
from woonzeker.help.selectors.budgets import ledger_of, mandates
from woonzeker.law import terms
from woonzeker.organisations.selectors import works_in
from woonzeker.ui.words import money

BASIS = "Wgs art. 2"
SIGN = "budget"
#: working days in which somebody decides
TO_DECIDE = 2


@action("help.ask_budget", may_if=MAY_ASK_BUDGET, basis=BASIS, about="case")
def ask_budget(
    *,
    actor: Actor,
    case: UUID,
    cents: int,
    paid_to: str,
    what_for: str,
    why: str,
    decider: str,
) -> BudgetRequest:
    """Ask for money of the municipality for one household, of somebody whose mandate covers it.

    Raises Refused for oneself, for a mandate that is too low, without a reason, or above what is
    left of the year.
    """
    words, to = " ".join(why.split()), " ".join(paid_to.split())
    if what_for not in PURPOSES or not words or not to or cents <= 0:
        raise Refused(_("Vul in hoeveel, voor wat, aan wie en waarom."))
    roles = works_in(decider, actor.municipality)
    mandate = mandate_of(roles, mandates(actor.municipality))
    _allow(Wanted(cents, own=decider == actor.id), mandate, clock.today())
    request = BudgetRequest.objects.create(
        case_id=case,
        amount_cents=cents,
        paid_to=to,
        what_for=what_for,
        why=words,
        asked_on=clock.today(),
        asked_by=actor.id,
    )
    if Role.MANAGER.value in roles:
        cases.put_before(actor=actor, case=case, user=decider, what=SIGN)
    cases.give_task(
        actor=actor,
        case=case,
        kind="budget_to_decide",
        due_on=terms.add_working_days(clock.today(), TO_DECIDE),
    )
    return request


@action("help.decide_budget", may_if=MAY_DECIDE_BUDGET, basis=BASIS, about="budget")
def decide_budget(*, actor: Actor, budget: UUID, grants: bool, verdict: str) -> BudgetRequest:
    """Grant or refuse a request: another than who asked, within the mandate and the year.

    Raises Refused for one's own request, above the mandate, without a reason for a refusal, and
    for what was decided already.
    """
    _one_at_a_time(actor.municipality)
    found, words = _open(budget, BudgetState.ASKED), " ".join(verdict.split())
    if grants:
        wanted = Wanted(found.amount_cents, own=found.asked_by == actor.id)
        held = mandate_of(actor.roles, mandates(actor.municipality))
        _allow(wanted, held, clock.today())
    elif found.asked_by == actor.id:
        raise Refused(_sentence(No.OWN_REQUEST))
    elif not words:
        raise Refused(_("Schrijf op waarom niet: wie het vroeg moet het kunnen begrijpen."))
    found.state = BudgetState.GRANTED if grants else BudgetState.REFUSED
    found.decided_on, found.decided_by, found.verdict = clock.today(), actor.id, words
    found.save()
    _decided(found, "granted" if grants else "refused")
    return found


@action("help.withdraw_budget", may_if=MAY_ASK_BUDGET, basis=BASIS, about="budget")
def withdraw_budget(*, actor: Actor, budget: UUID, why: str = "") -> BudgetRequest:
    """Take back a request that nobody decided on yet, or money that is not needed after all.

    Granted money that is not paid goes back to the year. Raises Refused for granted money without
    a reason, and for what was refused, paid or withdrawn.
    """
    _one_at_a_time(actor.municipality)
    found, words = _open(budget, BudgetState.ASKED, BudgetState.GRANTED), " ".join(why.split())
    if found.state == BudgetState.GRANTED and not words:
        raise Refused(_("Schrijf op waarom het geld niet meer nodig is."))
    found.withdrawn_why, found.withdrawn_on = words, clock.today()
    found.state = BudgetState.WITHDRAWN
    found.save()
    _decided(found, "withdrawn")
    return found


@action("help.pay_budget", may_if=MAY_ASK_BUDGET, basis=BASIS, about="budget")
def pay_budget(*, actor: Actor, budget: UUID, on: date) -> BudgetRequest:
    """Note that granted money was paid, on a day that came. Raises Refused."""
    found = _open(budget, BudgetState.GRANTED)
    if on > clock.today() or (found.decided_on and on < found.decided_on):
        raise Refused(_("Kies een dag tussen het besluit en vandaag."))
    found.state, found.paid_on = BudgetState.PAID, on
    found.save()
    return found


@action("help.note_effect", may_if=MAY_ASK_BUDGET, basis=BASIS, about="budget")
def note_effect(*, actor: Actor, budget: UUID, effect: str) -> BudgetRequest:
    """Note what the money brought. Raises Refused for a word that is not in the list."""
    found = _open(budget, BudgetState.PAID)
    if effect not in EFFECTS:
        raise Refused(_("Kies wat het bracht."))
    found.effect, found.effect_on = effect, clock.today()
    found.save()
    if not BudgetRequest.objects.filter(
        case=found.case_id, state=BudgetState.PAID, effect=""
    ).exists():
        cases.settle_task(actor=actor, case=found.case_id, kind="budget_effect")
    return found


def _allow(wanted: Wanted, mandate: int, on: date) -> None:
    left = ledger_of(on.year).left
    refused = why_not(wanted, mandate=mandate, left=left)
    if refused is not None:
        raise Refused(_sentence(refused, mandate=mandate, left=left))


def _sentence(why: No, *, mandate: int = 0, left: int = 0) -> str:
    said = {
        No.OWN_REQUEST: _("Over je eigen aanvraag beslist een ander."),
        No.NO_MANDATE: _("Deze persoon heeft geen mandaat voor maatwerkbudget."),
        No.ABOVE_MANDATE: _("Het mandaat gaat tot %s. Vraag iemand met een hoger mandaat.")
        % money(mandate),
        No.NOTHING_LEFT: _("Er is dit jaar nog %s over.") % money(left),
    }
    return said[why]


def _open(budget: UUID, *states: BudgetState) -> BudgetRequest:
    found = BudgetRequest.objects.select_for_update().filter(pk=budget).first()
    if found is None:
        raise NotFound
    if found.state not in states:
        raise Refused(
            _("Dit kan niet bij een aanvraag die %s is.") % BudgetState(found.state).label
        )
    return found


def _decided(request: BudgetRequest, answer: str) -> None:
    """Nothing of the case waits for a decision any more: the task and the signature are over."""
    if BudgetRequest.objects.filter(case=request.case_id, state=BudgetState.ASKED).exists():
        return
    room = system(request.municipality, "help")
    cases.settle_task(actor=room, case=request.case_id, kind="budget_to_decide")
    cases.sign_off(actor=room, case=request.case_id, what=SIGN, answer=answer)


def _one_at_a_time(municipality: str) -> None:
    """Two who decide at once must not spend the same money of the year."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('help.budget'), hashtext(%s))",
            [municipality],
        )
