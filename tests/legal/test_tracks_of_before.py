# SPDX-License-Identifier: EUPL-1.2
"""What bailiffs and courts told before there were tracks stands on them as if it came today."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from tests.conftest import CODE
from tests.legal.claims import household

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.services import enter_message, withdraw_message
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db
MIGRATION = import_module("woonzeker.legal.migrations.0006_costs_and_changes_beside_a_track")
LETTERS: tuple[dict[str, str], ...] = (
    {"soort": "dagvaarding_aangekondigd"},
    {"soort": "dagvaarding_uitgebracht", "datum": "2026-12-07", "rechtbank": "Amsterdam",
     "gedaan_op": "2026-10-30", "schuldeiser": "Woonstede"},
    {"soort": "zitting_bepaald", "datum": "2026-12-14", "rechtbank": "Amsterdam", "tijd": "10:00"},
    {"soort": "zitting_bepaald", "datum": "2026-12-21", "rechtbank": "Amsterdam"},
    {"soort": "vonnis_gewezen", "vonnis": "voorwaardelijk", "verstek": "nee",
     "datum": "2026-10-20"},
    {"soort": "ontruiming_aangezegd", "datum": "2026-11-16"},
    {"soort": "ontruiming_ingetrokken"},
)  # fmt: skip


def stands() -> list[dict[str, Any]]:
    """Every event with whose track it is on, without what only tells rows apart."""
    left_out = {"id", "track_id", "started"}
    with tenant(CODE):
        return sorted(
            (
                {name: value for name, value in row.items() if name not in left_out}
                for row in TrackEvent.counting.values(
                    *(each.attname for each in TrackEvent._meta.concrete_fields),
                    "track__creditor_partner", "track__ground", "track__opened_at",
                )
            ),
            key=lambda row: str(row["message_id"]),
        )  # fmt: skip


def test_messages_of_before_stand_on_tracks_as_if_they_came_now(outreach_worker: Actor) -> None:
    organisations.agree(
        actor=system(CODE, "tests"), sector="huur", name="Woonstede", from_on=date(2021, 1, 1)
    )
    case = household(outreach_worker)
    for raw in LETTERS:
        made = enter_message(actor=outreach_worker, case=case.pk, raw=raw)
    wrong = enter_message(actor=outreach_worker, case=case.pk, raw={**LETTERS[-2], "tijd": "9:00"})
    withdraw_message(actor=outreach_worker, court_message=wrong.pk, reason="misread")
    before = stands()
    assert len(before) == len(LETTERS)
    assert made.pk
    with tenant(CODE), connection.cursor() as cursor:
        TrackEvent.objects.all().delete()
        CourtTrack.objects.all().delete()
        for sql in (MIGRATION._CLAIMS, MIGRATION._TRACKS, MIGRATION._EVENTS):
            cursor.execute(sql)
    assert stands() == before
    with tenant(CODE):
        assert CourtTrack.objects.count() == 1
