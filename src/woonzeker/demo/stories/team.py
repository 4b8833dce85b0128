# SPDX-License-Identifier: EUPL-1.2
"""The team: who is away, a case that went over, care at a door; and peer experts."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count

from woonzeker.demo.stories.stage import Stage, told
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import ContactOutcome
from woonzeker.planning import services as planning
from woonzeker.planning.models import Visit


def colleagues(stage: Stage) -> None:
    """A colleague is away in a week with doors; a case went over with a note; one door asks two."""
    lead, mine = stage.people["teamleider"], stage.practice.worker
    with stage.on(stage.ago(3)):
        away = _busiest(stage)
        if away:
            planning.note_absence(
                actor=lead,
                user=UUID(away),
                from_on=stage.today,
                until_on=stage.today + timedelta(days=4),
            )
        planning.note_own_absence(
            actor=mine,
            from_on=date(stage.today.year, 12, 24),
            until_on=date(stage.today.year, 12, 31),
        )
    given = stage.take(stage.unreached())
    if given is not None:
        with stage.on(stage.ago(3)):
            giver = stage.people["anouk"]
            stage.give(given.pk, giver)
            planning.hand_over(
                actor=stage.practice.coordinator, case=given.pk, from_user=giver.id,
                to_user=mine.id, note=told("hand_over"),
            )  # fmt: skip
    careful = stage.take(stage.unreached())
    if careful is not None:
        with stage.on(stage.ago(11)):
            stage.give(careful.pk, mine)
            planning.take_care(actor=mine, case=careful.pk, kind="two_people", why=told("caution"))


def _busiest(stage: Stage) -> str:
    """The colleague with most doors this week, but for who practises."""
    rows = Visit.objects.filter(day_on__gte=stage.today, outcome="")
    rows = rows.exclude(worker_id=stage.practice.worker.id)
    counted = rows.values("worker_id").annotate(doors=Count("pk")).order_by("-doors", "worker_name")
    return str(counted[0]["worker_id"]) if counted else ""


def peers(stage: Stage) -> None:
    """Two open requests, one that was chosen and one that was told of; hours of two months."""
    asker, peer = stage.practice.coordinator, stage.practice.peer
    asked = []
    for row in told("peer_requests"):
        case = stage.take(stage.unreached())
        if case is not None:
            with stage.on(stage.ago(9)):
                asked.append(outreach.ask_peer(actor=asker, case=case.pk, **row).pk)
    if len(asked) > 1:
        with stage.on(stage.ago(3)):
            outreach.take_peer_request(
                actor=peer, peer_request=asked[0], on=stage.today + timedelta(days=1)
            )
        gone_on = stage.ago(5)
        with stage.on(stage.ago(7)):
            outreach.take_peer_request(actor=peer, peer_request=asked[1], on=gone_on)
        with stage.on(gone_on):
            outreach.report_peer_visit(
                actor=peer, peer_request=asked[1], on=gone_on, outcome=ContactOutcome.APPOINTMENT,
                day_part="middag", words=told("peer_report"),
            )  # fmt: skip
    _hours(stage)


def _hours(stage: Stage) -> None:
    for days, minutes, what in told("peer_hours"):
        day = stage.ago(days)
        with stage.on(day):
            outreach.note_hours(
                actor=stage.practice.peer, worked_on=day, minutes=minutes, what=what
            )
    month_before = stage.today.replace(day=1) - timedelta(days=32)
    with stage.on(stage.ago(25)):
        outreach.approve_hours(
            actor=stage.people["teamleider"], user=UUID(stage.practice.peer.id), month=month_before
        )
