# SPDX-License-Identifier: EUPL-1.2
"""Every day: who must hear of a hearing or an eviction that comes near, once; and what is due."""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseMove, CaseTask
from woonzeker.legal.models import EscalationTold
from woonzeker.legal.rules.escalation import Call, due_today
from woonzeker.legal.selectors.safeguards import (
    coming_of,
    days_of,
    escalation_policy,
    near_court,
    record_of,
    told_of,
)
from woonzeker.legal.services.safeguards.errands import ERRANDS, run_errands
from woonzeker.legal.services.safeguards.losing import follow_loss
from woonzeker.legal.services.safeguards.recalling import follow_recall

#: the move that a letter makes when it goes out
_LETTER_WENT = "help_offered"
BASIS = "Ombudsmannen (verplichting 3); Wgs art. 4 lid 2"


@action("legal.tell_escalations", may_if=only_system(), basis=BASIS)
def tell_escalations(*, actor: Actor) -> int:
    """Tell who must hear of a day that comes near while something is open; gives how many did.

    What was told is a row of its own that the database takes once: whoever runs this twice, or at
    the same time, tells nobody twice.
    """
    policy = escalation_policy(actor.municipality)
    told = 0
    for case, days in near_court():
        record = record_of(case, days)
        run_errands(actor, case, record, days.summoned_on, policy)
        coming = coming_of(case, record, days)
        for call in due_today(coming, told_of(case.pk), policy, on=clock.today()):
            told += _tell(case, call)
    audit.concerns(told)
    return told


def _tell(case: Case, call: Call) -> int:
    """Keep that it was told; what another run kept first is not told again."""
    rows = [
        EscalationTold(
            case=case,
            rung=each.rung.value,
            set_by=each.set_by,
            hears=call.hears.value,
            day_on=call.day_on,
            on=clock.today(),
        )
        for each in call.told
    ]
    EscalationTold.objects.bulk_create(rows, ignore_conflicts=True)
    return EscalationTold.objects.filter(pk__in=[row.pk for row in rows]).count()


def follow_moves(moves: Iterable[CaseMove]) -> None:
    """What belongs to a summons, to the loss of a home and to what is taken back, at once."""
    for move in moves:
        follow_recall(move)
        if move.code == "home_lost":
            follow_loss(move)
        elif move.code == "dagvaarding_served":
            _follow_summons(move)
        elif move.code == _LETTER_WENT:
            _follow_letter(move)


def _follow_letter(move: CaseMove) -> None:
    """A letter on rights that went out settles what was asked since the summons, at once."""
    waits = CaseTask.objects.filter(case=move.case_id, kind__in=ERRANDS.values(), done_on=None)
    if not waits.exists():
        return
    municipality = str(move.municipality)
    found = Case.objects.get(pk=move.case_id)
    days = days_of([found.pk])[found.pk]
    served = CaseMove.counting.filter(case=found, code="dagvaarding_served").order_by("sequence")
    since = days.summoned_on or served.values_list("moved_on", flat=True).last()
    room = system(municipality, "legal")
    run_errands(room, found, record_of(found, days), since, escalation_policy(municipality))


def _follow_summons(move: CaseMove) -> None:
    """The letter on rights, the offer of support and the pointing to legal help are due.

    From the day on which it came, also when nobody entered it on a track.
    """
    municipality = str(move.municipality)
    found = Case.objects.get(pk=move.case_id)
    policy = escalation_policy(municipality)
    room = system(municipality, "legal")
    run_errands(room, found, record_of(found), move.moved_on, policy)
