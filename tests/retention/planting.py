# SPDX-License-Identifier: EUPL-1.2
"""People with a mark of their own in every field that can hold words, to look for afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.models import Export
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import BrokenGlass, Case, CaseTask, EffortBooking
from woonzeker.cases.services import advance, take_up
from woonzeker.intake.models import ArrearsSignal, Delivery, RawFile, SetAsideLine, SignalCorrection
from woonzeker.matching.models import Link, LinkDecision, Person
from woonzeker.outreach.models import ContactAttempt
from woonzeker.planning.models import CaseFlag, PriorityScore, Visit, VisitRequest, WorkList
from woonzeker.privacy.models import RequestAnswer, RequestKind, RightsRequest
from woonzeker.retention.models import ErasureRequest, Ground, SubjectKind

OPENED = date(2026, 3, 2)
CLOSED = date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Planted:
    """The ids of one who was planted, and the mark that stands in all their fields."""

    mark: str
    person: UUID
    signal: UUID
    case: UUID
    number: str


def mark_of(number: int) -> str:
    """A word that stands nowhere else."""
    return f"KNR{number:05d}Q"


def plant(number: int) -> Planted:
    """Somebody in the register with a signal, a case that was closed, and all that hangs on it."""
    mark = mark_of(number)
    with clock.standing_at(OPENED):
        person = _person(mark)
        signal = _signal(person, mark)
        take_up(actor=LEAD, on=OPENED)
    with tenant(CODE):
        case = Case.objects.get(people__person=person)
        _around_the_signal(signal.pk, person, mark)
        _around_the_case(case, mark)
        _beside_it(case, person, mark)
    with clock.standing_at(CLOSED):
        advance(actor=LEAD, case=case.pk, move="close_paid", on=CLOSED)
    return Planted(mark, person.pk, signal.pk, case.pk, case.number)


def _person(mark: str) -> Person:
    return resident(
        f"9999ZZ{mark}", initials=mark, given_names=f"Voor{mark}", surname=f"Achter{mark}",
        partner_surname=f"Partner{mark}", street=f"{mark}laan", city=f"{mark}dam",
        previous_street=f"Oud{mark}", previous_city=f"Oud{mark}dam",
    )  # fmt: skip


def _signal(person: Person, mark: str) -> ArrearsSignal:
    return linked_signal(
        person, own_reference=f"R{mark}", customer_number=f"K{mark}", initials=mark,
        given_names=f"Voor{mark}", surname=f"Achter{mark}", street=f"{mark}laan",
        city=f"{mark}dam", business_name=f"Zaak{mark}", phones=[f"06{mark}"],
        emails=[f"{mark}@example.org"], remarks=[f"half nummer {mark}"],
    )  # fmt: skip


def _around_the_signal(signal: UUID, person: Person, mark: str) -> None:
    link = Link.objects.get(signal=signal)
    link.candidates = [
        {"person": str(person.pk), "score": 30.0, "reasons": [{"field": "naam", "words": mark}]}
    ]
    link.save()
    LinkDecision.objects.create(
        link=link, decided_at=clock.now(), decided_by="tests", choice="linked", person=person,
        before={"person": str(person.pk), "words": mark},
    )  # fmt: skip
    SignalCorrection.objects.create(
        signal_id=signal, corrected_at=clock.now(), corrected_by="tests",
        before={"surname": f"Verkeerd{mark}"},
    )  # fmt: skip
    delivery = Delivery.objects.get(signals=signal)
    RawFile(delivery=delivery).keep(f"naam;{mark}".encode())
    line = SetAsideLine(delivery=delivery, number=1, outcome="returned", reason="incomplete")
    cells = [f"K{mark}", f"Achter{mark}", f"{mark}laan", "12", mark]
    line.sentence, line.raw = f"Hier ontbreekt iets bij {mark}", {"cells": cells}
    line.save()


def _around_the_case(case: Case, mark: str) -> None:
    household, today = case.household, OPENED
    household.street, household.city = f"{mark}laan", f"{mark}dam"
    household.save()
    now = clock.now()
    BrokenGlass.objects.create(
        case=case, user_id="tests", reason="emergency", words=f"Gebeld over {mark}",
        broken_at=now, until_at=now,
    )  # fmt: skip
    CaseFlag.objects.create(case=case, kind="manual", reason=mark, set_on=today, set_by="tests")
    CaseTask.objects.get_or_create(case=case, kind=f"bel {mark}", asked_on=today, due_on=today)
    VisitRequest.objects.create(case=case, reason=f"Let op {mark}", asked_on=today)
    PriorityScore.objects.update_or_create(
        case=case,
        defaults={
            "scored_on": today, "total": 1, "policy_version": 1,
            "contributions": [{"code": "x", "words": mark, "points": 1}],
        },
    )  # fmt: skip
    week, _ = WorkList.objects.get_or_create(
        team_id=UUID(int=1), week_on=today,
        defaults={"planned_at": now, "planned_by": "tests"},
    )  # fmt: skip
    week.left_out = [*week.left_out, {"case": str(case.pk), "words": f"Voor {mark} geen tijd"}]
    week.save()
    Visit.objects.create(
        work_list=week, case=case, worker_id="tests", worker_name="Sanne", day_on=today,
        day_part="ochtend", position=1, minutes=30, why=f"Bel bij {mark}", outcome="talked",
    )  # fmt: skip
    ContactAttempt.objects.create(
        case=case, channel="visit", tried_on=today, outcome="talked", tried_by="tests"
    )
    EffortBooking.objects.create(
        case=case, step=4, booked_on=today, booked_by="tests", minutes=30, what="visit"
    )


def _beside_it(case: Case, person: Person, mark: str) -> None:
    RightsRequest.objects.create(
        number=f"RV-{uuid4().hex[:6]}", kind=RequestKind.ACCESS, received_on=OPENED,
        received_by="tests", channel="desk", words=f"Ik ben {mark}", person=person.pk,
        due_on=CLOSED, explanation="een maand", answer=RequestAnswer.GRANTED,
        answer_words=f"Beste {mark}", answered_on=CLOSED, answered_by="tests",
    )  # fmt: skip
    Export.objects.create(
        asked_by="tests", code="x", subject=str(case.pk), people=1, reason=f"Voor {mark}"
    )
    ErasureRequest.objects.create(
        kind=SubjectKind.PERSON, subject=person.pk, ground=Ground.REQUEST, asked_by="tests",
        reason=f"{mark} vraagt het", refused_at=clock.now(),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('default', 'x', 'succeeded', %s)",
            [json.dumps({"case": str(case.pk), "words": mark})],
        )
    session = SessionStore()
    session["_messages"] = f"{mark} is bijgewerkt: {case.pk}"
    session.save()
