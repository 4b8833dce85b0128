# SPDX-License-Identifier: EUPL-1.2
"""What stands beside a claim before the court: its costs, and what changed since the judgment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.legal.claims import back, follow, household, judge

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal.models import ChangedFact, ChangeSource, CourtTrack, TrackFee
from woonzeker.legal.rules.changed import Answer, Change
from woonzeker.legal.rules.costs import Fee
from woonzeker.legal.selectors import changed_page, costs
from woonzeker.legal.services import Noted, enter_fee, enter_message, note_changed, recall_fee

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def worker(outreach_worker: Actor) -> Actor:
    """Somebody who works on the case."""
    return outreach_worker


@pytest.fixture
def case(worker: Actor) -> Case:
    """A household on which somebody works."""
    return household(worker)


@pytest.fixture
def claim(worker: Actor, case: Case) -> CourtTrack:
    """A claim that somebody follows."""
    return follow(worker, case)


def test_costs_are_what_was_entered_and_what_was_told(
    worker: Actor, case: Case, claim: CourtTrack
) -> None:
    raw = {"soort": "dagvaarding_uitgebracht", "datum": "2026-12-07", "rechtbank": "Amsterdam",
           "vordering": "1.800,00"}  # fmt: skip
    enter_message(actor=worker, case=case.pk, raw=raw)
    made = enter_fee(actor=worker, court_track=claim.pk, fee=Fee.SUMMONS, cents=13_000, on=MONDAY)
    enter_fee(actor=worker, court_track=claim.pk, fee=Fee.EVICTION)
    found = costs(actor=worker, court_track=claim.pk, instalment_cents=10_000)
    assert found.creditor.so_far.total_cents == 193_000
    assert (found.creditor.if_on.at_least, found.resident.turns) == (True, 21)
    assert not found.rent_known
    recall_fee(actor=worker, track_fee=made.pk, reason="misread")
    assert costs(actor=worker, court_track=claim.pk).creditor.so_far.total_cents == 180_000
    with tenant(CODE), transaction.atomic(), pytest.raises(DatabaseError, match="only ever added"):
        TrackFee.objects.update(cents=1)


def test_a_cost_of_tomorrow_is_refused(worker: Actor, claim: CourtTrack) -> None:
    with pytest.raises(Refused, match="moet nog komen"):
        enter_fee(
            actor=worker, court_track=claim.pk, fee=Fee.COURT, cents=1, on=MONDAY + timedelta(1)
        )


def test_the_last_answer_on_what_changed_counts_and_health_is_for_few(
    worker: Actor, claim: CourtTrack
) -> None:
    judge(worker, claim, back(60))

    def say(answer: Answer, change: Change = Change.PAID) -> None:
        noted = Noted(change, answer, ChangeSource.RESIDENT, back(10))
        note_changed(actor=worker, court_track=claim.pk, noted=noted)

    say(Answer.NO)
    say(Answer.YES)
    found = changed_page(actor=worker, court_track=claim.pk)
    assert found.has_new
    assert found.sections[0].code == "new"
    assert [each.change for each in found.sections[0].lines] == ["paid"]
    shown = {line.change for each in found.sections for line in each.lines}
    assert not shown & {"illness", "income", "bewind", "debt_help"}
    assert found.hidden == 4
    with pytest.raises(NotPermitted):
        say(Answer.YES, Change.ILLNESS)
    with pytest.raises(Refused, match="vonnis zelf"):
        say(Answer.YES, Change.OLD)
    with tenant(CODE), transaction.atomic(), pytest.raises(DatabaseError, match="only ever added"):
        ChangedFact.objects.update(answer="no")


def test_costs_and_changes_have_pages(
    client_for: SignIn, worker: Actor, case: Case, claim: CourtTrack
) -> None:
    client = client_for(worker)
    judge(worker, claim, back(60))
    costs_page = f"/gang/{claim.pk}/kosten"
    wrong = client.post(costs_page, {"fee": "court", "cents": "veel"})
    assert (wrong.status_code, "Schrijf een bedrag" in wrong.content.decode()) == (422, True)
    page = client.post(costs_page, {"fee": "court", "cents": "240,00", "on": "2026-10-01"},
                       follow=True).content.decode()  # fmt: skip
    assert "€ 240,00" in page.replace("\u00a0", " ")
    assert (
        "Nu, en als het doorgaat tot" in client.get(f"{costs_page}?per_maand=50").content.decode()
    )
    with tenant(CODE):
        fee = TrackFee.objects.get()
    client.post(f"/gang/kosten/{fee.pk}/terugnemen", {"reason": "misread"})
    assert "Nog geen kosten overgenomen" in client.get(costs_page).content.decode()
    answer = f"/gang/{claim.pk}/veranderd/paid"
    given = {"answer": "yes", "since_on": "2026-12-01", "judge_knew": "nee", "source": "paper"}
    assert client.post(answer, given).status_code == 422
    page = client.post(answer, {**given, "since_on": "2026-10-20"}, follow=True).content.decode()
    assert "De rechter wist dit niet" in page
    assert client.get(f"/gang/{claim.pk}/veranderd/illness").status_code == 404
    assert client.get(f"/gang/{claim.pk}/veranderd/iets").status_code == 404
    assert "Iepenlaan 12" in client.get("/gang/plank").content.decode()
