# SPDX-License-Identifier: EUPL-1.2
"""What an arrangement may ask: within the room of a household, looked at under a lock."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import Arrangement
from woonzeker.help.rules.instalments import PayDay, turns_until
from woonzeker.help.rules.money import Amount, Every, Room, fits, most_at_once, most_to_ask
from woonzeker.help.selectors.overviews import (
    missing_words,
    newest_overview,
    room_left,
    saved_left,
)
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.ui.words import money


def lock_money(case: UUID) -> None:
    """Let whoever changes what a household repays wait for each other. Raises NotFound."""
    rows = Case.objects.select_for_update(no_key=True).filter(pk=case).values_list("pk")
    if not list(rows):
        raise NotFound


def lock_money_of(arrangement: UUID) -> None:
    """The same for the case of an arrangement. Raises NotFound."""
    case = Arrangement.objects.filter(pk=arrangement).values_list("case", flat=True).first()
    if case is None:
        raise NotFound
    lock_money(case)


def room_for(case: UUID, asked: Amount, *, debts: Collection[UUID]) -> int:
    """The room a month in cents that so much each pay day stays within. Raises Refused.

    `debts` are those it is about: what is repaid of them already ends when it starts.
    """
    room = _known(room_left(case, replaces=debts))
    if not fits(asked, room):
        raise Refused(
            _("Dit is meer dan de ruimte. Het hoogste dat kan is %s per keer.")
            % money(most_to_ask(asked.every, room))
        )
    return room.cents or 0


def room_at_once(
    case: UUID, owed_cents: int, pay: PayDay, *, last: date, debts: Collection[UUID]
) -> int:
    """The room in cents of all that is paid at once until a day, with what is put by.

    What another quick fix takes is not there twice. Raises Refused.
    """
    overview = newest_overview(case)
    room = _known(room_left(case, overview, replaces=debts, at_once=False))
    turns = turns_until(pay, clock.today(), last)
    most = most_at_once(room, pay.every, turns, saved=saved_left(case, overview))
    if owed_cents > most:
        raise Refused(
            _("Dit is meer dan de ruimte en wat er gespaard is (%s samen).") % money(most)
        )
    return room.cents or 0


def last_of_quick_fix(municipality: str) -> date:
    """The last day of a quick fix that starts today."""
    policy = decided(municipality, PolicyKind.HELP, on=clock.today())
    return clock.today() + timedelta(days=policy["quick_fix_days"])


def in_time(days: Sequence[date], municipality: str) -> None:
    """Raise Refused for a quick fix that takes too long."""
    last = last_of_quick_fix(municipality)
    if max(days) > last:
        raise Refused(
            _("Een snelle oplossing is binnen %d dagen klaar. Maak hier termijnen van.")
            % (last - clock.today()).days
        )


def room_each_turn(case: UUID, every: Every, *, besides: UUID) -> int:
    """What may be paid each pay day beside the other arrangements, in cents; 0 while not known."""
    return most_to_ask(every, room_left(case, besides=besides))


def _known(room: Room) -> Room:
    if room.month is None:
        raise Refused(" ".join(missing_words(room)))
    return room
