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
from woonzeker.ui.words import money

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
) -> Arrangement:
    """Book what came in: the oldest open instalment first, of one creditor when it is named.

    News of a creditor, of the resident or of oneself counts alike and is kept as such. Raises
    Refused for more than is open, a day to come, or nobody who said so.
    """
    found = running_one(arrangement)
    if heard_from not in HEARD_FROM:
        raise Refused(_("Kies van wie je dit hoorde."))
    if on > clock.today():
        raise Refused(_("Een betaling kan niet op een dag in de toekomst zijn gedaan."))
    rows = payments(found)
    before = lines_of(rows)
    chosen = [place for place, line in enumerate(before) if debt in (None, UUID(line.debt))]
    if not chosen:
        raise NotFound
    try:
        booked = instalments.paid([before[place] for place in chosen], cents)
    except NoPlan as wrong:
        left = sum(before[place].open for place in chosen)
        raise Refused(_("Er staat nog %s open: boek niet meer dan dat.") % money(left)) from wrong
    after = list(before)
    for place, line in zip(chosen, booked, strict=True):
        after[place] = line
    missed = _repaired(before, after)
    keep(found, rows, after, paid_on=on, heard_from=heard_from)
    if missed:
        note_change(actor, found, "repair", why="", cents=cents)
    late_tasks_over(actor, found.case_id)
    return found


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

    Raises Refused for what is paid already, a day that is not later or has passed, or no reason.
    """
    found, words = running_one(arrangement), _reason(why)
    rows = payments(found)
    place = _place(rows, instalment)
    if until < clock.today():
        raise Refused(_("Die dag is al voorbij."))
    try:
        after = instalments.postponed(lines_of(rows), place, until)
    except NoPlan as wrong:
        raise Refused(_("Kies een latere dag, van een betaling die nog open staat.")) from wrong
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
    keep(found, rows, instalments.paused(lines_of(rows), pay, until=until))
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
