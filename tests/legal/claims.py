# SPDX-License-Identifier: EUPL-1.2
"""A claim before the court that somebody follows, and what is entered on it in a line."""

from __future__ import annotations

from datetime import date, timedelta

from tests.conftest import CODE, MONDAY
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.services import Home
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.track import ClaimGround, Occurrence, Ruling
from woonzeker.legal.rules.track import TrackEvent as Told
from woonzeker.legal.services import add_event, open_track

HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")


def back(days: int) -> date:
    """So many days before today."""
    return MONDAY - timedelta(days)


def household(worker: Actor) -> Case:
    """A household that asked for help itself, on which somebody works."""
    made = cases.open_on_request(actor=worker, home=HERE)
    let_work(worker, made)
    return made


def follow(worker: Actor, case: Case) -> CourtTrack:
    """A claim that somebody follows."""
    return open_track(actor=worker, case=case.pk, ground=ClaimGround.ARREARS, creditor="K. Mulder")


def add(
    actor: Actor, claim: CourtTrack, kind: Occurrence, on: date = MONDAY, **facts: object
) -> TrackEvent:
    """Enter what the creditor said."""
    told = Told(kind, on, **facts)  # type: ignore[arg-type]
    return add_event(actor=actor, court_track=claim.pk, told=told, said_by="creditor")


def judge(actor: Actor, claim: CourtTrack, on: date, **facts: object) -> TrackEvent:
    """Enter a judgment on which somebody may be evicted."""
    ruling = Ruling(Judgment.DISSOLUTION, **facts)  # type: ignore[arg-type]
    return add(actor, claim, Occurrence.JUDGED, on, ruling=ruling)


def waiting(case: Case) -> set[str]:
    """The kinds of tasks that wait."""
    with tenant(CODE):
        rows = CaseTask.objects.filter(case=case, done_on=None)
        return set(rows.values_list("kind", flat=True))


def step_of(case: Case) -> tuple[int, bool]:
    """The step of a case now, and whether its home is at stake."""
    with tenant(CODE):
        now = Case.objects.get(pk=case.pk)
        return now.step, now.threatening
