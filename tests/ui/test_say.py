# SPDX-License-Identifier: EUPL-1.2
"""Money, days and terms as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from woonzeker.ui import words

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (0, "€\u00a00,00"),
        (5, "€\u00a00,05"),
        (21100, "€\u00a0211,00"),
        (123456789, "€\u00a01.234.567,89"),
        (-150, "€\u00a0-1,50"),
        (None, ""),
    ],
)
def test_money_is_said_the_dutch_way(cents: int | None, said: str) -> None:
    assert words.money(cents) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (-1, "gisteren"),
        (3, "over 3 dagen"),
        (20, "over 20 dagen"),
        (21, "over 3 weken"),
        (-2, "2 dagen geleden"),
        (-30, "4 weken geleden"),
    ],
)
def test_a_day_is_said_by_its_distance(days: int, said: str) -> None:
    assert words.distance(TODAY + timedelta(days=days), today=TODAY) == said


def test_a_day_of_another_year_says_its_year() -> None:
    assert words.when(date(2027, 1, 1), today=TODAY) == "over 8 weken, vrijdag 1 januari 2027"
    assert words.when(date(2026, 11, 24), today=TODAY) == "over 3 weken, dinsdag 24 november"


def test_a_moment_is_said_on_the_clock_of_amsterdam() -> None:
    summer = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert words.moment(summer) == "donderdag 2 juli 2026, 00:30"
    assert words.day(summer) == "donderdag 2 juli"


@pytest.mark.parametrize(("value", "said"), [("999990019", "••••••019"), ("12", "12"), (None, "")])
def test_a_number_shows_its_last_three_places_only(value: str | None, said: str) -> None:
    assert words.masked(value) == said


@pytest.mark.parametrize(
    ("days", "tone"), [(-1, "red"), (0, "red"), (3, "red"), (4, "amber"), (7, "amber"), (8, "")]
)
def test_a_term_grows_redder_as_it_shortens(days: int, tone: str) -> None:
    assert words.term(TODAY + timedelta(days=days), None, today=TODAY).tone == tone


def test_a_term_that_is_over_says_how_late() -> None:
    term = words.term(date(2026, 10, 30), None, today=TODAY)
    assert term.sentence == "3 dagen te laat, uiterlijk was vrijdag 30 oktober"


def test_a_term_that_is_met_is_green() -> None:
    term = words.term(date(2026, 10, 30), date(2026, 10, 29), today=TODAY)
    assert (term.sentence, term.tone) == ("gedaan op donderdag 29 oktober", "green")


def test_a_case_without_a_term_says_so() -> None:
    assert words.term(None, None, today=TODAY).words == "geen termijn"


def test_the_bar_has_a_segment_for_each_step() -> None:
    assert words.segments(2) == ["done", "now", *["ahead"] * 9]


def place(letter: str = "", addition: str = "") -> SimpleNamespace:
    return SimpleNamespace(
        street="Iepenlaan", house_number=12, house_letter=letter, house_addition=addition
    )


@pytest.mark.parametrize(
    ("letter", "addition", "said"),
    [("", "", "12"), ("a", "", "12a"), ("a", "3hg", "12a-3hg"), ("", "-3", "12-3")],
)
def test_an_address_is_said_as_people_write_it(letter: str, addition: str, said: str) -> None:
    assert words.address(place(letter, addition)) == f"Iepenlaan {said}"


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("", "A. van der Wójcik"),
        ("E", "A. van der Wójcik"),
        ("P", "A. Nowak"),
        ("V", "A. Nowak-van der Wójcik"),
        ("N", "A. van der Wójcik-Nowak"),
    ],
)
def test_people_are_called_by_the_name_they_chose(use: str, said: str) -> None:
    person = SimpleNamespace(
        initials="A.",
        prefix="van der",
        surname="Wójcik",
        partner_prefix="",
        partner_surname="Nowak",
        name_use=use,
    )
    assert words.person_name(person) == said


def test_without_a_partner_the_own_name_stays() -> None:
    person = SimpleNamespace(
        initials="K.",
        prefix="",
        surname="Bos",
        partner_prefix="",
        partner_surname="",
        name_use="P",
    )
    assert words.person_name(person) == "K. Bos"
