# SPDX-License-Identifier: EUPL-1.2
"""What happened stands newest first, within a day as well."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import CODE
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.web.selectors.history import events_of

pytestmark = pytest.mark.django_db


def test_a_move_after_an_attempt_of_that_day_stands_above_it(
    outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    cases.advance(actor=outreach_worker, case=case.pk, move="wait", reason="creditor")
    with tenant(CODE):
        ContactAttempt.objects.update(recorded_at=clock.now() - timedelta(hours=1))
        titles = [event.title for event in events_of(case.pk)]
    assert titles.index("Wacht op iemand anders") < titles.index("Brief: verstuurd")
