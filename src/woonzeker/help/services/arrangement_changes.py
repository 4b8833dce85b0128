# SPDX-License-Identifier: EUPL-1.2
"""Tailor-made: payments that come in, and what is changed so that an arrangement can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import Arrangement, ArrangementKind, ArrangementState, Debt, Instalment
from woonzeker.help.rules import instalments
from woonzeker.help.rules.grounds import HEARD_FROM
from woonzeker.help.rules.instalments import Line, NoPlan, PayDay
from woonzeker.help.rules.money import Every
from woonzeker.help.rules.money_rights import MAY_KEEP_MONEY
from woonzeker.help.services.arrangement_rows import (
    keep,
    late_tasks_over,
    lines_of,
    note_change,
    payments,
    running_one,
)
from woonzeker.help.services.payments import Told, keep_news, not_told_twice, sent_before
from woonzeker.help.services.within_room import lock_money_of, room_each_turn
from woonzeker.ui.words import day_year, money

BASIS = "Wgs art. 4 lid 1"


@action("help.note_payment", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def note_payment(
    *,
    actor: Actor,
    arrangement: UUID,
    cents: int,
    on: date,
    heard_from: str,
    debt: UUID | None = None,
    again: bool = False,
    form_key: UUID | None = None,
) -> Arrangement:
    """Book what came in: the oldest open instalment first, of one creditor when it is named.

    News of a creditor, of the resident or of oneself counts alike and is kept as such. What was
    sent before with the same `form_key` is booked once. Raises Refused for more than is open, a day
    to come, nobody who said so, or the same amount of about the same day unless it is `again`.
    """
    lock_money_of(arrangement)
    if sent_before(form_key):
        return Arrangement.objects.get(pk=arrangement)
    found, told = running_one(arrangement), Told(cents, on, heard_from, debt)
    _check(told)
    if not again:
        not_told_twice(found, told)
    rows = payments(found)
    before = lines_of(rows)
    after = _booked(before, told)
    came_in = [
        (row, now.paid - was.paid)
        for row, was, now in zip(rows, before, after, strict=True)
        if now.paid != was.paid
    ]
    missed = _repaired(before, after)
    keep_news(actor, found, told, came_in, form_key=form_key)
    keep(found, rows, after, paid_on=on, heard_from=heard_from)
    if missed:
        note_change(actor, found, "repair", why="", cents=cents)
    late_tasks_over(actor, found.case_id)
    return found


def _check(told: Told) -> None:
    if told.heard_from not in HEARD_FROM:
        raise Refused(_("Kies van wie je dit hoorde."))
    if told.on > clock.today():
        raise Refused(_("Een betaling kan niet op een dag in de toekomst zijn gedaan."))


def _booked(before: Sequence[Line], told: Told) -> list[Line]:
    """The lines after a payment. Raises NotFound for another debt, Refused for too much."""
    chosen = [place for place, line in enumerate(before) if told.debt in (None, UUID(line.debt))]
    if not chosen:
        raise NotFound
    try:
        booked = instalments.paid([before[place] for place in chosen], told.cents)
    except NoPlan as wrong:
        left = sum(before[place].open for place in chosen)
        raise Refused(_("Er staat nog %s open: boek niet meer dan dat.") % money(left)) from wrong
    after = list(before)
    for place, line in zip(chosen, booked, strict=True):
        after[place] = line
    return after


def _repaired(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether something that was late is paid now."""
    return any(
        was.state in ("asked", "missed") and now.state == "paid"
        for was, now in zip(before, after, strict=True)
    )


@action("help.postpone", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def postpone(
    *, actor: Actor, arrangement: UUID, instalment: UUID, until: date, why: str
) -> Arrangement:
    """Put one payment off to a later day: what was missed is expected again from then.

    Raises Refused for what is paid already, a day that is not later or has passed, a pay period
    in which more would fall than there is room for, or no reason.
    """
    lock_money_of(arrangement)
    found, words = running_one(arrangement), _reason(why)
    rows = payments(found)
    place = _place(rows, instalment)
    if until < clock.today():
        raise Refused(_("Die dag is al voorbij."))
    try:
        after = instalments.postponed(lines_of(rows), place, until)
    except NoPlan as wrong:
        raise Refused(_("Kies een latere dag, van een betaling die nog open staat.")) from wrong
    _fits_then(found, after, until)
    keep(found, rows, after)
    note_change(actor, found, "postpone", why=words, cents=rows[place].amount_cents, until=until)
    late_tasks_over(actor, found.case_id)
    return found


@action("help.pause_arrangement", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def pause(*, actor: Actor, arrangement: UUID, until: date, why: str) -> Arrangement:
    """Let an arrangement rest until a day: what was still to come moves on to pay days after it.

    Raises Refused for a day that is not to come, or no reason.
    """
    found, words = running_one(arrangement), _reason(why)
    if until <= clock.today():
        raise Refused(_("Kies een dag die nog komt."))
    rows = payments(found)
    pay = PayDay(Every(found.rhythm), found.pay_day)
    keep(found, rows, instalments.paused(lines_of(rows), pay, first_on=found.first_on, until=until))
    found.state, found.paused_until = ArrangementState.PAUSED, until
    found.save(update_fields=["state", "paused_until"])
    note_change(actor, found, "pause", why=words, until=until)
    return found


@action("help.resume_arrangement", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def resume(*, actor: Actor, arrangement: UUID) -> Arrangement:
    """Let an arrangement that rests go on from now. Raises Refused when it does not rest."""
    found = running_one(arrangement)
    if found.state != ArrangementState.PAUSED:
        raise Refused(_("Deze regeling is niet gepauzeerd."))
    found.state, found.paused_until = ArrangementState.RUNNING, None
    found.save(update_fields=["state", "paused_until"])
    note_change(actor, found, "resume", why="")
    return found


@action("help.lower_arrangement", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def lower(
    *, actor: Actor, arrangement: UUID, debt: UUID, cents: int, costs: bool, why: str
) -> Arrangement:
    """Take off what a creditor lets go: costs that are waived, or a discount on the debt itself.

    The last instalments go first and the debt becomes so much lower. Raises Refused for more than
    is open, more than there are costs, or no reason.
    """
    found, words = running_one(arrangement), _reason(why)
    if found.kind == ArrangementKind.PAID_ON:
        raise Refused(
            _("Doorbetalen van vaste lasten lost geen schuld af: er is niets te verlagen.")
        )
    owed = Debt.objects.select_for_update().filter(pk=debt, arranged__arrangement=found).first()
    if owed is None:
        raise NotFound
    if costs and cents > owed.costs_cents:
        raise Refused(_("Er zijn %s aan kosten: meer kan niet weg.") % money(owed.costs_cents))
    rows = payments(found)
    try:
        after = instalments.less(lines_of(rows), str(debt), cents)
    except NoPlan as wrong:
        raise Refused(_("Er staat minder open dan dit bedrag.")) from wrong
    from_costs = cents if costs else max(0, cents - owed.principal_cents)
    owed.costs_cents -= from_costs
    owed.principal_cents -= cents - from_costs
    owed.save(update_fields=["costs_cents", "principal_cents"])
    keep(found, rows, after)
    note_change(actor, found, "waive_costs" if costs else "discount", why=words, cents=cents)
    late_tasks_over(actor, found.case_id)
    return found


def _fits_then(arrangement: Arrangement, after: Sequence[Line], until: date) -> None:
    """Raise Refused when more falls in one pay period than was agreed and there is room for."""
    if arrangement.kind != ArrangementKind.INSTALMENTS:
        return
    every = Every(arrangement.rhythm)
    pay = PayDay(every, arrangement.pay_day)
    room = room_each_turn(arrangement.case_id, every, besides=arrangement.pk)
    most = max(room, arrangement.instalment_cents)
    falls = instalments.in_turn(after, instalments.turn_of(pay, arrangement.first_on, until))
    if falls > most:
        free = instalments.first_free(after, pay, arrangement.first_on, since=clock.today())
        raise Refused(
            _("Dan is er in één keer %(falls)s te betalen en er is ruimte voor %(most)s. "
              "Kies bijvoorbeeld %(free)s, de eerste betaaldag na de laatste.")
            % {"falls": money(falls), "most": money(most), "free": day_year(free)}
        )  # fmt: skip


def _place(rows: list[Instalment], instalment: UUID) -> int:
    for place, row in enumerate(rows):
        if row.pk == instalment:
            return place
    raise NotFound


def _reason(why: str) -> str:
    words = " ".join(why.split())
    if not words:
        raise Refused(_("Schrijf kort op waarom."))
    return words
