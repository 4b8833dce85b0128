# SPDX-License-Identifier: EUPL-1.2
"""A letter that went to the wrong household, and the leak that was opened for it."""

from __future__ import annotations

from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import take_up
from woonzeker.outreach.models import Channel, ContactOutcome, DataLeak
from woonzeker.outreach.services import open_leak, record_contact


def leaked() -> DataLeak:
    """An open leak of a letter of today."""
    signal = linked_signal(resident())
    take_up(actor=LEAD, on=clock.today())
    with tenant(CODE):
        case = Case.objects.get(periods__signals__signal=signal)
    record_contact(actor=LEAD, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT)
    leak = open_leak(
        actor=LEAD, signal=signal.pk, case=case.pk, went_to=signal.link.person_id,
        reason="wrong_person", since=clock.today(), put_right=["signal_released"],
    )  # fmt: skip
    assert leak is not None
    return leak
