# SPDX-License-Identifier: EUPL-1.2
"""News that something was paid: kept as it was told, once, and taken back when it was wrong."""

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
from woonzeker.cases.selectors import is_followed
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import (
    Arrangement,
    ArrangementDebt,
    ArrangementKind,
    ArrangementState,
    DebtState,
    Instalment,
    Payment,
)
from woonzeker.help.rules.instalments import not_paid
from woonzeker.help.rules.money_rights import MAY_KEEP_MONEY
from woonzeker.help.selectors.arrangements import as_line, payments_of
from woonzeker.help.services.arrangement_rows import move_debts, note_change
from woonzeker.help.services.within_room import lock_money_of
from woonzeker.ui.words import money, short_day

BASIS = "Wgs art. 4 lid 1"
#: the same amount within so many days may be the same payment, told twice
NEAR = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Told:
    """That so many cents came in on a day, who said so, and for which debt when it was named."""

    cents: int
    on: date
    heard_from: str
    debt: UUID | None = None


def sent_before(form_key: UUID | None) -> bool:
    """Whether this form was booked already: who presses twice has paid once."""
    return form_key is not None and Payment.objects.filter(form_key=form_key).exists()


def not_told_twice(arrangement: Arrangement, told: Told) -> None:
    """Raise Refused for the same amount of about the same day: it may be the same payment."""
    near = Payment.objects.filter(
        arrangement=arrangement,
        cents=told.cents,
        undone_at=None,
        paid_on__range=(told.on - NEAR, told.on + NEAR),
    )
    alike = [row for row in near if told.debt in (None, row.debt_id) or row.debt_id is None]
    if alike:
        raise Refused(
            _("Er is al %(cents)s geboekt van %(on)s. Is dit een andere betaling? Kruis dat aan.")
            % {"cents": money(told.cents), "on": short_day(alike[0].paid_on)}
        )


def keep_news(
    actor: Actor,
    arrangement: Arrangement,
    told: Told,
    parts: Sequence[tuple[Instalment, int]],
    *,
    form_key: UUID | None,
) -> Payment:
    """Keep what was told, with how it was divided over what was expected."""
    return Payment.objects.create(
        arrangement=arrangement,
        case_id=arrangement.case_id,
        debt_id=told.debt,
        cents=told.cents,
        paid_on=told.on,
        heard_from=told.heard_from,
        parts=[{"instalment": str(row.pk), "cents": cents} for row, cents in parts],
        form_key=form_key,
        noted_at=clock.now(),
        noted_by=actor.id,
    )


@action("help.undo_payment", may_if=MAY_KEEP_MONEY, basis=BASIS, about="arrangement")
def undo_payment(*, actor: Actor, arrangement: UUID, payment: UUID, why: str) -> Arrangement:
    """Take back a payment that did not come in after all; what it paid is expected again.

    An arrangement that was kept because of it runs again. Raises NotFound, and Refused without a
    reason, twice, when a debt of a kept arrangement stands otherwise by now, or when nobody would
    follow it because the case was closed.
    """
    lock_money_of(arrangement)
    found = Arrangement.objects.select_for_update().get(pk=arrangement)
    row = Payment.objects.filter(pk=payment, arrangement=found).first()
    if row is None:
        raise NotFound
    words = " ".join(why.split())
    if not words:
        raise Refused(_("Schrijf kort op waarom."))
    if row.undone_at is not None:
        raise Refused(_("Deze betaling is al teruggedraaid."))
    _run_again(found)
    _take_back(found, {part["instalment"]: part["cents"] for part in row.parts})
    row.undone_at, row.undone_by, row.undone_why = clock.now(), actor.id, words
    row.save(update_fields=["undone_at", "undone_by", "undone_why"])
    note_change(actor, found, "undo", why=words, cents=row.cents)
    return found


def _run_again(arrangement: Arrangement) -> None:
    if arrangement.state != ArrangementState.KEPT:
        return
    parts = ArrangementDebt.objects.filter(arrangement=arrangement).select_related("debt")
    if arrangement.kind != ArrangementKind.PAID_ON and any(
        each.debt.state != DebtState.PAID for each in parts
    ):
        raise Refused(_("Een schuld van deze regeling staat al anders. Pas eerst de schuld aan."))
    closed = arrangement.case.closed_on is not None
    if closed and not is_followed(arrangement.case_id):
        raise Refused(_("De zaak is afgesloten en niemand volgt haar. Heropen eerst de zaak."))
    arrangement.state, arrangement.ended_on = ArrangementState.RUNNING, None
    arrangement.save(update_fields=["state", "ended_on"])
    if closed:  # who follows it stays for as long as it runs
        cases.let_go(actor=system(arrangement.municipality, "help"), case=arrangement.case_id)
    move_debts(arrangement, DebtState.PAID, DebtState.ARRANGED)


def _take_back(arrangement: Arrangement, parts: dict[str, int]) -> None:
    """Let what was paid be expected again; nobody was asked about it yet."""
    for row in payments_of([arrangement.pk]):
        if (cents := parts.get(str(row.pk), 0)) == 0:
            continue
        line = not_paid(as_line(row), cents)
        row.paid_cents, row.state, row.asked_on = line.paid, line.state, None
        if not line.paid:
            row.paid_on, row.heard_from = None, ""
        row.save()
