# SPDX-License-Identifier: EUPL-1.2
"""A refusal from before a case was reopened does not say what comes next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, MONDAY
from tests.pipeline.wrong import case_of, give_to, go_on, taken_up
from tests.situations import let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.matching.models import Link, Person
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.pipeline import reopen_link
from woonzeker.web.selectors import case_page

pytestmark = pytest.mark.usefixtures("municipality")
LATER = MONDAY + timedelta(days=14)


@pytest.fixture
def home(municipality: str) -> Person:
    return resident()


@pytest.fixture
def refused(home: Person, outreach_worker: Actor) -> Link:
    """A household that said on Monday that it wants no help."""
    link = taken_up(home)
    case = case_of(link)
    assert case is not None
    let_work(outreach_worker, case)
    record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.VISIT, day_part="middag",
        outcome=ContactOutcome.DECLINED, source_told=True,
    )  # fmt: skip
    return link


def next_code(actor: Actor, link: Link, on: date) -> str:
    case = case_of(link)
    assert case is not None
    with clock.standing_at(on), tenant(CODE):
        return case_page(actor=actor, case=case.pk).advice.code


def test_while_the_case_runs_the_refusal_counts(coordinator: Actor, refused: Link) -> None:
    assert next_code(coordinator, refused, MONDAY) == "round_off_declined"


def test_after_a_new_report_it_does_not(
    coordinator: Actor, outreach_worker: Actor, home: Person, refused: Link
) -> None:
    case = case_of(refused)
    assert case is not None
    cases.advance(actor=outreach_worker, case=case.pk, move="close_help_declined")
    with clock.standing_at(LATER):
        linked_signal(home, amount_cents=90_000)
    go_on(LATER)
    assert next_code(coordinator, refused, LATER) == "seek_contact"


def test_after_a_slip_it_still_counts(coordinator: Actor, home: Person, refused: Link) -> None:
    with clock.standing_at(LATER):
        reopen_link(actor=coordinator, link=refused.pk, reason="pressed_wrong")
    give_to(refused, home, LATER)
    assert next_code(coordinator, refused, LATER) == "round_off_declined"
