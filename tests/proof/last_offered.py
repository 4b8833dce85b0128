# SPDX-License-Identifier: EUPL-1.2
"""What stands around a planted home of last offers: time of a court, a settlement, bewind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    Moratorium,
    RentLook,
    Settlement,
    SettlementAnswer,
)

if TYPE_CHECKING:
    from tests.proof.things import Thing


def last_offered(thing: Thing, case: Case, colleague: Actor) -> None:
    """A moratorium that runs, a debt settlement, a list in the making and income management."""
    own, keeper, heard = (f"{word}{thing.column}" for word in ("eigenlijst", "beheer", "gehoord"))
    moratorium = Moratorium.objects.create(
        case=case, kind="provision_287b", asker="schuldenaar", state="granted", sent_on=MONDAY,
        decided_on=MONDAY, made_on=MONDAY, made_by=colleague.id,
    )  # fmt: skip
    RentLook.objects.create(
        moratorium=moratorium, case=case, due_on=MONDAY + timedelta(days=29), seen="unknown",
        told_by="worker", looked_on=MONDAY, looked_at=clock.now(), looked_by=colleague.id,
    )  # fmt: skip
    settlement = Settlement.objects.create(
        case=case, asked_on=MONDAY, made_on=MONDAY, made_by=colleague.id
    )
    SettlementAnswer.objects.create(
        settlement=settlement, case=case, code="begin", asked_on=MONDAY, answered_on=MONDAY,
        words=heard, answered_by=colleague.id,
    )  # fmt: skip
    listed = BewindRequest.objects.create(
        case=case, resident_words=own, heard_on=MONDAY, changed_on=MONDAY, made_on=MONDAY,
        made_by=colleague.id,
    )  # fmt: skip
    bewind = Bewind.objects.create(
        case=case, kind="income_management", explained_on=MONDAY, wished_on=MONDAY,
        resident_signed_on=MONDAY, begins_on=MONDAY, keeper=keeper, made_on=MONDAY,
        made_by=colleague.id,
    )  # fmt: skip
    thing.planted |= {own: DataClass.PROCESS, keeper: DataClass.PROCESS}
    thing.whole[heard] = DataClass.NOTES
    thing.ids |= {
        "moratorium": moratorium.pk, "settlement": settlement.pk, "bewind_request": listed.pk,
        "bewind": bewind.pk,
    }  # fmt: skip
