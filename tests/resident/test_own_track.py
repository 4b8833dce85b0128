# SPDX-License-Identifier: EUPL-1.2
"""What a resident reads of a claim before the court on their own page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import CODE, MONDAY
from tests.legal.claims import add, follow, judge
from tests.resident.opened import code_for, household, inside, text
from tests.situations import let_work, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import CasePerson
from woonzeker.legal.rules.costs import Fee
from woonzeker.legal.rules.track import Occurrence
from woonzeker.legal.services import enter_fee, enter_message

pytestmark = pytest.mark.django_db


def test_it_says_where_a_claim_stands_who_acts_and_until_when(outreach_worker: Actor) -> None:
    case, person = household()
    let_work(outreach_worker, case)
    claim = follow(outreach_worker, case)
    judge(outreach_worker, claim, MONDAY - timedelta(20), by_default=True, costs_cents=45_000)
    add(outreach_worker, claim, Occurrence.NOTICE, day_on=MONDAY + timedelta(2))
    enter_fee(actor=outreach_worker, court_track=claim.pk, fee=Fee.EVICTION, cents=120_000)
    page = text(inside(person).get("/mijn/overzicht"))
    assert "De ontruiming is aangezegd en de dag is bekend." in page
    assert "woensdag 4 november 2026" in page
    assert "de deurwaarder" in page
    assert "proceskosten volgens het vonnis, ontruiming" in page
    # no amount, no name of a person, no work of colleagues, and no doubts of a lawyer
    hidden = ("Mulder", "450", "1.200", "eerste gesprek", "binnen de termijn van het bevel")
    assert not [each for each in hidden if each in page]


def test_a_housemate_with_an_own_page_reads_nothing_of_the_claim_of_another(
    outreach_worker: Actor,
) -> None:
    case, person = household()
    let_work(outreach_worker, case)
    raw = {"soort": "dagvaarding_uitgebracht", "datum": "2026-12-07", "rechtbank": "Amsterdam"}
    enter_message(actor=outreach_worker, case=case.pk, raw=raw)
    assert "De zitting komt eraan." in text(inside(person).get("/mijn/overzicht"))
    mate = resident(surname="Ander")
    with tenant(CODE):
        CasePerson.objects.create(case=case, person=mate)
    code_for(mate)
    assert "De zitting komt eraan." not in text(inside(person).get("/mijn/overzicht"))
