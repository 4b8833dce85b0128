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
from woonzeker.access.actors import Actor
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
from woonzeker.help.rules.money import A_MONTH, Amount, Every, Room, fits, most_to_ask
from woonzeker.help.rules.money_rights import MAY_KEEP_MONEY
from woonzeker.help.selectors.debts import owed_on
from woonzeker.help.selectors.overviews import (
    missing_words,
    newest_overview,
    room_left,
    saved_cents,
)
from woonzeker.help.services.arrangement_rows import late_tasks_over, note_change, open_one
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
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


@action("help.propose", may_if=MAY_KEEP_MONEY, basis=BASIS, about="case")
def propose(*, actor: Actor, case: UUID, proposal: Proposal) -> Arrangement:
    """Make an arrangement to put before the creditors, with every instalment in it.

    Raises Refused above the room of the household, while that room is not known, for a debt of
    another case or one that is arranged already, for a plan without an end, and for paying on
    without a ground.
    """
    debts = _debts(case, proposal)
    _check(proposal, debts)
    owed = _parts(proposal, debts)
    room = None
    if proposal.kind != ArrangementKind.PAID_ON:
        room = _room_for(case, proposal)
    dues = _plan(proposal, owed)
    if proposal.kind == ArrangementKind.QUICK_FIX:
        _in_time(actor, dues)
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
    return made


@action("help.hear_creditor", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def hear_creditor(
    *, actor: Actor, arrangement: UUID, debt: UUID, agrees: bool, on: date | None = None
) -> ArrangementDebt:
    """Note that a creditor said yes or no to a proposal. Raises Refused once it runs."""
    found = open_one(arrangement)
    if found.state != ArrangementState.PROPOSED:
        raise Refused(_("Deze regeling loopt al of is voorbij."))
    part = ArrangementDebt.objects.filter(arrangement=found, debt=debt).first()
    if part is None:
        raise NotFound
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
    found = open_one(arrangement)
    if found.state != ArrangementState.PROPOSED:
        raise Refused(_("Deze regeling loopt al of is voorbij."))
    parts = list(ArrangementDebt.objects.filter(arrangement=found).select_related("debt"))
    if refused := [part.debt.creditor for part in parts if part.refused_on]:
        raise Refused(_("%s zegt nee. Trek dit voorstel in en maak een nieuw.") % refused[0])
    if silent := [part.debt.creditor for part in parts if part.agreed_on is None]:
        raise Refused(_("%s heeft nog geen ja gezegd.") % silent[0])
    if any(part.debt.state != DebtState.OPEN for part in parts if _is_repaid(found)):
        raise Refused(_("Over een van deze schulden loopt al een regeling, of zij is betaald."))
    if _is_repaid(found):
        _still_fits(found)
        Debt.objects.filter(pk__in=[part.debt_id for part in parts]).update(
            state=DebtState.ARRANGED
        )
    found.state, found.agreed_on = ArrangementState.RUNNING, clock.today()
    found.save(update_fields=["state", "agreed_on"])
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
    if not words:
        raise Refused(_("Schrijf op waarom de regeling stopt."))
    found.state, found.ended_on = state, clock.today()
    found.save(update_fields=["state", "ended_on"])
    parts = ArrangementDebt.objects.filter(arrangement=found).values("debt")
    Debt.objects.filter(pk__in=parts, state=DebtState.ARRANGED).update(state=DebtState.OPEN)
    note_change(actor, found, "end", why=words)
    late_tasks_over(actor, found.case_id)
    if state == ArrangementState.BROKEN:
        cases.give_task(
            actor=actor,
            case=found.case_id,
            kind="arrangement_broken",
            due_on=clock.today() + timedelta(days=7),
        )
    return found


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
        return
    if proposal.ground:
        raise Refused(_("Een grond hoort alleen bij doorbetalen van de uitkering."))
    if any(debt.state != DebtState.OPEN for debt in debts):
        raise Refused(_("Over een van deze schulden loopt al een regeling, of zij is betaald."))


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


def _room_for(case: UUID, proposal: Proposal) -> int:
    """The room in cents that the proposal stays within. Raises Refused."""
    overview = newest_overview(case)
    room = room_left(case, overview)
    if room.month is None or room.cents is None:
        raise Refused(" ".join(missing_words(room)))
    if proposal.kind == ArrangementKind.QUICK_FIX:
        if proposal.instalment_cents * A_MONTH[proposal.every] > room.month + saved_cents(overview):
            raise Refused(_too_much(room, proposal.every, saved=saved_cents(overview)))
    elif not fits(Amount("", proposal.instalment_cents, proposal.every), room):
        raise Refused(_too_much(room, proposal.every))
    return room.cents


def _still_fits(arrangement: Arrangement) -> None:
    """Raise Refused when the room became too small since the proposal."""
    overview = newest_overview(arrangement.case_id)
    room, every = room_left(arrangement.case_id, overview), Every(arrangement.rhythm)
    saved = saved_cents(overview) if arrangement.kind == ArrangementKind.QUICK_FIX else 0
    if room.month is None:
        raise Refused(" ".join(missing_words(room)))
    if arrangement.instalment_cents * A_MONTH[every] > room.month + saved:
        raise Refused(_too_much(room, every, saved=saved))


def _too_much(room: Room, every: Every, *, saved: int = 0) -> str:
    if saved:
        return _("Dit is meer dan de ruimte en wat er gespaard is (%s samen).") % money(
            (room.cents or 0) + saved
        )
    return _("Dit is meer dan de ruimte. Het hoogste dat kan is %s per keer.") % money(
        most_to_ask(every, room)
    )


def _in_time(actor: Actor, dues: Sequence[Due]) -> None:
    policy = decided(actor.municipality, PolicyKind.HELP, on=clock.today())
    last = clock.today() + timedelta(days=policy["quick_fix_days"])
    if dues[-1].on > last:
        raise Refused(
            _("Een snelle oplossing is binnen %d dagen klaar. Maak hier termijnen van.")
            % policy["quick_fix_days"]
        )


def _is_repaid(arrangement: Arrangement) -> bool:
    """Whether it repays arrears; paying on from a benefit does not."""
    return arrangement.kind != ArrangementKind.PAID_ON
