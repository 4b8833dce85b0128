# SPDX-License-Identifier: EUPL-1.2
"""Making an arrangement: propose within the room, hear the creditors, start, end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import (
    Arrangement,
    ArrangementDebt,
    ArrangementKind,
    ArrangementState,
    Debt,
    DebtState,
    Instalment,
)
from woonzeker.help.rules.grounds import PAID_ON_GROUNDS
from woonzeker.help.rules.instalments import Due, NoPlan, PayDay, plan
from woonzeker.help.rules.money import Amount, Every
from woonzeker.help.rules.money_rights import MAY_KEEP_MONEY
from woonzeker.help.selectors.debts import owed_on
from woonzeker.help.services.arrangement_rows import (
    late_tasks_over,
    move_debts,
    note_change,
    open_one,
)
from woonzeker.help.services.landlord_may_hear import landlord_may_hear
from woonzeker.help.services.within_room import (
    in_time,
    last_of_quick_fix,
    lock_money,
    lock_money_of,
    room_at_once,
    room_for,
)
from woonzeker.ui.words import money

BASIS = "Wgs art. 4 lid 1"
ENDS = frozenset({ArrangementState.BROKEN, ArrangementState.WITHDRAWN, ArrangementState.KEPT})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes: how, to which creditors, on which pay day, how much each time.

    `turns` and `ground` are of fixed costs that are paid on from a benefit.
    """

    kind: ArrangementKind
    debts: Sequence[UUID]
    every: Every
    pay_day: int
    first_on: date
    instalment_cents: int
    turns: int = 0
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an arrangement is held against the room: how much, for which debts, when."""

    kind: str
    pay_day: int
    instalment_cents: int
    total_cents: int
    debts: tuple[UUID, ...]
    days: tuple[date, ...]


@action("help.propose", may_if=MAY_KEEP_MONEY, basis=BASIS, about="case")
def propose(*, actor: Actor, case: UUID, proposal: Proposal) -> Arrangement:
    """Make an arrangement to put before the creditors, with every instalment in it.

    Raises Refused above the room of the household, while that room is not known, for a debt of
    another case or one that is arranged already, for a plan without an end, and for paying on
    without a ground.
    """
    lock_money(case)
    debts = _debts(case, proposal)
    landlord_may_hear(case, debts)
    _check(proposal, debts)
    owed = _parts(proposal, debts)
    dues = _plan(proposal, owed)
    room = _within_room(actor, case, proposal.every, _asked(proposal, owed, dues))
    made = Arrangement.objects.create(
        case_id=case,
        kind=proposal.kind,
        ground=proposal.ground,
        rhythm=proposal.every.value,
        pay_day=proposal.pay_day,
        first_on=dues[0].on,
        total_cents=sum(cents for _debt, cents in owed),
        instalment_cents=proposal.instalment_cents,
        room_cents=room,
        made_on=clock.today(),
        made_by=actor.id,
    )
    _fill(made, owed, dues)
    return made


def _fill(made: Arrangement, owed: Sequence[tuple[UUID, int]], dues: Sequence[Due]) -> None:
    """The debts that stand in an arrangement, in cents, and every instalment of it."""
    for debt, cents in owed:
        ArrangementDebt.objects.create(arrangement=made, debt_id=debt, total_cents=cents)
    Instalment.objects.bulk_create(
        Instalment(
            arrangement=made,
            debt_id=UUID(due.debt),
            number=due.number,
            due_on=due.on,
            amount_cents=due.cents,
        )
        for due in dues
    )


@action("help.hear_creditor", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def hear_creditor(
    *, actor: Actor, arrangement: UUID, debt: UUID, agrees: bool, on: date | None = None
) -> ArrangementDebt:
    """Note that a creditor said yes or no to a proposal. Raises Refused once it runs."""
    found = open_one(arrangement)
    if found.state != ArrangementState.PROPOSED:
        raise Refused(_("Deze regeling loopt al of is voorbij."))
    parts = ArrangementDebt.objects.filter(arrangement=found, debt=debt)
    part = parts.select_related("debt").first()
    if part is None:
        raise NotFound
    landlord_may_hear(found.case_id, [part.debt])
    day = on or clock.today()
    if day > clock.today():
        raise Refused(_("Die dag moet nog komen."))
    part.agreed_on, part.refused_on = (day, None) if agrees else (None, day)
    part.save(update_fields=["agreed_on", "refused_on"])
    return part


@action("help.start_arrangement", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def start(*, actor: Actor, arrangement: UUID) -> Arrangement:
    """Let an arrangement run once every creditor said yes; the room is looked at once more.

    Raises Refused with who has not answered, who said no, or that the room became too small.
    """
    found = _proposed(arrangement)
    parts = _parts_of(found)
    _all_agree(parts)
    if _is_repaid(found):
        days = Instalment.objects.filter(arrangement=found).values_list("due_on", flat=True)
        if any(part.debt.state != DebtState.OPEN for part in parts):
            raise Refused(_("Over een van deze schulden loopt al een regeling, of zij is betaald."))
        _as_it_stands(parts, list(days))
        debts = tuple(part.debt_id for part in parts)
        asked = Asked(
            found.kind, found.pay_day, found.instalment_cents, found.total_cents, debts, tuple(days)
        )
        found.room_cents = _within_room(actor, found.case_id, Every(found.rhythm), asked)
        Debt.objects.filter(pk__in=debts).update(state=DebtState.ARRANGED)
    found.state, found.agreed_on = ArrangementState.RUNNING, clock.today()
    found.save(update_fields=["state", "agreed_on", "room_cents"])
    return found


@action("help.end_arrangement", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def end(*, actor: Actor, arrangement: UUID, state: ArrangementState, why: str) -> Arrangement:
    """Stop an arrangement: withdrawn, or not kept. What was not paid stands open again.

    The household stays in sight: a stopped arrangement that was not kept leaves a task. Raises
    Refused without a reason or when it is over already.
    """
    found, words = open_one(arrangement), " ".join(why.split())
    if state not in ENDS or state == ArrangementState.KEPT:
        raise Refused(_("Nagekomen wordt een regeling vanzelf, als alles betaald is."))
    if found.state == ArrangementState.PROPOSED and state != ArrangementState.WITHDRAWN:
        raise Refused(_("Deze regeling loopt nog niet: trek het voorstel in."))
    if not words:
        raise Refused(_("Schrijf op waarom de regeling stopt."))
    found.state, found.ended_on = state, clock.today()
    found.save(update_fields=["state", "ended_on"])
    move_debts(found, DebtState.ARRANGED, DebtState.OPEN)
    note_change(actor, found, "end", why=words)
    late_tasks_over(actor, found.case_id)
    cases.let_go(actor=system(actor.municipality, "help"), case=found.case_id)
    if state == ArrangementState.BROKEN:
        cases.give_task(
            actor=actor,
            case=found.case_id,
            kind="arrangement_broken",
            due_on=clock.today() + timedelta(days=7),
        )
    return found


def _proposed(arrangement: UUID) -> Arrangement:
    """A proposal, locked with all the money of its case. Raises NotFound, Refused."""
    lock_money_of(arrangement)
    found = open_one(arrangement)
    if found.state != ArrangementState.PROPOSED:
        raise Refused(_("Deze regeling loopt al of is voorbij."))
    return found


def _parts_of(arrangement: Arrangement) -> list[ArrangementDebt]:
    """What it is about, with its debts locked."""
    parts = list(ArrangementDebt.objects.filter(arrangement=arrangement))
    keys = [part.debt_id for part in parts]
    debts = {each.pk: each for each in Debt.objects.select_for_update().filter(pk__in=keys)}
    for part in parts:
        part.debt = debts[part.debt_id]
    return parts


def _all_agree(parts: Sequence[ArrangementDebt]) -> None:
    """Raise Refused with who has not answered or who said no."""
    if refused := [part.debt.creditor for part in parts if part.refused_on]:
        raise Refused(_("%s zegt nee. Trek dit voorstel in en maak een nieuw.") % refused[0])
    if silent := [part.debt.creditor for part in parts if part.agreed_on is None]:
        raise Refused(_("%s heeft nog geen ja gezegd.") % silent[0])


def _debts(case: UUID, proposal: Proposal) -> list[Debt]:
    wanted = list(dict.fromkeys(proposal.debts))
    found = list(Debt.objects.select_for_update().filter(pk__in=wanted, case=case))
    if len(found) != len(wanted):
        raise NotFound
    if not found:
        raise Refused(_("Kies bij welke schuldeisers je een regeling voorstelt."))
    return sorted(found, key=lambda each: wanted.index(each.pk))


def _check(proposal: Proposal, debts: Sequence[Debt]) -> None:
    if proposal.first_on < clock.today():
        raise Refused(_("De eerste betaling kan niet in het verleden liggen."))
    if proposal.kind == ArrangementKind.PAID_ON:
        if proposal.ground not in PAID_ON_GROUNDS:
            raise Refused(_("Kies de grond voor het doorbetalen."))
        if len(debts) != 1 or not 1 <= proposal.turns <= 60:
            raise Refused(_("Kies één schuldeiser en hoe vaak er doorbetaald wordt (1 tot 60)."))
        _not_more_than_runs_on(proposal, debts[0])
        return
    if proposal.ground:
        raise Refused(_("Een grond hoort alleen bij doorbetalen van de uitkering."))
    if any(debt.state != DebtState.OPEN for debt in debts):
        raise Refused(_("Over een van deze schulden loopt al een regeling, of zij is betaald."))


def _not_more_than_runs_on(proposal: Proposal, debt: Debt) -> None:
    """Paying on is for the running costs: not more than those come to."""
    if not debt.monthly_cents:
        raise Refused(_("Vul bij deze schuld eerst in wat er per maand doorloopt."))
    asked = Amount("", proposal.instalment_cents, proposal.every)
    if asked.a_month > debt.monthly_cents:
        raise Refused(
            _("Er loopt %s per maand door: betaal niet meer door dan dat.")
            % money(debt.monthly_cents)
        )


def _parts(proposal: Proposal, debts: Sequence[Debt]) -> list[tuple[UUID, int]]:
    """Each debt with what the arrangement is about, in cents."""
    if proposal.kind == ArrangementKind.PAID_ON:
        return [(debts[0].pk, proposal.instalment_cents * proposal.turns)]
    return [(debt.pk, owed_on(debt)) for debt in debts]


def _plan(proposal: Proposal, owed: Sequence[tuple[UUID, int]]) -> tuple[Due, ...]:
    try:
        return plan(
            [(str(debt), cents) for debt, cents in owed],
            instalment_cents=proposal.instalment_cents,
            pay=PayDay(proposal.every, proposal.pay_day),
            first_on=proposal.first_on,
        )
    except NoPlan as wrong:
        raise Refused(
            _("Met dit bedrag en deze betaaldag komt er geen einde aan. Kijk ze na.")
        ) from wrong


def _within_room(actor: Actor, case: UUID, every: Every, asked: Asked) -> int | None:
    """The room in cents that stays enough; None for what repays nothing. Raises Refused."""
    if asked.kind == ArrangementKind.PAID_ON:
        return None
    if asked.kind == ArrangementKind.QUICK_FIX:
        in_time(asked.days, actor.municipality)
        last = last_of_quick_fix(actor.municipality)
        pay = PayDay(every, asked.pay_day)
        return room_at_once(case, asked.total_cents, pay, last=last, debts=asked.debts)
    return room_for(case, Amount("", asked.instalment_cents, every), debts=asked.debts)


def _as_it_stands(parts: Sequence[ArrangementDebt], days: Sequence[date]) -> None:
    """Raise Refused when a debt or the calendar moved on since the proposal."""
    if any(part.total_cents != owed_on(part.debt) for part in parts):
        raise Refused(
            _("Een schuld is veranderd sinds dit voorstel. Trek het in en maak het opnieuw.")
        )
    if min(days) < clock.today():
        raise Refused(
            _("De eerste betaaldag is al voorbij. Trek dit voorstel in en maak het opnieuw.")
        )


def _asked(proposal: Proposal, owed: Sequence[tuple[UUID, int]], dues: Sequence[Due]) -> Asked:
    return Asked(
        proposal.kind,
        proposal.pay_day,
        proposal.instalment_cents,
        sum(cents for _debt, cents in owed),
        tuple(debt for debt, _cents in owed),
        tuple(each.on for each in dues),
    )


def _is_repaid(arrangement: Arrangement) -> bool:
    """Whether it repays arrears; paying on from a benefit does not."""
    return arrangement.kind != ArrangementKind.PAID_ON
