# SPDX-License-Identifier: EUPL-1.2
"""Making an agreement to go on living somewhere: written down, explained, signed, or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import Agreement, AgreementSignature
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_end import WITH_CONTRACT, follows_from
from woonzeker.housing.rules.agreement_kinds import AgreementKind, Condition, Party
from woonzeker.housing.rules.agreement_words import BASIS, MAY_KEEP_LIVING
from woonzeker.housing.selectors.living_rows import (
    Held,
    counted,
    held,
    policy_now,
    running,
    standing,
)
from woonzeker.law.errors import NotInForce
from woonzeker.organisations.models import Partner
from woonzeker.ui.words import day_year


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes down of an agreement.

    `first_on`: the first day on which this home stood in somebody else's name, when that was
    before this agreement. `partner`: the other party, where we know that organisation.
    """

    kind: AgreementKind
    begins_on: date
    said_until: date | None
    conditions: Sequence[Condition]
    due_day: int
    first_on: date | None = None
    partner: UUID | None = None


@action("housing.draft_agreement", may_if=MAY_KEEP_LIVING, basis=BASIS, about="case")
def draft_agreement(*, actor: Actor, case: UUID, draft: Draft) -> Agreement:
    """Write down what was agreed on living on somewhere; who signed comes after it.

    Raises Refused while another agreement runs, and for what no agreement may be; NotFound.
    """
    found = Case.objects.select_for_update(no_key=True).filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.closed_on is not None:
        raise Refused(_("Deze zaak is afgesloten. Heropen haar eerst."))
    if running().filter(case=found).exists():
        raise Refused(_("Er loopt al een afspraak voor dit huishouden. Rond die eerst af."))
    return write_down(actor, found.pk, draft)


def write_down(actor: Actor, case: UUID, draft: Draft, *, follows: Held | None = None) -> Agreement:
    """Keep what was agreed, inside somebody's act; time used before on this home is taken along."""
    _check(draft)
    before = follows or _before(case)
    made = Agreement(
        case_id=case,
        kind=draft.kind.value,
        begins_on=draft.begins_on,
        said_until=draft.said_until,
        first_on=draft.first_on,
        conditions=sorted({each.value for each in draft.conditions}),
        due_day=draft.due_day,
        partner=_partner(draft.partner),
        follows=follows.row if follows else None,
        made_at=clock.now(),
        made_by=actor.id,
    )
    if before is not None:
        made.first_on = follows_from(before.counted, counted(made, {})).first_on
    _within(made)
    made.save()
    return made


@action("housing.explain_agreement", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def explain_agreement(*, actor: Actor, living: UUID, on: date, language: str = "nl") -> Agreement:
    """Note that everything was explained to the resident, and in which language they read it.

    Raises Refused for a day that must still come and when it was noted before.
    """
    found = running_one(living)
    if found.informed_on is not None:
        raise Refused(_("De uitleg staat er al bij."))
    _not_ahead(on)
    found.informed_on, found.informed_language = on, language
    found.save(update_fields=["informed_on", "informed_language"])
    return found


@action("housing.own_wish_bewind", may_if=MAY_KEEP_LIVING, basis="BW art. 1:432", about="living")
def own_wish_bewind(*, actor: Actor, living: UUID, on: date) -> Agreement:
    """Note that the resident asked for bewind themselves: nobody else can put it in.

    Raises Refused where it is no condition, and for a day that must still come.
    """
    found = running_one(living)
    if Condition.BEWIND.value not in found.conditions:
        raise Refused(_("In deze afspraak staat geen inkomensbeheer of bewind."))
    if found.bewind_own_on is not None:
        raise Refused(_("Het eigen verzoek staat er al bij."))
    _not_ahead(on)
    found.bewind_own_on = on
    found.save(update_fields=["bewind_own_on"])
    return found


@action("housing.sign_agreement", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def sign_agreement(*, actor: Actor, living: UUID, party: Party, on: date) -> AgreementSignature:
    """Note that a party signed, or that the judge decided it.

    Raises Refused for who is no party that signs, for a day ahead, and for who signed before.
    """
    found = running_one(living)
    if party not in counted(found, {}).type.signers:
        raise Refused(_("Deze partij tekent hier niet."))
    _not_ahead(on)
    live = AgreementSignature.objects.filter(agreement=found, party=party, recalled_at=None)
    if live.exists():
        raise Refused(_("Deze handtekening staat er al bij."))
    return AgreementSignature.objects.create(
        agreement=found, party=party.value, signed_on=on, noted_at=clock.now(), noted_by=actor.id
    )


@action("housing.recall_agreement", may_if=MAY_KEEP_LIVING, basis=BASIS, about="living")
def recall_agreement(*, actor: Actor, living: UUID) -> Agreement:
    """Take back an agreement that was written down wrongly: it was never there.

    Only on the day itself, or while something is missing of it: who lives under an agreement that
    holds does not lose it by a click. Raises Refused.
    """
    found = running_one(living)
    one = held(found)
    today = clock.today()
    fresh = found.made_at.astimezone(clock.AMSTERDAM).date() == today
    lacks = rules.lacks_of(one.counted, on=today, policy=policy_now())
    if one.breaches or one.looks or not (fresh or lacks):
        raise Refused(
            _("Deze afspraak geldt. Rond haar af bij 'Hoe eindigt het', dan blijft zij bewaard.")
        )
    found.recalled_at, found.recalled_by = clock.now(), actor.id
    found.save(update_fields=["recalled_at", "recalled_by"])
    return found


def running_one(living: UUID) -> Agreement:
    """An agreement that runs, locked. Raises NotFound, and Refused when it is over."""
    found = standing().select_for_update(of=("self",)).filter(pk=living).first()
    if found is None:
        raise NotFound
    if found.ended_on is not None:
        raise Refused(_("Deze afspraak is al geëindigd."))
    return found


def _not_ahead(on: date) -> None:
    if on > clock.today():
        raise Refused(_("Die dag moet nog komen."))


def _partner(partner: UUID | None) -> Partner | None:
    if partner is None:
        return None
    found = Partner.objects.filter(pk=partner).first()
    if found is None:
        raise NotFound
    return found


def _before(case: UUID) -> Held | None:
    """The agreement that was there last, for the time that was used up in somebody else's name.

    After a contract in the resident's own name time begins anew.
    """
    row = standing().filter(case=case).exclude(ended_on=None).order_by("-begins_on").first()
    return held(row) if row is not None and row.how not in WITH_CONTRACT else None


def _check(draft: Draft) -> None:
    if Condition.RENT not in draft.conditions:
        raise Refused(_("De lopende huur betalen hoort bij elke afspraak."))
    if draft.said_until is not None and draft.said_until < draft.begins_on:
        raise Refused(_("De laatste dag ligt vóór de eerste dag."))
    if not 1 <= draft.due_day <= 31:
        raise Refused(_("Kies een dag van de maand: 1 tot en met 31."))
    if draft.first_on is not None and draft.first_on > draft.begins_on:
        raise Refused(_("De eerste dag op naam van een ander ligt na het begin van de afspraak."))


def _within(made: Agreement) -> None:
    """Raise Refused for a last day beyond the longest time, and for a begin before the norm."""
    try:
        clocked = rules.clock_of_agreement(counted(made, {}), policy_now())
    except NotInForce as wrong:
        raise Refused(_("Zo lang geleden kan deze afspraak niet begonnen zijn.")) from wrong
    if clocked is None:
        return
    if clocked.longest_on < made.begins_on:
        raise Refused(
            _("De langste tijd op naam van een ander is al om (%s): regel nu een eigen contract.")
            % day_year(clocked.longest_on)
        )
    if clocked.said_longer:
        raise Refused(
            _("Dit is te lang. Uiterlijk op %s is er een contract op eigen naam.")
            % day_year(clocked.longest_on)
        )
