# SPDX-License-Identifier: EUPL-1.2
"""The files of the town show the published figures they are calibrated on."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from woonzeker.demo.town import MONTHS, Town, TruthLine
from woonzeker.demo.town.arrears import Debt
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.lines import Line
from woonzeker.demo.town.timeline import Month


@pytest.fixture(scope="module")
def truth(town: Town) -> list[TruthLine]:
    """The truth about every line."""
    return list(town.truth())


@pytest.fixture(scope="module")
def taken_in(town: Town) -> list[Line]:
    """The lines that should be accepted."""
    return [line for lines in town.lines.values() for line in lines if line.expected == "accepted"]


def sector(debt: Debt) -> str:
    """The partner's sector as the national figures count it: heat is energy."""
    return "energie" if debt.partner.type == "warmte" else debt.partner.type


def reports(town: Town) -> dict[tuple[int, Month], list[Debt]]:
    """Debts of residents by household and month, history included."""
    found: dict[tuple[int, Month], list[Debt]] = defaultdict(list)
    for debt in town.debts:
        if debt.household:
            found[debt.household.index, debt.month].append(debt)
    return found


def test_signals_per_thousand_inhabitants_a_month(taken_in: list[Line]) -> None:
    rate = len(taken_in) / 12 / 50
    published = figures("signals", "per_1000_inhabitants_per_month")
    assert rate == pytest.approx(published, abs=0.05)


@pytest.mark.parametrize("name", ["zorg", "huur", "energie", "water"])
def test_shares_of_the_sectors(taken_in: list[Line], name: str) -> None:
    share = sum(sector(line.report.debt) == name for line in taken_in) / len(taken_in)
    assert share == pytest.approx(figures("signals", "sector_shares", name), abs=0.01)


def test_health_insurers_make_march_the_highest_month(taken_in: list[Line]) -> None:
    by_month = Counter(line.report.debt.month.word for line in taken_in)
    multiplier = by_month["2026-03"] / (len(taken_in) / 12)
    assert multiplier == pytest.approx(figures("signals", "march_multiplier"), abs=0.03)
    health = Counter(
        line.report.debt.month.word for line in taken_in if sector(line.report.debt) == "zorg"
    )
    assert health.most_common(1)[0][0] == "2026-03"


def test_single_several_and_following_reports(town: Town) -> None:
    found = reports(town)
    shapes: Counter[str] = Counter()
    for (household, month), debts in found.items():
        if month.at < 0:
            continue
        follows = any((household, Month(month.at - back)) in found for back in range(1, 7))
        shapes.update(
            [*["following"] * follows, *["several"] * (len(debts) > 1),
             *["single"] * (not follows and len(debts) == 1), "all"]
        )  # fmt: skip
    structure = figures("structure")
    assert shapes["single"] / shapes["all"] == pytest.approx(structure["single"], abs=0.02)
    several = structure["several_in_a_month"]
    assert shapes["several"] / shapes["all"] == pytest.approx(several, abs=0.01)
    following = structure["following_in_six_months"]
    assert shapes["following"] / shapes["all"] == pytest.approx(following, abs=0.02)


def test_eight_of_ten_signals_lead_to_a_report(town: Town, taken_in: list[Line]) -> None:
    number = sum(month.at >= 0 for _, month in reports(town))
    published = figures("structure", "signals_per_report")
    assert len(taken_in) / number == pytest.approx(published, abs=0.03)


def test_repeats_come_mostly_from_health_and_energy(taken_in: list[Line]) -> None:
    repeated = [line.report for line in taken_in if line.report.repeat]
    shares = Counter(sector(one.debt) for one in repeated)
    assert shares["zorg"] / len(repeated) == pytest.approx(0.47, abs=0.05)
    assert shares["energie"] / len(repeated) == pytest.approx(0.41, abs=0.06)
    grown = sum(one.repeat == "grown" for one in repeated) / len(repeated)
    assert grown == pytest.approx(figures("repeats", "grown"), abs=0.06)


def test_a_quarter_of_the_energy_signals_announces_the_end_of_supply(taken_in: list[Line]) -> None:
    energy = [line.report for line in taken_in if sector(line.report.debt) == "energie"]
    ending = sum(one.kind == "eindelevering" for one in energy) / len(energy)
    assert ending == pytest.approx(figures("signals", "end_of_supply_share_of_energy"), abs=0.02)


@pytest.mark.parametrize("name", ["zorg", "huur", "energie", "water"])
def test_amounts_lie_around_the_median(taken_in: list[Line], name: str) -> None:
    amounts = sorted(
        line.report.amount_cents for line in taken_in
        if line.report.debt.partner.type == name and line.report.kind == "signaal"
    )  # fmt: skip
    median = amounts[len(amounts) // 2] / 100
    assert median == pytest.approx(figures("amounts_eur", name, "median"), rel=0.15)


def test_a_third_lacks_a_date_of_birth(taken_in: list[Line]) -> None:
    lacking = sum(not line.cells["geboortedatum"] for line in taken_in) / len(taken_in)
    assert lacking == pytest.approx(1 / 3, abs=0.03)


@pytest.mark.parametrize("kind", ["departed", "deceased", "not_registered", "outside"])
def test_signals_about_people_who_do_not_live_here(truth: list[TruthLine], kind: str) -> None:
    accepted = [row for row in truth if row.expected == "accepted"]
    share = sum(row.debtor == kind for row in accepted) / len(accepted)
    assert share == pytest.approx(figures("nobody", kind), abs=0.003)


@pytest.mark.parametrize(
    ("slip", "possible", "tolerance"),
    [("addition_missing", "toevoeging", 0.03), ("street_abbreviated", "straat", 0.02)],
)
def test_slips_come_at_their_rates(
    taken_in: list[Line], slip: str, possible: str, tolerance: float
) -> None:
    made = sum(slip in line.slips for line in taken_in)
    at_risk = [
        line for line in taken_in
        if possible == "straat" or line.report.debt.address.addition
        or line.report.debt.address.letter
    ]  # fmt: skip
    assert made / len(at_risk) == pytest.approx(figures("slips", "address", slip), abs=tolerance)


def test_every_kind_of_line_that_must_go_back_comes_every_month(truth: list[TruthLine]) -> None:
    kinds = {"unreadable", "incomplete", "no_ground", "legal_person", "running_arrangement",
             "former_customer", "duplicate"}  # fmt: skip
    for month in MONTHS:
        assert {row.expected for row in truth if row.month == month.word} >= kinds


def test_forty_partners_send_files_in_every_format(town: Town) -> None:
    partners = {partner for _, partner in town.lines}
    assert 38 <= len(partners) <= 40
    assert {one.style.format for one in partners} == {"csv", "xlsx", "ods", "json"}
    assert {one.style.encoding for one in partners} == {"utf-8", "utf-8-sig", "cp1252", "utf-16"}
    assert {one.style.delimiter for one in partners} >= {";", ",", "\t", "|"}
