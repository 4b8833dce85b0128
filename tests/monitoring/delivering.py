# SPDX-License-Identifier: EUPL-1.2
"""A small municipality with something to deliver: numbers that open, signals, months, attempts."""

from __future__ import annotations

import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson, Household, MatchingPeriod, PeriodSignal
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching.models import Person
from woonzeker.matching.services.numbers import sealed_numbers
from woonzeker.monitoring import services
from woonzeker.monitoring.rules import Period
from woonzeker.outreach.models import ContactAttempt

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
NUMBER = "999990019"
#: the official schema, where it lies beside the project
OFFICIAL = (
    Path(__file__).resolve().parents[2].parent
    / "shared/standards/ddas/v1.2-uitwisselmodel.schema.json"
)


def numbered(number: str = NUMBER, **facts: Any) -> Person:
    """Somebody in the register whose number opens."""
    made = uuid4()
    with tenant(CODE):
        sealed = sealed_numbers({made: number})[made]
    return resident(id=made, bsn_encrypted=sealed, **facts)


def taken_up(person: Person, *signals: ArrearsSignal, result: str = "") -> MatchingPeriod:
    """The month of a household in which these signals were taken up."""
    today = clock.today()
    with tenant(CODE):
        home = Household.objects.create(
            address_key=str(uuid4())[:30], street="Iepenlaan", house_number=12, postcode="1234AB"
        )
        case = Case.objects.create(
            household=home, number=str(uuid4())[:8], step=3, opened_on=today,
        )  # fmt: skip
        CasePerson.objects.create(case=case, person=person)
        period = MatchingPeriod.objects.create(
            case=case, starts_on=today.replace(day=1), ends_on=date(2026, 11, 30),
            taken_up_on=today, shape="single", result=result,
        )  # fmt: skip
        for signal in signals:
            PeriodSignal.objects.create(period=period, signal=signal, came_as="new")
        ArrearsSignal.objects.filter(pk__in=[each.pk for each in signals]).update(
            result=SignalResult.TAKEN_UP
        )
    return period


def sought(case: UUID, channel: str = "visit", outcome: str = "talked", **facts: Any) -> None:
    """Contact that was sought."""
    with tenant(CODE):
        ContactAttempt.objects.create(
            case_id=case, channel=channel, outcome=outcome, tried_by="tests",
            **{"tried_on": clock.today(), "day_part": "avond", **facts},
        )  # fmt: skip


def delivered(period: Period = YEAR) -> dict[str, Any]:
    """The delivery of a period as it was written."""
    content = io.BytesIO()
    services.make_delivery(actor=LEAD, period=period, to=content)
    return dict(json.loads(content.getvalue()))


def faults(message: dict[str, Any]) -> list[str]:
    """What the official schema says of a message, by place and rule; without the official schema
    there is nothing to say."""
    found = _official().iter_errors(message) if OFFICIAL.is_file() else ()
    return [f"{each.json_path}: {each.validator}" for each in found]


@cache
def _official() -> Draft202012Validator:
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


__all__ = [
    "NUMBER", "OFFICIAL", "YEAR", "delivered", "faults", "linked_signal", "numbered", "sought",
    "taken_up",
]  # fmt: skip
