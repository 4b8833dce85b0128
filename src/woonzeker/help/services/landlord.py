# SPDX-License-Identifier: EUPL-1.2
"""What a landlord did wrong: pointed to who may act on it, and followed until it is over."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import LandlordWrong
from woonzeker.help.rules.landlord import OUTCOMES, STILL, look_again_on, refusal
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

BASIS = "Wet goed verhuurderschap art. 4"
TASK = "follow_landlord"


@action("help.note_wrong", may_if=MAY_WORK, basis=BASIS, about="case")
def note_wrong(
    *, actor: Actor, case: UUID, kind: str, pointed_to: Sequence[str], words: str = ""
) -> LandlordWrong:
    """Note what a landlord did and where the resident was pointed to; somebody asks again later.

    Raises Refused for what is not on the list, NotFound.
    """
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    if odd := refusal(kind, tuple(pointed_to)):
        raise Refused(_(odd))
    again = look_again_on(kind, clock.today(), _days(actor))
    made = LandlordWrong.objects.create(
        case=found,
        kind=kind,
        words=words,
        pointed_to=list(pointed_to),
        noted_on=clock.today(),
        noted_by=actor.id,
        follow_up_on=again,
    )
    cases.give_task(actor=actor, case=found.pk, kind=TASK, due_on=again)
    return made


@action("help.follow_wrong", may_if=MAY_WORK, basis=BASIS, about="wrong")
def follow_wrong(*, actor: Actor, wrong: UUID, outcome: str) -> LandlordWrong:
    """Note how it is now; as long as it goes on somebody asks again. Raises Refused, NotFound."""
    found = LandlordWrong.objects.select_for_update().filter(pk=wrong).first()
    if found is None:
        raise NotFound
    if outcome not in OUTCOMES:
        raise Refused(_("Kies uit de lijst."))
    if found.done_on is not None:
        raise Refused(_("Dit is al afgerond."))
    found.outcome = outcome
    if outcome in STILL:
        found.follow_up_on = look_again_on(found.kind, clock.today(), _days(actor))
    else:
        found.done_on = clock.today()
    found.save(update_fields=["outcome", "follow_up_on", "done_on"])
    case = found.case_id
    cases.settle_task(actor=actor, case=case, kind=TASK)
    waiting = LandlordWrong.objects.filter(case=case, done_on=None).order_by("follow_up_on")
    if (next_one := waiting.first()) is not None:
        cases.give_task(actor=actor, case=case, kind=TASK, due_on=next_one.follow_up_on)
    return found


def _days(actor: Actor) -> int:
    return int(decided(actor.municipality, PolicyKind.HELP)["wrong_follow_up_days"])
