# SPDX-License-Identifier: EUPL-1.2
"""Watching an agreement month by month, and what a month that did not work out leads to.

A breach leads to help. Who else hears of it hears it from a person, after the days of help and
after the resident, and never more than that one condition was not kept.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.help.selectors import landlord_shut_out
from woonzeker.housing.models import Agreement, Breach, BreachStep, BreachTelling, ConditionLook
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_kinds import Condition, Party
from woonzeker.housing.rules.agreement_words import (
    BASIS,
    MAY_KEEP_LIVING,
    STEP_WORDS,
    TOLD_BY,
    Step,
)
from woonzeker.housing.selectors.living_proof import OFFERS, TELLS, Proof, proof_named
from woonzeker.housing.selectors.living_rows import HeldBreach, held, held_breach, policy_now
from woonzeker.housing.services.living import running_one
from woonzeker.housing.services.living_tasks import keep_tasks
from woonzeker.legal.rules import BreachStage, Seen, breach_standing, help_until

#: what a look can say that leads to help
_NOT_KEPT = frozenset({Seen.PART, Seen.NOT_KEPT})


@action("housing.look_at_condition", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def look_at_condition(
    *,
    actor: Actor,
    living: UUID,
    condition: Condition,
    due_on: date,
    seen: Seen,
    told_by: str = "worker",
) -> ConditionLook:
    """Note what somebody saw of a condition in one month; what was not kept begins with help.

    A month that turns out to have been kept repairs its breach. Raises Refused for a month that is
    not of this agreement or not due yet, and for who cannot have told it.
    """
    found = running_one(living)
    _check(found, condition, due_on, seen, told_by)
    made = ConditionLook.objects.create(
        agreement=found,
        condition=condition.value,
        due_on=due_on,
        seen=seen.value,
        told_by=told_by,
        looked_on=clock.today(),
        looked_at=clock.now(),
        looked_by=actor.id,
    )
    if seen in _NOT_KEPT:
        _not_kept(actor, found, condition, due_on)
    elif seen is Seen.KEPT:
        _kept(actor, found, condition, due_on)
    keep_tasks(actor, held(found))
    return made


@action("housing.help_begun", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living_breach")
def help_begun(*, actor: Actor, living_breach: UUID, proof: str) -> BreachStep:
    """Say with which contact or letter help was really offered; from then its days run.

    Raises Refused for a contact of before the breach was found, and when it was said before.
    """
    found = _open(living_breach)
    shown = _shown(found, proof)
    if shown.on < found.row.found_on or not shown.shows(OFFERS):
        raise Refused(_("Dit contact was vóór de breuk. Bied nu opnieuw hulp aan en leg dat vast."))
    return _step(actor, found, Step.HELPED, shown.on, shown)


@action("housing.help_refused", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living_breach")
def help_refused(*, actor: Actor, living_breach: UUID, proof: str) -> BreachStep:
    """Say in which talk the resident said no to this help; nobody else ever hears that.

    Raises Refused while no help was offered, and for a letter: a no is something that is said.
    """
    found = _open(living_breach)
    helped_on = found.counted.helped_on
    if helped_on is None:
        raise Refused(_("Er is nog geen hulp aangeboden. Begin daarmee."))
    shown = _shown(found, proof)
    if shown.letter is not None or shown.on < helped_on:
        raise Refused(_("Kies het gesprek waarin de inwoner nee zei, na het aanbod."))
    return _step(actor, found, Step.REFUSED, shown.on, shown)


@action("housing.breach_repaired", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living_breach")
def breach_repaired(*, actor: Actor, living_breach: UUID) -> BreachStep:
    """Say that a breach is put right: nobody else hears of it. Raises Refused when it was."""
    found = _open(living_breach)
    return _step(actor, found, Step.REPAIRED, clock.today())


@action("housing.resident_told", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living_breach")
def resident_told(*, actor: Actor, living_breach: UUID, proof: str) -> BreachStep:
    """Say in which talk or letter the resident heard what somebody else is going to hear.

    Raises Refused before the days of help are over, and for a contact of before that.
    """
    found = _open(living_breach)
    shown = _shown(found, proof)
    policy = policy_now()
    stage = breach_standing(found.counted, on=clock.today(), policy=policy).stage
    if stage is not BreachStage.TELL_RESIDENT:
        raise Refused(_("De hulp gaat voor. Vertel dit pas als de dagen voor hulp om zijn."))
    last = help_until(found.counted, policy)
    if last is None or shown.on < last:
        raise Refused(
            _("Dit contact was in de dagen voor hulp. Vertel het de inwoner nu, en leg dat vast.")
        )
    if not shown.shows(TELLS):
        raise Refused(_("In die brief staat niet wat een ander hoort. Kies een gesprek of brief."))
    return _step(actor, found, Step.TOLD, shown.on, shown)


@action("housing.recall_step", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living_breach")
def recall_step(*, actor: Actor, living_breach: UUID) -> BreachStep:
    """Take back the last thing that was noted of a breach: it was not so.

    Raises Refused when there is nothing, and when a party was told on the ground of it.
    """
    found = held_breach(_locked(living_breach))
    if not found.steps:
        raise Refused(_("Er is niets om terug te nemen."))
    if found.tellings:
        raise Refused(_("Een ander heeft dit al gehoord. Dat is niet terug te nemen."))
    last = max(found.steps, key=lambda each: each.noted_at)
    last.recalled_at, last.recalled_by = clock.now(), actor.id
    last.save(update_fields=["recalled_at", "recalled_by"])
    keep_tasks(actor, held(found.row.agreement))
    return last


@action("housing.tell_party", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living_breach")
def tell_party(*, actor: Actor, living_breach: UUID, party: Party, why: str) -> BreachTelling:
    """Note that one tells a party of a breach: only which condition, in the words that are given.

    A person decides it, with a reason, and calls; no job does. Nothing goes to a desk, a mail or a
    web hook: the closed list of answers to partners has no such answer. Raises Refused until others
    may hear, for who never hears, and for a landlord of whom the resident said that it may not
    know.
    """
    found, words = _open(living_breach), " ".join(why.split())
    agreement = held(found.row.agreement)
    today, policy = clock.today(), policy_now()
    if lacks := rules.lacks_of(agreement.counted, on=today, policy=policy):
        raise Refused(
            _("Deze afspraak is niet compleet, dus hoort niemand hiervan. Er ontbreekt: %s.")
            % ", ".join(_(each.words) for each in lacks)
        )
    told = rules.telling(
        agreement.counted, found.condition, found.counted, party, on=today, policy=policy
    )
    if not told.allowed:
        raise Refused(_("Deze partij mag dit nu niet horen. De hulp en de inwoner gaan voor."))
    if party is Party.LANDLORD and landlord_shut_out(found.row.agreement.case_id):
        raise Refused(_("De inwoner wil niet dat de verhuurder dit hoort. Vraag eerst of het mag."))
    if not words:
        raise Refused(_("Schrijf op waarom een ander dit moet horen."))
    if any(each.party == party for each in found.tellings):
        raise Refused(_("Deze partij heeft het al gehoord."))
    return BreachTelling.objects.create(
        breach=found.row,
        case_id=found.row.agreement.case_id,
        party=party.value,
        said=f"{party.value}:{found.condition.value}",
        why=words,
        told_on=today,
        told_at=clock.now(),
        told_by=actor.id,
    )


def _check(row: Agreement, condition: Condition, due_on: date, seen: Seen, told_by: str) -> None:
    if told_by not in TOLD_BY:
        raise Refused(_("Kies van wie je het hoorde."))
    months = held(row).months(on=clock.today(), policy=policy_now())
    if (condition, due_on) not in {(each.condition, each.turn.due_on) for each in months}:
        raise Refused(_("Deze maand hoort niet bij de afspraak. Kies uit de lijst."))
    if due_on > clock.today() or (due_on == clock.today() and seen in _NOT_KEPT):
        raise Refused(_("Deze dag is nog niet voorbij. Kijk daarna."))


def _not_kept(actor: Actor, row: Agreement, condition: Condition, due_on: date) -> None:
    """A breach begins, or goes on where somebody thought it was put right."""
    breach, made = Breach.objects.get_or_create(
        agreement=row,
        condition=condition.value,
        due_on=due_on,
        defaults={"found_on": clock.today(), "found_by": actor.id},
    )
    if not made:
        BreachStep.objects.filter(breach=breach, step=Step.REPAIRED, recalled_at=None).update(
            recalled_at=clock.now(), recalled_by=actor.id
        )


def _kept(actor: Actor, row: Agreement, condition: Condition, due_on: date) -> None:
    """The month was kept after all: what was a breach is put right."""
    breach = Breach.objects.filter(agreement=row, condition=condition, due_on=due_on).first()
    if breach is not None and not held_breach(breach).repaired:
        BreachStep.objects.create(
            breach=breach, step=Step.REPAIRED, on=clock.today(), noted_at=clock.now(),
            noted_by=actor.id,
        )  # fmt: skip


def _locked(living_breach: UUID) -> Breach:
    """A breach of an agreement that runs; both locked. Raises NotFound, Refused."""
    found = Breach.objects.filter(pk=living_breach).first()
    if found is None:
        raise NotFound
    found.agreement = running_one(found.agreement_id)
    return found


def _open(living_breach: UUID) -> HeldBreach:
    found = held_breach(_locked(living_breach))
    if found.repaired:
        raise Refused(_("Dit is al hersteld."))
    return found


def _shown(found: HeldBreach, proof: str) -> Proof:
    """The contact or letter somebody points to. Raises Refused for one that is not of this case."""
    shown = proof_named(found.row.agreement.case_id, proof)
    if shown is None:
        raise Refused(
            _("Kies een contact of brief uit de lijst. Leg het contact anders eerst vast.")
        )
    return shown


def _step(
    actor: Actor, found: HeldBreach, step: Step, on: date, shown: Proof | None = None
) -> BreachStep:
    if any(each.step == step for each in found.steps):
        raise Refused(_("Dit staat er al: %s.") % _(STEP_WORDS[step]))
    made = BreachStep.objects.create(
        breach=found.row,
        step=step.value,
        on=on,
        contact_id=shown.contact if shown else None,
        letter_id=shown.letter if shown else None,
        noted_at=clock.now(),
        noted_by=actor.id,
    )
    keep_tasks(actor, held(found.row.agreement))
    return made
