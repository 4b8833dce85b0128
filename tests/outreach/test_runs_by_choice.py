# SPDX-License-Identifier: EUPL-1.2
"""A print run takes along the letter that somebody chose, and says why nobody gets one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.outreach.runs import letters, made
from tests.planning.households import reported, resident
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner
from woonzeker.outreach.ladder import LadderStep
from woonzeker.outreach.services import deviate

pytestmark = pytest.mark.django_db


def test_a_letter_that_somebody_chose_goes_with_the_run(
    maker: Actor, outreach_worker: Actor, partner_factory: Callable[..., Partner]
) -> None:
    somebody = resident(1, checked_at=clock.now())
    case = reported(partner_factory("water", "Bron"), somebody)
    reported(partner_factory("energie", "Draad"), somebody)
    let_work(outreach_worker, case)
    assert letters(made(maker)) == []
    deviate(actor=outreach_worker, case=case.pk, step=LadderStep.LETTER, why="eerst een brief")
    assert letters(made(maker)) == [("made", "")]


def test_a_run_in_which_nobody_gets_a_letter_says_why(
    maker: Actor, due: Callable[..., Case], client_for: Callable[[Actor], Client]
) -> None:
    due(checked_at=None)
    said = client_for(maker).get(f"/brieven/printronde/{made(maker).pk}").content.decode()
    assert "Geen enkele brief kan nu mee. Hieronder staat waarom." in said
