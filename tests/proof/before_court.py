# SPDX-License-Identifier: EUPL-1.2
"""What stands around a planted home of bailiffs and courts: a message, and who was brought."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zlib import crc32

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case
from woonzeker.legal.models import (
    CaseRoad,
    Channel,
    CourtMessage,
    CourtTrack,
    HearingPlan,
    RoadStep,
    SaidBy,
    SignOff,
    Source,
    TrackEvent,
    TrackFee,
    WarmReferral,
    Whose,
)

if TYPE_CHECKING:
    from tests.proof.things import Thing


def a_track(thing: Thing, case: Case, colleague: Actor) -> dict[str, DataClass]:
    """A claim with a judgment that a colleague heard of, and what it cost; gives what it says."""
    who, cents = f"Kwikstaart{thing.column}", 30_000_00 + crc32(thing.column.encode()) % 9_000_00
    by = {"entered_at": clock.now(), "entered_by": colleague.id}
    track = CourtTrack.objects.create(
        case=case, creditor=who, ground="arrears", opened_at=clock.now(), opened_by=colleague.id
    )
    event = TrackEvent.objects.create(
        track=track, kind="judged", judgment="dissolution", on=MONDAY - timedelta(days=40),
        told_on=MONDAY, said_by="creditor", **by,
    )  # fmt: skip
    fee = TrackFee.objects.create(track=track, fee="court", cents=cents, on=MONDAY, **by)
    thing.ids |= {"court_track": track.pk, "track_event": event.pk, "track_fee": fee.pk}
    euros, rest = divmod(cents, 100)
    amount = f"{euros:,}".replace(",", ".") + f",{rest:02}"
    return {who: DataClass.SIGNAL, amount: DataClass.SIGNAL}


def a_road(case: Case, colleague: Actor) -> UUID:
    """Somebody stayed behind after a death; gives the id of the road."""
    road = CaseRoad.objects.create(
        case=case, road="carer", began_on=MONDAY, begun="resident_tells", began_by="resident",
        opened_at=clock.now(), opened_by=colleague.id,
    )  # fmt: skip
    RoadStep.objects.create(
        case=case, road=road, code="died", on=MONDAY, noted_at=clock.now(), noted_by=colleague.id
    )
    return road.pk


def before_court(thing: Thing, case: Case, colleague: Actor, partner: UUID) -> None:
    """A hearing that a court told of, of somebody whom a colleague must still point out."""
    court, owed, named, asks = (
        f"{word}{thing.column}" for word in ("Kanton", "Woonhuis", "Sperwer", "leefgeld")
    )
    phone = f"0698{crc32(thing.column.encode()) % 1_000_000:06}"  # of nobody else
    person = thing.ids["person"]
    message = CourtMessage.objects.create(
        case=case, partner_id=partner, source=Source.PARTNER, channel=Channel.FORM,
        kind="hearing_set", day_on=MONDAY + timedelta(days=20), at=time(10, 30), court=court,
        creditor=owed, about={"surname": named}, ground="agreement", ground_source="convenant",
        ground_confidence="verified", received_at=clock.now(), received_on=MONDAY,
        entered_by=colleague.id, whose=Whose.REVIEW, candidates=[str(person)],
    )  # fmt: skip
    warm = WarmReferral.objects.create(
        case=case, partner_id=partner, about={"name": named, "phone": phone}, wish=asks,
        consent_at=clock.now(), consent_how="aan de deur", received_at=clock.now(),
        due_on=MONDAY,
    )  # fmt: skip
    signed = SignOff.objects.create(
        case=case, by=colleague.id, level="work", stop="closing", seen="0" * 64, on=MONDAY,
        signed_at=clock.now(),
    )  # fmt: skip
    thing.planted |= a_track(thing, case, colleague)
    thing.ids |= {"case_road": a_road(case, colleague)}
    thing.planted |= {court: DataClass.COURT, owed: DataClass.SIGNAL, asks: DataClass.SIGNAL}
    thing.planted |= {named: DataClass.IDENTITY}
    thing.whole[phone] = DataClass.ADDRESS
    thing.ids |= {"court_message": message.pk, "warm_referral": warm.pk, "sign_off": signed.pk}
    _in_court(thing, case, message)


def _in_court(thing: Thing, case: Case, message: CourtMessage) -> None:
    """The hearing on the track of its claim, and a file that was made for it."""
    track = CourtTrack.objects.create(
        case=case, creditor=str(message.creditor), ground="arrears", opened_at=clock.now()
    )
    event = TrackEvent.objects.create(
        track=track, kind="hearing", on=MONDAY, day_on=message.day_on, at=message.at,
        court=message.court, told_on=MONDAY, said_by=SaidBy.COURT, entered_at=clock.now(),
        message=message,
    )  # fmt: skip
    HearingPlan.objects.create(
        case=case, track=track, event=event, file_made_at=clock.now(), file_made_by="tests",
        file={"parts": ["practice", "contacts"], "rent": "unknown", "on": str(MONDAY)},
    )  # fmt: skip
    thing.ids["hearing"] = event.pk
