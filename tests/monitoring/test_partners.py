# SPDX-License-Identifier: EUPL-1.2
"""Scorecards, coverage and invitations: who delivers how, and who does not report yet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, MONDAY, browser_at, client_of, person, seated
from tests.intake.deliveries import csv_of, line, lines, take_in
from tests.proof.papers import words_of_paper
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.services import take_up
from woonzeker.errors import NotPermitted
from woonzeker.feedback.services import tell_answers
from woonzeker.monitoring import selectors
from woonzeker.monitoring.rules import coverage, invitations
from woonzeker.monitoring.rules.scorecards import Counts, Share, scorecard
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner
from woonzeker.organisations.rules.agreements import Terms
from woonzeker.organisations.services import Rentals

OCTOBER = date(2026, 10, 6)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 30))
def test_a_partner_never_sees_a_share_of_few_people(part: int, rest: int, small: int) -> None:
    found = scorecard(
        Counts(accepted=part + rest, linked=part, repeats=part), former="x", small_below=small
    )
    for share in (found.linked, found.repeats):
        assert share.hidden == (min(part, rest) < small)
        assert (share.percent is None) == (share.hidden or part + rest == 0)


def test_one_more_signal_moves_no_share_of_a_partner_by_one() -> None:
    shown = {
        scorecard(Counts(accepted=60, linked=linked), former="x", small_below=10).linked.part
        for linked in range(10, 51)
    }
    assert shown == set(range(10, 55, 5))


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_rounded_to_the_nearest_percent(part: int, whole: int) -> None:
    said = Share(min(part, whole), whole).percent
    assert said is not None
    assert abs(said - 100 * min(part, whole) / whole) <= 0.5


def test_signals_for_each_thousand_contracts_have_one_decimal() -> None:
    found = scorecard(Counts(accepted=34, contracts=10_000), former="x")
    assert found.per_thousand == "3,4"
    assert scorecard(Counts(accepted=34), former="x").per_thousand == ""


def test_who_left_stands_on_a_line_of_its_own_and_not_twice() -> None:
    found = scorecard(Counts(lines=9, returned=3, causes={"gone": 2, "torn": 1}), former="gone")
    assert [cause for cause, _share in found.causes] == ["torn"]
    assert (found.former, found.causes_unknown) == (Share(2, 9), 0)


def test_causes_that_are_no_longer_kept_are_counted() -> None:
    found = scorecard(Counts(lines=100, returned=9, causes={"incomplete": 4}), former="x")
    assert found.causes_unknown == 5


def test_a_table_of_homes_is_read_with_or_without_a_heading() -> None:
    text = "soort;postcode;aantal\nparticulier;1234;1.200\ncorporatie;5000\n"
    assert coverage.read_rentals(text) == (
        coverage.Row("private", "1234", 1200), coverage.Row("corporation", "", 5000),
    )  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "kasteel;1234;5", "particulier;12345;5", "particulier;1234;veel", "particulier", "a;b",
        "particulier;1234;1.5",
    ],
)  # fmt: skip
def test_a_line_that_is_no_number_of_homes_is_named(row: str) -> None:
    with pytest.raises(coverage.Unreadable) as wrong:
        coverage.read_rentals(f"corporatie;5000\n{row}\n")
    assert wrong.value.args == (2,)


WORDS = (
    "corporatie", "Particulier", "kasteel", "1234", "12345", "1.200", "1.5", "5", "-5", "",
    "aantal",
)  # fmt: skip
#: words in which a table may be hidden, and any others
LINES = st.lists(st.sampled_from(WORDS), max_size=4).map(";".join)
TABLES = st.text(max_size=200) | st.lists(LINES, max_size=6).map("\n".join)
ADDRESSES = st.lists(st.text(max_size=9), min_size=4, max_size=4).map(";".join)


def rows_or_line(read: Callable[[str], Any], text: str) -> Any:
    """What was read, or the number of the line that cannot be."""
    try:
        return read(text)
    except (coverage.Unreadable, invitations.Unreadable) as wrong:
        return wrong.args[0]


@given(TABLES)
def test_of_any_text_only_numbers_of_homes_are_read_or_its_line_is_named(text: str) -> None:
    found = rows_or_line(coverage.read_rentals, text)
    told = [row for row in text.splitlines() if row.strip(' ;\t"')]
    if isinstance(found, int):
        assert 1 <= found <= len(text.splitlines())
        return
    assert len(told) - 1 <= len(found) <= len(told)
    for row in found:
        assert row.kind in coverage.KINDS.values()
        assert row.area == "" or (len(row.area) == 4 and row.area.isdecimal())
        assert 0 <= row.number < 10**9


@given(TABLES | ADDRESSES)
def test_of_any_text_only_whole_addresses_are_read_or_its_line_is_named(text: str) -> None:
    found = rows_or_line(invitations.read_landlords, text)
    if isinstance(found, int):
        assert 1 <= found <= len(text.splitlines())
        return
    assert len(found) <= min(len(text.splitlines()), invitations.MOST)
    for each in found:
        assert each.lines[0] == each.name
        assert all(line.strip() and ";" not in line for line in each.lines)


def test_areas_with_few_signals_show_no_number() -> None:
    found = coverage.by_area({"1234": 100, "1235": 100}, {"1234": 9, "1235": 10}, small_below=10)
    assert [(each.area, each.signals) for each in found] == [("1234", None), ("1235", 10)]


def test_of_homes_in_sight_is_never_more_than_all() -> None:
    kind = coverage.OfKind("private", 100, 130, 5)
    assert (kind.out_of_sight, kind.percent_in_sight) == (0, 100)
    assert kind.expected(10, 12) == 12


@pytest.fixture
def water(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


@pytest.fixture
def delivered(coordinator: Actor, water: Partner) -> Partner:
    """A delivery of October with two lines that went back and one that came twice."""
    rows = [*lines(1, 5), line(5), line(6, bedrag="nul"), line(7, bedrag="")]
    with clock.standing_at(OCTOBER):
        take_in(coordinator, water, csv_of(rows))
        organisations.count_contracts(
            actor=coordinator, agreement=water.agreements.get().pk, counted_on=OCTOBER, number=1000
        )
    return water


@pytest.mark.django_db
def test_a_card_counts_what_was_delivered(coordinator: Actor, delivered: Partner) -> None:
    agreement = delivered.agreements.get().pk
    found = selectors.partner_scorecard(actor=coordinator, agreement=agreement, months=1).card
    assert found.on_time == Share(1, 1)
    assert found.returned == Share(2, 8)
    assert sum(share.part for _cause, share in found.causes) == 2
    assert found.accepted == 5
    assert found.efforts is None
    assert found.per_thousand == "5,0"


@pytest.mark.django_db
def test_who_had_nothing_to_report_in_a_month_was_not_late(
    coordinator: Actor, delivered: Partner
) -> None:
    agreement = delivered.agreements.get().pk
    found = selectors.partner_scorecard(actor=coordinator, agreement=agreement, months=12).card
    assert (found.on_time, found.months_delivered, found.months) == (Share(1, 1), 1, 12)


@pytest.mark.django_db
def test_months_before_an_agreement_are_not_owed(coordinator: Actor, delivered: Partner) -> None:
    agreement = delivered.agreements.get()
    for begun, months in ((date(2026, 8, 15), 2), (date(2026, 10, 2), 1)):
        agreement.from_on = begun
        agreement.save()
        found = selectors.partner_scorecard(actor=coordinator, agreement=agreement.pk, months=12)
        assert (found.card.months, found.card.months_delivered) == (months, 1)


@pytest.mark.django_db
def test_a_repeat_is_what_the_partner_was_told_and_not_what_others_made_of_it(
    coordinator: Actor,
) -> None:
    home = resident()
    with clock.standing_at(OCTOBER):
        linked_signal(home, partner="Haard", sector="huur")
        again = linked_signal(home, partner="Haard", sector="huur")
        take_up(actor=LEAD, on=OCTOBER)
        tell_answers(actor=LEAD, on=OCTOBER)
        linked_signal(resident("1234AB99"), partner="Haard", sector="huur", result="repeat")
    agreement = again.partner.agreements.get().pk
    found = selectors.partner_scorecard(actor=coordinator, agreement=agreement, months=1).card
    assert found.repeats == Share(1, 3)


@pytest.mark.django_db
def test_a_partner_sees_its_own_card_without_small_numbers(delivered: Partner) -> None:
    own = seated(delivered)
    found = selectors.own_scorecard(actor=own.at(CODE), months=1)
    assert found.linked.hidden
    page = browser_at(own).get("/partner/scorekaart").content.decode()
    assert "het gaat om te weinig mensen" in page
    assert "uiterlijk op dag 10 van de maand" in page
    assert "25%" in page


@pytest.mark.django_db
def test_a_partner_sees_nothing_of_others(
    delivered: Partner, partner_factory: Callable[..., Partner]
) -> None:
    other = seated(partner_factory("energie", "Vonk"), name="vonk")
    page = browser_at(other).get("/partner/scorekaart?tijd=jaar").content.decode()
    assert "Bron" not in page
    for ask in (selectors.scorecards, selectors.coverage):
        with pytest.raises(NotPermitted):
            ask(actor=other.at(CODE), **({"months": 1} if ask is selectors.scorecards else {}))


@pytest.mark.django_db
def test_efforts_of_a_landlord_are_whole_with_four_days_and_an_answer(
    coordinator: Actor,
) -> None:
    told = dict.fromkeys(
        ("contact_tried_on", "pointed_to_help_on", "reminded_on", "offered_to_share_on"), OCTOBER
    )
    with clock.standing_at(OCTOBER):
        whole = linked_signal(resident(), partner="Haard", sector="huur", reaction="geen", **told)
        linked_signal(resident(), partner="Haard", sector="huur", reaction="geen")
    agreement = whole.partner.agreements.get().pk
    found = selectors.partner_scorecard(actor=coordinator, agreement=agreement, months=1).card
    assert found.efforts == Share(1, 2)
    assert found.linked == Share(2, 2)


@pytest.mark.django_db
def test_staff_sees_all_partners_in_one_table(coordinator: Actor, delivered: Partner) -> None:
    page = client_of(coordinator).get("/afspraken/scorekaarten").content.decode()
    assert "Bron" in page
    agreement = delivered.agreements.get().pk
    assert (
        "25%" in client_of(coordinator).get(f"/afspraken/{agreement}/scorekaart").content.decode()
    )


@pytest.mark.django_db
def test_homes_of_who_does_not_report_are_estimated(
    coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    landlord = partner_factory("huur", "Haard").agreements.get()
    organisations.record_terms(
        actor=coordinator, agreement=landlord.pk,
        terms=Terms(MONDAY, "local", rental_kind="private"),
    )  # fmt: skip
    organisations.count_contracts(
        actor=coordinator, agreement=landlord.pk, counted_on=MONDAY, number=40
    )
    organisations.count_rentals(
        actor=coordinator, counted_on=MONDAY, source="BAG",
        rentals=[Rentals("private", "1234", 300), Rentals("private", "1235", 100)],
    )  # fmt: skip
    found = {
        each.counted.kind: each.counted for each in selectors.coverage(actor=coordinator).kinds
    }
    assert found["private"].homes == 400
    assert found["private"].out_of_sight == 360
    assert found["private"].percent_in_sight == 10
    landlord.until_on = MONDAY - timedelta(days=1)
    landlord.save()
    after = {
        each.counted.kind: each.counted for each in selectors.coverage(actor=coordinator).kinds
    }
    assert after["private"].out_of_sight == 400


@pytest.mark.django_db
def test_numbers_are_typed_on_the_page(coordinator: Actor) -> None:
    browser = client_of(coordinator)
    words = {"typed": "particulier;1234;300", "counted_on": "2026-11-02", "source": "BAG"}
    assert browser.post("/afspraken/dekking", words).status_code == 302
    assert "1234" in browser.get("/afspraken/dekking").content.decode()
    wrong = browser.post("/afspraken/dekking", {**words, "typed": "kasteel;1"})
    assert wrong.status_code == 422
    assert "Regel 1 is niet te lezen" in wrong.content.decode()


LANDLORDS = "naam;adres;postcode;plaats\nM. de Boer;Kade 1;1234 AB;Meerveld\nP. Smit;Laan 2;1235 CD;Meerveld"  # noqa: E501


@pytest.mark.django_db
def test_each_landlord_gets_a_letter_of_their_own_and_no_address_is_kept(
    coordinator: Actor,
) -> None:
    answer = client_of(coordinator).post("/afspraken/uitnodigen", {"typed": LANDLORDS})
    folder = zipfile.ZipFile(io.BytesIO(answer.content))
    papers = [folder.read(name) for name in folder.namelist()]
    assert folder.namelist() == ["brief-001.pdf", "brief-002.pdf"]
    first = words_of_paper(papers[0])
    assert "de Boer" in first
    assert "Smit" not in first
    assert "/partner/verhuurder" in first
    with tenant(CODE):
        taken = Export.objects.get(code="monitoring.invitations")
    assert taken.people == 2
    assert "Boer" not in str(vars(taken))


@pytest.mark.django_db
def test_a_list_that_cannot_be_read_makes_no_letter(coordinator: Actor) -> None:
    answer = client_of(coordinator).post("/afspraken/uitnodigen", {"typed": "M. de Boer;Kade 1"})
    assert answer.status_code == 422
    assert "Regel 1 is niet te lezen" in answer.content.decode()


@pytest.mark.django_db
def test_the_page_shows_the_letter_as_a_landlord_reads_it(coordinator: Actor) -> None:
    page = client_of(coordinator).get("/afspraken/uitnodigen").content.decode()
    assert "Beste M. de Boer," in page
    assert "Waar begint u?</h4>" in page
    assert not [sign for sign in ("{naam}", "{meldpagina}", "## ") if sign in page]


@pytest.mark.django_db
def test_who_rings_doorbells_invites_nobody(municipality: str) -> None:
    browser = client_of(person(Role.OUTREACH_WORKER))
    assert browser.get("/afspraken/uitnodigen").status_code == 403


def test_the_period_is_whole_months() -> None:
    actor = Actor("user", "x", CODE)
    assert selectors.period_of(actor, 1) == (date(2026, 10, 1), date(2026, 10, 31))
    with clock.standing_at(MONDAY + timedelta(days=200)):
        assert selectors.period_of(actor, 12)[0].day == 1
