# SPDX-License-Identifier: EUPL-1.2
"""A debt settlement by law, followed from outside: its days, and what somebody heard."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.recalling import mark_recalled
from woonzeker.errors import Refused
from woonzeker.legal.models import Settlement, SettlementAnswer
from woonzeker.legal.rules.offer_rights import MAY_FOLLOW_SETTLEMENT
from woonzeker.legal.rules.settlement import questions
from woonzeker.legal.selectors.offer_rows import followed, last_offer_policy
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.legal.services.offer_rows import came, locked

BASIS = "Fw art. 284"


@dataclass(frozen=True, slots=True)
class SettlementDays:
    """What is known of one; the names are those of the columns."""

    asked_on: date
    refused_on: date | None = None
    begins_on: date | None = None
    said_until: date | None = None
    ended_on: date | None = None
    clean_slate: bool = False


@action("legal.follow_settlement", may_if=MAY_FOLLOW_SETTLEMENT, basis=BASIS, about="case")
def follow_settlement(*, actor: Actor, case: UUID, days: SettlementDays) -> Settlement:
    """Begin to follow a debt settlement that was asked. Raises Refused while one is followed."""
    _check(days)
    running = Settlement.objects.filter(case=case, recalled_at=None, ended_on=None, refused_on=None)
    if running.exists():
        raise Refused(_("Er wordt al een schuldsanering gevolgd. Werk die bij."))
    made = Settlement.objects.create(
        case_id=case, made_on=clock.today(), made_by=actor.id, **asdict(days)
    )
    follow_case(actor.municipality, case)
    return made


@action("legal.change_settlement", may_if=MAY_FOLLOW_SETTLEMENT, basis=BASIS, about="settlement")
def change_settlement(*, actor: Actor, settlement: UUID, days: SettlementDays) -> Settlement:
    """Note what a court decided or when it was over. Raises Refused for days that cannot be."""
    _check(days)
    found = locked(Settlement, settlement)
    for name, value in asdict(days).items():
        setattr(found, name, value)
    found.save(update_fields=list(asdict(days)))
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.answer_settlement", may_if=MAY_FOLLOW_SETTLEMENT, basis=BASIS, about="settlement")
def answer_settlement(
    *, actor: Actor, settlement: UUID, code: str, asked_on: date, words: str
) -> SettlementAnswer:
    """Note what was heard to one of the questions. Raises Refused for another question."""
    found = locked(Settlement, settlement)
    policy = last_offer_policy(actor.municipality)
    if (code, asked_on) not in {
        (each.code, each.on) for each in questions(followed(found), policy)
    }:
        raise Refused(_("Die vraag hoort niet bij deze schuldsanering. Kies er een uit de lijst."))
    said = " ".join(words.split())
    if not said:
        raise Refused(_("Schrijf op wat je hoorde."))
    made = SettlementAnswer.objects.create(
        settlement=found,
        case_id=found.case_id,
        code=code,
        asked_on=asked_on,
        answered_on=clock.today(),
        words=said,
        answered_by=actor.id,
    )
    follow_case(actor.municipality, found.case_id)
    return made


@action("legal.recall_settlement", may_if=MAY_FOLLOW_SETTLEMENT, basis=BASIS, about="settlement")
def recall_settlement(*, actor: Actor, settlement: UUID) -> Settlement:
    """Take back a debt settlement that was noted by mistake: it was never there."""
    found = locked(Settlement, settlement)
    mark_recalled(found, actor)
    follow_case(actor.municipality, found.case_id)
    return found


@action("legal.recall_answer", may_if=MAY_FOLLOW_SETTLEMENT, basis=BASIS, about="settlement")
def recall_answer(*, actor: Actor, settlement: UUID) -> SettlementAnswer:
    """Take back the last answer: the question stands open again. Raises Refused without one."""
    found = locked(Settlement, settlement)
    rows = SettlementAnswer.objects.select_for_update().filter(settlement=found, recalled_at=None)
    last = rows.order_by("-answered_on", "-asked_on", "pk").first()
    if last is None:
        raise Refused(_("Er is nog geen antwoord om terug te nemen."))
    mark_recalled(last, actor)
    follow_case(actor.municipality, found.case_id)
    return last


def _check(days: SettlementDays) -> None:
    came(days.asked_on)
    came(days.refused_on, since=days.asked_on)
    came(days.begins_on, since=days.asked_on)
    came(days.ended_on, since=days.begins_on)
    if days.ended_on is not None and days.begins_on is None:
        raise Refused(_("Vul eerst in wanneer de schuldsanering begon."))
    if days.begins_on is not None and days.refused_on is not None:
        raise Refused(_("Niet toegelaten en begonnen kan niet allebei. Laat er een leeg."))
    if days.said_until is not None and (days.begins_on is None or days.said_until < days.begins_on):
        raise Refused(_("De laatste dag hoort bij een dag waarop zij begon, en ligt daarna."))
    if days.clean_slate and days.ended_on is None:
        raise Refused(_("Een schone lei komt aan het einde. Vul die dag in."))
