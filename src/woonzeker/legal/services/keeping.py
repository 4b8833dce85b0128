# SPDX-License-Identifier: EUPL-1.2
"""Who answers bailiffs by name, and which kinds of messages a municipality opens."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.rules import split_phones
from woonzeker.legal.models import DutyTurn
from woonzeker.legal.rules import Kind
from woonzeker.legal.rules.duty import Turn, overlaps
from woonzeker.legal.rules.grounds import WAIT
from woonzeker.legal.selectors.duty import MAY_KEEP_DUTY
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.selectors import decided, works_in

BASIS = "AVG art. 6 lid 1 onder e"


@action("legal.put_on_duty", may_if=MAY_KEEP_DUTY, basis=BASIS)
def put_on_duty(*, actor: Actor, user: str, phone: str, from_on: date, until_on: date) -> DutyTurn:
    """Put a colleague on the roster: bailiffs see the name and the number on those days.

    Raises Refused for days that another one has, that are over, or for who does not work here.
    """
    if until_on < from_on or until_on < clock.today():
        raise Refused(_("De laatste dag ligt voor de eerste, of is al voorbij."))
    if not works_in(user, actor.municipality):
        raise Refused(_("Deze persoon werkt hier niet (meer)."))
    if not split_phones(phone)[0]:
        raise Refused(_("Dit telefoonnummer klopt niet. Schrijf bijvoorbeeld 020 1234567."))
    rows = DutyTurn.objects.select_for_update().filter(ended_at=None, until_on__gte=from_on)
    if overlaps(Turn(from_on, until_on), [Turn(row.from_on, row.until_on) for row in rows]):
        raise Refused(_("Op een van deze dagen heeft al iemand dienst. Haal die dienst eerst weg."))
    return DutyTurn.objects.create(
        user_id=user,
        phone=phone.strip(),
        from_on=from_on,
        until_on=until_on,
        set_at=clock.now(),
        set_by=actor.id,
    )


@action("legal.end_duty", may_if=MAY_KEEP_DUTY, basis=BASIS, about="turn")
def end_duty(*, actor: Actor, turn: UUID) -> DutyTurn:
    """Take a turn off the roster; raises NotFound."""
    found = DutyTurn.objects.select_for_update().filter(pk=turn, ended_at=None).first()
    if found is None:
        raise NotFound
    found.ended_at = clock.now()
    found.save(update_fields=["ended_at"])
    return found


@action("legal.decide_type", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="AVG art. 6")
def decide_type(
    *,
    actor: Actor,
    what: str,
    ground: str,
    source: str,
    confidence: str,
    from_on: date,
    until_on: date | None,
    valid_from: date,
) -> LocalPolicy:
    """Open a kind of message, or 'please wait', on a ground; from a day on, earlier ones stay.

    An empty ground closes it. Raises Refused for a day that has passed, or what is out of bounds.
    """
    if valid_from < clock.today():
        raise Refused(_("Beleid kan niet gelden vanaf een dag die al voorbij is."))
    if what != WAIT and what not in set(Kind):
        raise NotFound
    before = decided(actor.municipality, PolicyKind.MESSAGES, on=valid_from)
    types = dict(before.get("types") or {})
    opening = {
        "ground": ground,
        "source": source.strip(),
        "confidence": confidence,
        "from": from_on.isoformat(),
        "until": until_on.isoformat() if until_on else None,
    }
    data = {**before, "types": types}
    if what == WAIT:
        data["wait"] = opening if ground else None
    elif ground:
        types[what] = opening
    else:
        types.pop(what, None)
    return organisations.decide_policy(
        actor=actor, kind=PolicyKind.MESSAGES, data=data, valid_from=valid_from
    )
