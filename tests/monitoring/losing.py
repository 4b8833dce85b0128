# SPDX-License-Identifier: EUPL-1.2
"""Households that rent, and what a bailiff or court did to them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cases.running import begun
from tests.conftest import CODE, MONDAY
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.rules import Judgment
from woonzeker.organisations.models import Partner


def happened(case: Case, *events: str, ground: str = "arrears", since: date = MONDAY) -> None:
    """A claim of the one partner with these events, a day apart."""
    with tenant(CODE):
        track = CourtTrack.objects.create(
            case=case, creditor_partner=Partner.objects.get(), ground=ground,
            opened_at=clock.now(),
        )  # fmt: skip
        for number, kind in enumerate(events):
            TrackEvent.objects.create(
                track=track, kind=kind, on=since + timedelta(days=number), told_on=MONDAY,
                judgment=Judgment.DISSOLUTION.value if kind == "judged" else "",
                by_default=True if kind == "judged" else None,
                said_by="bailiff", entered_at=clock.now(),
            )  # fmt: skip


def rented(key: str = "1234AB12") -> Case:
    """A household of which a corporation reported arrears of rent."""
    return begun(resident(key), partner="Woon", sector="huur")
