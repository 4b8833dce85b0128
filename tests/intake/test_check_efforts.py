# SPDX-License-Identifier: EUPL-1.2
"""The landlord's four efforts come before the report; in a crisis help does not wait for them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.intake.corpus import EFFORTS, RENT, SIGNAL, accepted, check, returned

from woonzeker.intake.rules import AcceptedLine, ReturnReason
from woonzeker.law import bgs

DATES = [column for column in EFFORTS if column.endswith("_op")]
NONE = dict.fromkeys(EFFORTS, "")
DECLARED = date(2026, 10, 30)


def test_a_lawful_report_is_taken_in_with_its_efforts() -> None:
    line = accepted({}, "huur")
    assert line.contact_tried_on == line.pointed_to_help_on == date(2026, 10, 1)
    assert line.reminded_on == line.offered_to_share_on == date(2026, 10, 8)
    assert (line.reaction, line.defects) == ("geen", ())


@pytest.mark.parametrize("column", DATES)
def test_an_effort_that_is_missing_makes_the_line_incomplete(column: str) -> None:
    line = returned({column: ""}, "huur")
    assert (line.reason, line.column) == (ReturnReason.INCOMPLETE, column)
    assert "art. 2 onder" in line.source


@pytest.mark.parametrize("column", DATES)
@pytest.mark.parametrize("day", ["26-10-2026", "27-10-2026"])
def test_an_effort_that_is_not_before_the_report_leaves_no_ground(column: str, day: str) -> None:
    line = returned({column: day}, "huur")
    assert (line.reason, line.column) == (ReturnReason.NO_GROUND, column)


def test_the_day_before_the_report_is_in_time() -> None:
    assert accepted(dict.fromkeys(DATES, "25-10-2026"), "huur")


def test_the_tenants_reaction_is_required() -> None:
    assert returned({"reactie": ""}, "huur").reason == ReturnReason.INCOMPLETE
    assert accepted({"reactie": "instemming"}, "huur").reaction == "instemming"


def test_a_dated_declaration_stands_for_the_dates_of_every_line() -> None:
    line = accepted(NONE, "huur", efforts_declared_on=DECLARED)
    assert line.contact_tried_on is None


def test_a_declaration_does_not_excuse_a_date_that_is_too_late() -> None:
    late = NONE | {"herinnering_op": "01-11-2026"}
    assert returned(late, "huur", efforts_declared_on=DECLARED).reason == ReturnReason.NO_GROUND


def test_a_declaration_of_a_day_to_come_declares_nothing() -> None:
    found = returned(NONE, "huur", efforts_declared_on=date(2026, 11, 3))
    assert found.reason == ReturnReason.INCOMPLETE


@pytest.mark.parametrize(
    "urgent",
    [{"crisis": "ja"}, {"soort": "ontruiming", "ontruimingsdatum": "20-11-2026"}],
)
@pytest.mark.parametrize(
    "defect", [NONE, {"herinnering_op": "27-10-2026"}, {"aanbod_delen_op": "?"}, {"reactie": "?"}]
)
def test_in_a_crisis_a_defect_is_mended_while_help_starts(
    urgent: dict[str, str], defect: dict[str, str]
) -> None:
    line = accepted(urgent | defect, "huur")
    assert line.urgent
    assert line.defects
    assert all(fault.mend for fault in line.defects)


def test_in_a_crisis_other_faults_still_send_the_line_back() -> None:
    line = returned({"crisis": "ja", "bedrag": "", "reactie": ""}, "huur")
    assert {fault.column for fault in line.faults} == {"bedrag"}


def test_a_refusal_leaves_no_ground_in_a_crisis_either() -> None:
    assert not returned({"crisis": "ja", "reactie": "afwijzing"}, "huur").store


def test_other_sectors_owe_no_efforts() -> None:
    assert set(SIGNAL) < set(RENT)
    assert accepted({}, "water").defects == ()
    assert accepted({"herinnering_op": "27-10-2026"}, "zorg")


@pytest.mark.parametrize("days_before", [0, 1])
def test_intake_and_the_law_say_the_same_of_an_effort(days_before: int) -> None:
    reported_on = date(2026, 10, 26)
    done_on = reported_on - timedelta(days=days_before)
    lawful = not bgs.shortcomings(bgs.Efforts(*[done_on] * 4, bgs.Reaction.NONE), reported_on)
    found = check(dict.fromkeys(DATES, f"{done_on:%d-%m-%Y}"), "huur")
    assert isinstance(found, AcceptedLine) is lawful


def test_everything_that_lacks_is_told_at_once() -> None:
    line = returned(NONE, "huur")
    assert [fault.column for fault in line.faults] == [*DATES, "reactie"]
