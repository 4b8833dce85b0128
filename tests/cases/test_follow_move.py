# SPDX-License-Identifier: EUPL-1.2
"""What a move means for the terms, the threat and the step of its case."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.running import again, begun, make, terms_of
from tests.conftest import MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.cases.services import meet_terms, record_outcome, take_up
from woonzeker.errors import Refused
from woonzeker.process import Exit, Step

pytestmark = pytest.mark.django_db


def test_an_announced_eviction_puts_the_case_at_the_judgment(municipality: str) -> None:
    case = begun(resident(), kind="ontruiming", eviction_on=date(2026, 11, 20))
    assert (case.step, case.threatening) == (Step.VONNIS, True)


def test_an_eviction_that_is_heard_of_starts_the_clock(case: Case) -> None:
    assert make(case, "eviction_announced", on=date(2026, 11, 9)).threatening
    assert terms_of(case)["threatening_talk"] == (date(2026, 11, 12), None)


def test_a_clock_that_runs_is_kept_when_a_second_threat_comes(municipality: str) -> None:
    case = begun(resident(), crisis=True)
    make(case, "eviction_announced", on=date(2026, 11, 4))
    assert terms_of(case)["threatening_talk"] == (date(2026, 11, 5), None)


def test_accepted_help_starts_the_term_for_the_decision(case: Case) -> None:
    make(case, "contact_reached", "first_talk_held", on=date(2026, 11, 10))
    make(case, "help_accepted", on=date(2026, 11, 12))
    assert terms_of(case)["decision"] == (date(2027, 1, 5), None)


def test_closing_ends_what_was_not_due_yet(case: Case) -> None:
    make(case, "close_paid")
    assert terms_of(case) == {}


def test_closing_keeps_that_a_term_was_missed(case: Case) -> None:
    make(case, "close_paid", on=date(2026, 12, 10))
    assert terms_of(case)["offer"] == (date(2026, 11, 30), date(2026, 12, 10))


def test_a_reopened_case_is_no_longer_under_the_old_threat(municipality: str) -> None:
    person = resident()
    case = begun(person, crisis=True)
    make(case, "close_paid", on=date(2026, 11, 10))
    assert not begun(person, on=date(2027, 3, 1)).threatening


def test_who_asks_for_help_again_gets_a_talk_within_four_weeks(case: Case) -> None:
    make(case, "close_paid", on=date(2026, 11, 10))
    assert make(case, "reopen_on_request", on=date(2026, 11, 17)).status == "open"
    assert terms_of(case)["first_talk"] == (date(2026, 12, 15), None)


def test_who_is_threatened_cannot_be_put_away_to_wait(municipality: str) -> None:
    case = make(begun(resident(), crisis=True), "help_offered")
    meet_terms(actor=LEAD, case=case.pk, kinds=frozenset({"offer"}), on=MONDAY)
    with pytest.raises(Refused, match="gevaar"):
        make(case, "wait_for_signal")
    assert terms_of(case)["threatening_talk"][1] is None
    make(case, "danger_over", reason="supply_back")
    assert make(case, "wait_for_signal").status == "waiting"


def test_a_threat_that_came_during_the_wait_stays_when_a_signal_wakes_the_case(
    municipality: str,
) -> None:
    person = resident()
    case = make(begun(person), "help_offered")
    meet_terms(actor=LEAD, case=case.pk, kinds=frozenset({"offer"}), on=MONDAY)
    make(case, "wait_for_signal")
    make(case, "eviction_announced")
    assert begun(person).threatening


def test_danger_that_nobody_saw_cannot_be_over(case: Case) -> None:
    with pytest.raises(Refused):
        make(case, "danger_over", reason="supply_back")


def test_a_summons_reopens_a_closed_case_at_its_step(case: Case) -> None:
    make(case, "close_paid")
    found = make(case, "dagvaarding_served")
    assert (found.status, found.step, found.closed_on) == ("open", Step.DAGVAARDING, None)


def test_a_reason_of_another_move_is_refused(case: Case) -> None:
    with pytest.raises(Refused, match="hoort niet bij"):
        make(case, "wait", reason="wrong_person")


def test_a_case_waits_with_its_reason_and_goes_on(case: Case) -> None:
    assert make(case, "wait", reason="helper").status == "waiting"
    assert make(case, "resume").status == "open"


def test_bewind_is_never_forced_while_nobody_tells_that_all_was_tried(case: Case) -> None:
    make(case, "contact_sought", "vonnis_given", "last_offer_made")
    with pytest.raises(Refused, match="twee bevoegde medewerkers"):
        make(case, "bewind_requested", reason="all_tried")


def test_a_partner_who_stays_behind_keeps_the_case_open(municipality: str) -> None:
    dead, partner = resident(), resident()
    case = begun(dead)
    linked_signal(partner, partner="Zeker", sector="zorg")
    take_up(actor=LEAD, on=clock.today())
    assert record_outcome(actor=LEAD, case=case.pk, outcome=Exit.DECEASED).status == "open"


def test_the_last_one_who_died_closes_the_case(case: Case) -> None:
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.DECEASED)
    assert again(case).result == "deceased"
