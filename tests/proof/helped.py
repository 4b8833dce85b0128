# SPDX-License-Identifier: EUPL-1.2
"""What was said with a planted home, who else helps it, and how it asked for help itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case
from woonzeker.help.models import (
    ChildrenKnown,
    Conversation,
    LandlordWrong,
    OwnAlarm,
    Referral,
    SupportOffer,
    Worry,
)

if TYPE_CHECKING:
    from tests.proof.things import Thing


def talked_with(thing: Thing, case: Case, colleague: Actor) -> None:
    """A finished conversation of a colleague: its words are for who sees all notes."""
    now, said, health = clock.now(), f"gezegd{thing.column}", f"ziekte{thing.column}"
    Conversation.objects.create(
        case=case, held_on=MONDAY, first=True, opening=said, lives_here={"words": said},
        areas={"gezondheid": {"stands": "", "words": health}}, started_at=now,
        started_by=colleague.id, saved_at=now, finished_at=now,
    )  # fmt: skip
    ChildrenKnown.objects.create(
        case=case, answer="yes", count=3, source="parent", asked_on=MONDAY,
        asked_by=colleague.id, recorded_at=now,
    )  # fmt: skip
    thing.whole[said] = DataClass.NOTES
    thing.planted[health] = DataClass.HEALTH


def helped(thing: Thing, case: Case, colleague: Actor) -> None:
    """A referral, an offer of support, a landlord who does wrong, a request and a worry."""
    note, told = f"notitie{thing.column}", f"verteld{thing.column}"
    referral = Referral.objects.create(
        case=case, to="Kredietbank", kind="schulden", consent="resident", consent_on=MONDAY,
        words=note, offered_on=MONDAY, offered_by=colleague.id,
    )  # fmt: skip
    SupportOffer.objects.create(
        case=case, offered_on=MONDAY, channel="visit", offered_by=colleague.id
    )
    wrong = LandlordWrong.objects.create(
        case=case, kind="locks", words=note, pointed_to=["politie"], noted_on=MONDAY,
        noted_by=colleague.id, follow_up_on=MONDAY,
    )  # fmt: skip
    alarm = OwnAlarm.objects.create(
        case=case, by="resident", channel="phone", words=told, raised_on=MONDAY, due_on=MONDAY,
        recorded_at=clock.now(), recorded_by=colleague.id,
    )  # fmt: skip
    worry = Worry.objects.create(
        came_from="neighbour", household=case.household, case=case, words=told,
        exception="vervuiling", state="second_eyes", came_on=MONDAY, keep_until=MONDAY,
        recorded_by=colleague.id,
    )  # fmt: skip
    thing.whole[note] = DataClass.NOTES
    thing.planted[told] = DataClass.SIGNAL
    thing.ids |= {
        "referral": referral.pk, "wrong": wrong.pk, "alarm": alarm.pk, "worry": worry.pk,
    }  # fmt: skip
