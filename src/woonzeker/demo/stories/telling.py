# SPDX-License-Identifier: EUPL-1.2
"""Which stories are told when: letters in the last month that was worked, the rest at its end."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access.tenancy import tenant
from woonzeker.demo import services
from woonzeker.demo.accounts import Practice
from woonzeker.demo.brp import answering
from woonzeker.demo.models import DemoProgress
from woonzeker.demo.stories import (
    asking,
    contact,
    court,
    letters,
    letting,
    living,
    money,
    offers,
    places,
    reported,
    roads,
    roof,
    stops,
    team,
    watching,
)
from woonzeker.demo.stories.stage import Stage
from woonzeker.demo.town import Town
from woonzeker.help.models import BudgetRequest, Conversation
from woonzeker.outreach.models import ContactWish, LadderDeviation, Message, PeerRequest
from woonzeker.planning.models import DoorCaution, HandOver

#: the Monday on which the first letters go to the printer
FIRST_LETTERS = date(2026, 10, 19)
#: told in this order, each in a transaction of its own
_ORDER = (
    letters.first_run,
    money.wayfinder, money.arrangement, money.proposal, money.budgets,
    contact.wishes, contact.waiting, contact.halfway, team.peers, team.colleagues, asking.alarms,
    asking.worries, letters.returned, letters.single, letters.messages, contact.ladder,
    letters.next_run, watching.glass, watching.nights, places.shared,
    reported.reports, court.chapter, offers.chapter, stops.chapter, living.chapter, roof.chapter,
    roads.chapter, stops.waits_for_manager, court.morning,
)  # fmt: skip


#: whatever is in one of these was in a story before
_TRACES = (
    Conversation, BudgetRequest, PeerRequest, ContactWish, LadderDeviation, HandOver, DoorCaution,
    Message,
)  # fmt: skip


class Stories:
    """Tells each story once, in a practice municipality that is being filled."""

    def __init__(self, practice: Practice, town: Town) -> None:
        self.practice = practice
        self.town = town

    def done(self) -> bool:
        """Whether all of them are told."""
        return self.told() >= len(_ORDER)

    def told(self) -> int:
        """How far the telling is."""
        code = self.practice.lead.municipality
        progress = DemoProgress.objects.filter(municipality_id=code).first()
        return progress.told if progress else 0

    def at_the_start(self, today: date) -> None:
        """What needs nothing of the town, so that it is there while the months come in."""
        with tenant(self.practice.lead.municipality):
            letting.arrears(Stage(self.practice, today))

    def after_week(self, monday: date) -> None:
        """What happens once a week has been worked."""
        if monday == FIRST_LETTERS and not self.told():
            with answering(self.town.register()):
                self._tell(0, monday)

    def at_the_end(self, today: date) -> None:
        """What stands on the desk of whoever comes to practise."""
        if self.done():
            return
        with answering(self.town.register()):
            for at in range(max(1, self.told()), len(_ORDER)):
                self._tell(at, today)

    def _tell(self, at: int, today: date) -> None:
        with tenant(self.practice.lead.municipality):
            stage = Stage(self.practice, today, taken=_taken())
            with stage.on(today):
                _ORDER[at](stage)
            services.note_told(actor=self.practice.lead, told=at + 1)


def _taken() -> set[UUID]:
    """The cases that are in a story already."""
    return {case for trace in _TRACES for case in trace.objects.values_list("case", flat=True)}
