# SPDX-License-Identifier: EUPL-1.2
"""A summons: was the arrears reported before, as the court asks; and one task at most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import MONDAY
from tests.help.talking import ADDRESS_KEY
from tests.legal.bailiffs import at_bailiff, case_of, open_kind, send, tasks
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.services import Home
from woonzeker.legal.rules import Kind
from woonzeker.legal.selectors import court_card

pytestmark = pytest.mark.django_db
IN_MAY = "2026-11-16"
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")
#: what is due after each summons: the letter on rights, support and legal help
ERRANDS = {"rights_letter", "offer_support", "point_to_legal_help"}


@pytest.fixture
def sender(municipality: str) -> Actor:
    """Somebody who works at a bailiff."""
    return at_bailiff()


def summons(actor: Actor, creditor: str, court: str = "Rechtbank Amsterdam, kanton") -> Case:
    open_kind(Kind.SUMMONED)
    found = send(actor, soort="dagvaarding_uitgebracht", rechtbank=court, datum=IN_MAY,
                 schuldeiser=creditor, achternaam="", voorletters="")  # fmt: skip
    return case_of(found)


def reported(coordinator: Actor, day: date, partner: str = "Woonhart") -> None:
    with clock.standing_at(day):
        linked_signal(resident(ADDRESS_KEY), partner=partner, sector="huur")
        cases.take_up(actor=coordinator, on=day)


def asked(case: Case) -> set[str]:
    """The tasks beside those that every summons gives."""
    found = tasks(case)
    assert found >= ERRANDS
    return found - ERRANDS


def said(coordinator: Actor, case: Case) -> list[str]:
    """What the card says of the report before a summons."""
    [line] = court_card(actor=coordinator, case=case.pk).messages
    return [each.words for each in line.reported if each.words]


def test_a_summons_without_a_report_is_one_task_to_tell_the_resident(
    sender: Actor, coordinator: Actor
) -> None:
    case = summons(sender, "J. Jansen")
    assert asked(case) == {"summons_without_report"}
    assert said(coordinator, case) == [
        "Vóór de dagvaarding van maandag 2 november 2026 is geen melding ontvangen."
    ]


def test_who_reported_in_time_raises_nothing(sender: Actor, coordinator: Actor) -> None:
    reported(coordinator, date(2026, 7, 1))
    case = summons(sender, "woonhart", "Rechtbank Rotterdam")
    assert (asked(case), said(coordinator, case)) == (set(), [])


@pytest.mark.parametrize(
    ("court", "found"),
    [("Rechtbank Rotterdam, team kanton", {"summons_without_report"}), ("Amsterdam", set())],
)
def test_the_practice_of_the_court_in_the_message_counts(
    sender: Actor, coordinator: Actor, court: str, found: set[str]
) -> None:
    reported(coordinator, date(2026, 10, 20))
    assert asked(summons(sender, "woonhart", court)) == found


def test_a_report_of_long_ago_is_a_warning_in_rotterdam(sender: Actor, coordinator: Actor) -> None:
    reported(coordinator, date(2026, 3, 1))
    case = summons(sender, "woonhart", "Rotterdam")
    assert asked(case) == set()
    assert "meer dan 6 maanden oud" in said(coordinator, case)[0]


def test_of_whom_nobody_knows_who_it_is_somebody_finds_out_first(
    sender: Actor, coordinator: Actor
) -> None:
    reported(coordinator, MONDAY - timedelta(days=1), "Anders Wonen")
    case = summons(sender, "Woonhart")
    assert asked(case) == {"check_report"}
    assert "niet bekend" in said(coordinator, case)[0]
