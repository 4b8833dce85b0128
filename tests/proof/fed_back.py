# SPDX-License-Identifier: EUPL-1.2
"""What a partner of a planted home may hear: an answer that waits, a consent and a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.feedback.models import AnswerConsent, AnswerRelease, CollectionPause
from woonzeker.intake.models import ArrearsSignal

if TYPE_CHECKING:
    from tests.proof.things import Thing


def fed_back(thing: Thing, case: Case, signal: ArrearsSignal, colleague: Actor) -> None:
    """An answer that waits for a person, what the resident agreed to, and a pause that runs."""
    now = clock.now()
    release = AnswerRelease.objects.create(
        signal=signal, code="not_resident", asked_on=MONDAY, due_on=MONDAY
    )
    consent = AnswerConsent.objects.create(
        case=case, partner_id=signal.partner_id, item="pause", from_on=MONDAY,
        until_on=MONDAY.replace(day=30), asked_how="talk", asked_by=colleague.id, recorded_at=now,
    )  # fmt: skip
    pause = CollectionPause.objects.create(
        case=case, partner_id=signal.partner_id, from_on=MONDAY, until_on=MONDAY.replace(day=30),
        explanation="x", basis="consent", asked_at=now, asked_by=colleague.id,
    )  # fmt: skip
    thing.ids |= {"release": release.pk, "consent": consent.pk, "pause": pause.pk}
