# SPDX-License-Identifier: EUPL-1.2
"""One household of the stories: who works on it, who was spoken to, what a court did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.demo.stories.reported import LANDLORD, household
from woonzeker.demo.stories.stage import Stage
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services import children
from woonzeker.legal import services as legal
from woonzeker.legal.models import CourtTrack, SaidBy
from woonzeker.legal.rules.track import ClaimGround, Occurrence, Ruling, TrackEvent
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome

COURT = "Rechtbank Noord-Holland, kantonrechter Haarlem"
LEADS, COUNSELS, VISITS = "ontruimingen", "schuldhulp", "huisbezoek"


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody heard of a claim, so many days ago; `about` is so many days from today."""

    kind: Occurrence
    days: int
    about: int | None = None
    hour: int | None = None
    ruling: Ruling | None = None
    in_person: bool | None = None
    by: SaidBy = SaidBy.BAILIFF


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody went there or called in between, so many days ago."""

    days: int
    outcome: ContactOutcome = ContactOutcome.TALKED


@dataclass(frozen=True, slots=True)
class Told:
    """A household on the stage, by the case it has."""

    stage: Stage
    case: UUID
    #: the day on which its case began
    since: date

    def by(self, name: str) -> Actor:
        """Somebody who works on it from its first day."""
        actor = self.stage.people[name]
        with self.stage.at(self.since):
            self.stage.give(self.case, actor)
        return actor

    def met(
        self,
        days: int,
        outcome: ContactOutcome = ContactOutcome.TALKED,
        *,
        channel: Channel = Channel.VISIT,
        by: str = VISITS,
        day_part: str = "middag",
    ) -> ContactAttempt:
        """Somebody sought contact so many days ago."""
        with self.stage.at(self.stage.ago(days)):
            return outreach.record_contact(
                actor=self.by(by), case=self.case, channel=channel, outcome=outcome,
                day_part=day_part, source_told=True,
            )  # fmt: skip

    def children(self, days: int, count: int, *, by: str = LEADS) -> None:
        """Somebody asked a parent about children, so many days ago."""
        answer = ChildrenAnswer.YES if count else ChildrenAnswer.NO
        with self.stage.at(self.stage.ago(days)):
            children.note_children(
                actor=self.by(by), case=self.case, answer=answer, source="parent",
                count=count or None,
            )  # fmt: skip

    def claims(
        self, *heard: Heard | Spoken, ground: ClaimGround = ClaimGround.ARREARS
    ) -> CourtTrack:
        """A claim of the landlord, what was heard of it and who was spoken to, the oldest first."""
        landlord = self.stage.practice.partners[LANDLORD]
        with self.stage.at(self.stage.ago(heard[0].days)):
            track = legal.open_track(
                actor=self.by(LEADS), case=self.case, ground=ground, creditor_partner=landlord.pk
            )
        self.heard(track, *heard)
        return track

    def heard(self, track: CourtTrack, *heard: Heard | Spoken) -> None:
        """What was heard of a claim next, and who was spoken to, the oldest first."""
        for each in heard:
            if isinstance(each, Spoken):
                self.met(each.days, each.outcome)
                continue
            with self.stage.at(self.stage.ago(each.days)):
                legal.add_event(
                    actor=self.by(LEADS), court_track=track.pk, told=_event(self.stage, each),
                    said_by=each.by,
                )  # fmt: skip


def named(stage: Stage, name: str) -> Told | None:
    """The household with this name in the stories, once its landlord reported it."""
    found: Case | None = household(stage, name)
    return Told(stage, found.pk, found.opened_on) if found is not None else None


def ahead(stage: Stage, days: int) -> date:
    """The day so many days after today; in a weekend the Monday after it."""
    day = stage.today + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _event(stage: Stage, heard: Heard) -> TrackEvent:
    about = None
    if heard.about is not None:
        about = ahead(stage, heard.about) if heard.about >= 0 else stage.ago(-heard.about)
    hears = heard.kind in {Occurrence.SUMMONED, Occurrence.HEARING, Occurrence.HEARING_MOVED}
    return TrackEvent(
        heard.kind, stage.ago(heard.days), about,
        at=time(heard.hour) if heard.hour else None,
        court=COURT if hears or heard.kind is Occurrence.JUDGED else "",
        ruling=heard.ruling, in_person=heard.in_person,
    )  # fmt: skip
