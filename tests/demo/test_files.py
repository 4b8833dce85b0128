# SPDX-License-Identifier: EUPL-1.2
"""The files of the town say, to the rules of intake, what they are meant to say."""

from __future__ import annotations

import pytest

from woonzeker.demo.town import MONTHS, Town
from woonzeker.demo.town.files import file_of
from woonzeker.demo.town.lines import Line
from woonzeker.demo.town.partners import Partner, of_type, partner, partners
from woonzeker.demo.town.timeline import Month
from woonzeker.intake.rules.columns import recognise

OWN_WORDS = "kamers-aan-het-spoor"


@pytest.mark.parametrize("one", partners(), ids=lambda one: one.code)
def test_headings_are_recognised_but_those_of_one_partner(one: Partner) -> None:
    headings = [one.headings.get(column, column) for column in one.columns]
    mapping = recognise(headings, sector=one.type)
    assert mapping.complete is (one.code != OWN_WORDS)
    assert not mapping.unknown or one.code == OWN_WORDS


def test_a_month_lies_before_the_day_on_which_its_files_arrive(town: Town) -> None:
    for (month, _), lines in town.lines.items():
        for line in lines:
            assert month.first <= line.report.signalled_on <= month.delivered_on


def test_the_last_files_arrive_on_the_friday_before_the_demo_day() -> None:
    assert MONTHS[-1].delivered_on.isoformat() == "2026-10-30"
    assert Month(-1).word == "2025-10"


def test_a_landlord_made_its_efforts_before_it_reports(town: Town) -> None:
    rent = [
        line.report for lines in town.lines.values() for line in lines
        if line.report.debt.partner.type == "huur"
    ]  # fmt: skip
    assert all(len(one.efforts) == 4 for one in rent)
    assert all(
        one.arose_on < day < one.signalled_on for one in rent for day in one.efforts.values()
    )


def test_a_double_repeats_its_line(town: Town) -> None:
    for lines in town.lines.values():
        for double in (line for line in lines if line.expected == "duplicate"):
            first = next(line for line in lines if line.report is double.report)
            assert first.cells == double.cells


def test_references_are_unique_within_a_file_but_for_doubles(town: Town) -> None:
    for lines in town.lines.values():
        own = [line.reference for line in lines if line.expected != "duplicate"]
        assert len(own) == len(set(own))


def test_telephone_numbers_and_mail_addresses_belong_to_nobody(town: Town) -> None:
    signals = [line.report for lines in town.lines.values() for line in lines]
    phones = {phone.replace("+31", "0").replace("-", "").replace(" ", "")
              for one in signals for phone in one.phones}  # fmt: skip
    assert all(phone.startswith("0600") and len(phone) == 10 for phone in phones)
    assert all(one.email.endswith("@example.nl") for one in signals if one.email)


def _any_line(town: Town, code: str) -> Line:
    return next(lines[0] for (_, sender), lines in town.lines.items() if sender.code == code)


def test_a_western_code_page_loses_letters_it_does_not_know(town: Town) -> None:
    sender = partner("onderlinge-zorgpolis")
    line = _any_line(town, sender.code)
    line.cells["achternaam"] = "Łuczak-Yılmaz"
    assert b"Luczak-Yilmaz" in file_of(sender, [line])


def test_a_file_in_two_readings_writes_whole_euros_with_a_point(town: Town) -> None:
    sender = partner("beheer-oosterwal")
    line = _any_line(town, sender.code)
    euros = f"{round(line.report.amount_cents / 100):,}".replace(",", ".")
    assert f";{euros};".encode() in file_of(sender, [line])


def test_only_three_landlords_are_large() -> None:
    assert sum(one.large for one in of_type("huur")) == 3
    assert sum(not one.large for one in of_type("huur")) == 15
