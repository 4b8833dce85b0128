# SPDX-License-Identifier: EUPL-1.2
"""Each move asks a right, and a refused move is remembered."""

from __future__ import annotations

import pytest
from tests.cases.running import make
from tests.conftest import CODE
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.rules import RIGHTS, may_make
from woonzeker.cases.selectors import possible_moves
from woonzeker.cases.services import advance, close_case
from woonzeker.errors import NotPermitted, Refused
from woonzeker.process import MOVES, Exit, find_move

pytestmark = pytest.mark.django_db


def worker(*roles: str) -> Actor:
    return Actor("user", "w", CODE, frozenset(roles))


def test_every_right_of_the_table_is_held_by_somebody_or_the_system() -> None:
    assert {move.permission for move in MOVES} == set(RIGHTS)


@pytest.mark.parametrize(
    ("role", "move", "may"),
    [
        ("outreach_worker", "contact_sought", True),
        ("outreach_worker", "last_offer_made", False),
        ("outreach_worker", "reopen", False),
        ("team_lead", "bewind_requested", True),
        ("team_lead", "register_arrears", False),
        ("reviewer", "reopen", True),
        ("reviewer", "close_paid", False),
        ("manager", "contact_sought", False),
        ("functional_admin", "close_paid", False),
    ],
)
def test_a_role_may_make_its_own_moves(role: str, move: str, may: bool) -> None:
    assert may_make(worker(role), find_move(move)) is may


def test_a_move_beyond_ones_right_is_refused_and_remembered(
    case: Case, outreach_worker: Actor
) -> None:
    let_work(outreach_worker, case)
    make(case, "vonnis_given")
    with pytest.raises(NotPermitted):
        advance(actor=outreach_worker, case=case.pk, move="last_offer_made")
    with tenant(CODE):
        line = AuditLine.objects.get(refused=True)
    assert (line.code, line.subject) == ("cases.advance", str(case.pk))


def test_only_what_can_be_done_now_is_offered(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    closings = {move.code for move in possible_moves(actor=outreach_worker, case=case.pk).closings}
    assert "close_paid" in closings
    assert closings.isdisjoint({"close_no_contact", "close_help_declined", "close_rehoused"})


def test_after_contact_was_sought_no_contact_is_a_way_to_close(
    case: Case, outreach_worker: Actor
) -> None:
    let_work(outreach_worker, case)
    make(case, "contact_sought")
    found = possible_moves(actor=outreach_worker, case=case.pk)
    assert "close_no_contact" in {move.code for move in found.closings}


def test_a_manager_is_told_nothing_of_a_case(case: Case, manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        possible_moves(actor=manager, case=case.pk)


def test_a_death_is_not_recorded_as_a_mere_closing(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    with pytest.raises(Refused, match="overleden"):
        close_case(actor=outreach_worker, case=case.pk, result=Exit.DECEASED)


@pytest.mark.parametrize("result", [Exit.NO_CONTACT, Exit.HELP_DECLINED, Exit.ADVICE])
def test_a_result_needs_what_it_says(case: Case, outreach_worker: Actor, result: Exit) -> None:
    let_work(outreach_worker, case)
    with pytest.raises(Refused):
        close_case(actor=outreach_worker, case=case.pk, result=result)
