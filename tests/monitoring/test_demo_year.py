# SPDX-License-Identifier: EUPL-1.2
"""What the practice municipality would deliver of its year fits the national model, every row."""

from __future__ import annotations

import io
import json
from datetime import date

from tests.monitoring.delivering import OFFICIAL, faults
from tests.proving import SEED, many

from woonzeker import pipeline
from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.demo import accounts
from woonzeker.demo.months import Filling
from woonzeker.demo.town import FULL_SIZE, MONTHS, SMALL_SIZE, Town
from woonzeker.intake.models import ArrearsSignal
from woonzeker.monitoring import services
from woonzeker.monitoring.ddas import Uitwisselmodel
from woonzeker.monitoring.rules import Period

STAGES = (pipeline.take_in, pipeline.take_up, pipeline.score)
YEAR = Period(date(2025, 1, 1), date(2026, 12, 31))


def test_the_practice_year_has_no_fault(own_database: str) -> None:
    town = Town(many(SMALL_SIZE, FULL_SIZE), seed=SEED)
    said: list[str] = []
    filling = Filling(town, accounts.prepare(), said.append)
    filling.take_register()
    for month in MONTHS[: many(2, len(MONTHS))]:
        filling.take_month(month)
    content = io.BytesIO()
    lead = filling.practice.lead
    with clock.standing_at(date(2026, 12, 31)):
        made = services.make_delivery(actor=lead, period=YEAR, to=content)
        helped = services.deliver_debt_help(actor=lead, period=YEAR)
    message = json.loads(content.getvalue())
    assert Uitwisselmodel.model_validate_json(content.getvalue())
    assert faults(message) == [], f"{OFFICIAL.name}, zaad {SEED}"
    with tenant(own_database):
        signals = ArrearsSignal.objects.count()
    given = message["leveringen"][0]
    assert len(given["vroegsignalen"]) == signals - made.record.left_out > 0
    known = {each["ID"] for each in given["vroegsignalen"]}
    named = [each["ID"] for zaak in given["vroegsignaalzaken"] for each in zaak["vroegsignalen"]]
    assert set(named) <= known
    assert len(named) == len(set(named))
    assert json.loads(helped.message)["leveringen"][0]["teller"] == 1
