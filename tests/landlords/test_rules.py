# SPDX-License-Identifier: EUPL-1.2
"""What the aid rests on: order of steps, addresses, costs, papers and the words of letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.landlords.rules import (
    Deeds,
    Helper,
    Home,
    LetterFacts,
    NoAddress,
    NoDocument,
    Owed,
    Step,
    Told,
    costs_of_letter,
    fourteen_days,
    home_from,
    lacks,
    media_type_of,
    next_step,
    ready_on,
    reminder,
    render,
    same_home,
    signal,
)
from woonzeker.law import bgs

DAY = date(2026, 11, 2)
DAYS = st.none() | st.dates(date(2026, 10, 1), date(2026, 11, 30))
DEEDS = st.builds(
    Deeds,
    contact_tried_on=DAYS,
    pointed_to_help_on=DAYS,
    reminded_on=DAYS,
    offered_on=DAYS,
    answer=st.none() | st.sampled_from(bgs.Reaction),
    letter_waits=st.booleans(),
)
ALL = Deeds(DAY, DAY, DAY, DAY, bgs.Reaction.NONE, DAY)
FACTS = LetterFacts(
    landlord="Ria Bakker", reach=("ria@voorbeeld.example",), tenant="Jamila van Verhoeven",
    home=("Kadestraat 12a", "9991 AB  Meerveld"), amount="€ 1.751,00",
    since="dinsdag 1 september 2026", made="maandag 2 november 2026",
    until="donderdag 19 november 2026", municipality="Meerveld",
    helpers=(Helper("Geldfit", "gratis hulp", "0800 8115", "geldfit.nl"),),
    costs="€ 262,65", days=14,
)  # fmt: skip


@given(DEEDS, st.dates(date(2026, 10, 1), date(2026, 11, 30)))
def test_a_report_comes_next_only_when_the_decree_is_met(deeds: Deeds, today: date) -> None:
    step = next_step(deeds, today=today)
    if step is Step.REPORT:
        assert lacks(deeds, on=today) == ()
    if not lacks(deeds, on=today) and not deeds.letter_waits:
        assert step is Step.REPORT


@given(DEEDS, st.dates(date(2026, 10, 1), date(2026, 11, 30)))
def test_no_letter_before_contact_and_no_report_after_a_refusal(deeds: Deeds, today: date) -> None:
    step = next_step(deeds, today=today)
    if deeds.answer is bgs.Reaction.REFUSED:
        assert step is Step.NO_REPORT
    elif deeds.contact_tried_on is None:
        assert step is Step.CONTACT


@given(DEEDS)
def test_the_first_day_for_a_report_is_lawful_and_the_day_before_is_not(deeds: Deeds) -> None:
    done = replace(deeds, answer=bgs.Reaction.AGREED)
    first = ready_on(done)
    if first is None:
        assert any(each.lack is bgs.Lack.NOT_DONE for each in lacks(done, on=DAY))
    else:
        assert lacks(done, on=first) == ()
        assert lacks(done, on=first - timedelta(days=1)) != ()


def test_the_report_says_how_to_reach_somebody_and_how_much_and_no_more() -> None:
    home = Home("Kadestraat", 12, "a", "", "9991AB", "Meerveld")
    told = Told("r1", "", "Jamila", "van", "Verhoeven", home, ("0612345678",), (), 175105)
    cells = signal(told, ALL, on=DAY + timedelta(days=1))
    assert cells["bedrag"] == "1751,05"
    assert set(cells) == {
        "signaal_id", "soort", "signaaldatum", "bedrag", "voornamen", "tussenvoegsel",
        "achternaam", "straat", "huisnummer", "huisletter", "postcode", "woonplaats", "telefoon",
        "contactpoging_op", "gewezen_op_hulp_op", "herinnering_op", "aanbod_delen_op", "reactie",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("12", (12, "", "")), ("12a", (12, "a", "")), ("12 A-3", (12, "A", "3")),
        ("12-3hg", (12, "", "3hg")), ("12 bis", (12, "", "bis")), ("0012", (12, "", "")),
    ],
)  # fmt: skip
def test_a_house_number_as_people_type_it(typed: str, parts: tuple[int, str, str]) -> None:
    home = home_from(postcode="9991 ab", house=typed, street="Kade", city="Meerveld")
    assert (home.number, home.letter, home.addition) == parts
    assert home.postcode == "9991AB"


@pytest.mark.parametrize(
    ("postcode", "house", "wrong"),
    [("991AB", "1", "postcode"), ("", "1", "postcode"), ("9991AB", "a", "house"),
     ("9991AB", "0", "house"), ("9991AB", "1 " + "x" * 30, "house")],
)  # fmt: skip
def test_what_is_no_address_says_where(postcode: str, house: str, wrong: str) -> None:
    with pytest.raises(NoAddress, match=wrong):
        home_from(postcode=postcode, house=house, street="", city="")


def test_one_home_typed_in_two_ways_is_one_home() -> None:
    one, two = (
        home_from(postcode=code, house=house, street="Kade", city="Meerveld")
        for code, house in (("9991AB", "12a-3"), ("9991 ab", "12 A 3"))
    )
    assert same_home(one, two)
    assert not same_home(one, replace(two, number=13))


@given(st.integers(1, 10_000_000))
def test_only_the_last_letter_has_costs_and_never_more_than_the_law(cents: int) -> None:
    assert costs_of_letter(Owed(cents), last=False, on=DAY) == 0
    most = max(4000, cents * 15 // 100 + 1)
    assert 0 <= costs_of_letter(Owed(cents), last=True, on=DAY) <= most


def test_of_a_small_rent_no_more_than_the_cap_is_charged_in_half_a_year() -> None:
    """A room of € 150 a week: ten weeks unpaid are small terms that come back, not one claim."""
    owed = Owed(150_000, term_cents=15_000)
    assert costs_of_letter(owed, last=True, on=DAY) == 14_000
    first = (Owed(60_000, term_cents=15_000), DAY - timedelta(days=100))
    assert costs_of_letter(owed, last=True, on=DAY, earlier=[first]) == 5_000
    assert costs_of_letter(Owed(150_000, 87_550), last=True, on=DAY, earlier=[first]) == 22_500


@given(st.binary(max_size=200))
def test_a_paper_is_what_stands_in_it(content: bytes) -> None:
    try:
        kind = media_type_of(content)
    except NoDocument:
        return
    assert content[:4] in {b"%PDF", b"\x89PNG"} or content[:3] == b"\xff\xd8\xff"
    assert kind in {"application/pdf", "image/jpeg", "image/png"}


def test_the_reminder_says_what_the_decree_asks_and_costs_nothing() -> None:
    words = " ".join(reminder(FACTS).paragraphs)
    for part in (
        "€ 1.751,00", "schuldhulpverlening", "Geldfit", "contactgegevens en het bedrag",
        "uiterlijk op donderdag 19 november 2026", "Deze brief kost u niets", "Meerveld",
    ):  # fmt: skip
        assert part in words
    assert "incassokosten" not in words


def test_the_last_letter_says_days_and_costs() -> None:
    words = " ".join(fourteen_days(FACTS).paragraphs)
    for part in ("binnen 14 dagen", "dag nadat u deze brief heeft gekregen", "€ 262,65", "6:96"):
        assert part in words


@pytest.mark.parametrize("make", [reminder, fourteen_days])
@pytest.mark.parametrize("name", ["Jamila van Verhoeven", "محمد", "Ł. Ørsted-O'Néill"])
def test_a_letter_is_one_tagged_page_and_always_the_same(make: object, name: str) -> None:
    words = make(replace(FACTS, tenant=name))  # type: ignore[operator]
    first = render(words)
    assert first == render(words)
    assert b"/MarkInfo" in first or b"/StructTreeRoot" in first
    assert first.count(b"/Type /Page\n") + first.count(b"/Type/Page/") <= 1
