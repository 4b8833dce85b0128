# SPDX-License-Identifier: EUPL-1.2
"""A partner sees its own signals in every municipality: the status, its day, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, browser_at, seated
from tests.feedback.answering import (
    LEAD,
    TUESDAY,
    accept_help,
    close,
    set_ground,
    taken_up,
    tell,
)
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.services import take_up
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.feedback import services as feedback
from woonzeker.feedback.rules.listing import parts_of_page
from woonzeker.feedback.selectors import own_part, own_signal, own_signals
from woonzeker.feedback.selectors.own_signals import Asked, OwnPause, OwnSignal
from woonzeker.intake.models import ArrearsSignal
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner

pytestmark = pytest.mark.django_db
URL = "/api/v1/signalen"
#: all that may ever stand in an answer to a partner
ON_THE_WIRE = {"id", "kenmerk", "stand", "aanvulling", "datum", "gewijzigd_op", "pauze"}


def caller(partner: Partner) -> Client:
    """A program of the partner with its key."""
    agreement = Agreement.objects.get(partner=partner, municipality=CODE)
    key = organisations.issue_token(actor=system(CODE, "tests"), agreement=agreement.pk)
    return Client(headers={"Authorization": f"Bearer {key}"})


def page_of(actor: Actor, **asked: str) -> str:
    return browser_at(actor).get("/partner/signalen", asked).content.decode()


def test_nothing_but_the_list_is_in_what_a_partner_gets() -> None:
    assert [each.name for each in fields(OwnSignal)] == [
        "id", "place", "reference", "code", "item", "on", "changed_at", "pause",
    ]  # fmt: skip
    assert [each.name for each in fields(OwnPause)] == ["id", "until_on", "answer"]


def test_a_partner_sees_its_own_reference_and_how_far_it_is(municipality: str) -> None:
    signal, _case = taken_up(own_reference="K-77")
    page = page_of(seated(signal.partner))
    assert "K-77" in page
    assert "in behandeling" in page
    for hidden in ("Nowak", "Iepenlaan", "1234", "500"):
        assert hidden not in page.replace(str(signal.pk), "")


def test_what_was_not_told_yet_is_received(municipality: str) -> None:
    signal = linked_signal(resident(), own_reference="K-78")
    assert "ontvangen" in page_of(seated(signal.partner), kenmerk="K-78")


def test_it_is_found_by_its_own_reference_status_and_month(municipality: str) -> None:
    signal, case = taken_up(own_reference="AB-1")
    taken_up(person=resident("1234AB99"), own_reference="CD-2")
    close(case)
    actor = seated(signal.partner)
    assert own_signals(actor=actor).count == 2
    for asked in (Asked(reference="ab"), Asked(status="closed")):
        found = own_signals(actor=actor, asked=asked)
        assert [line.reference for _place, lines in found.rows for line in lines] == ["AB-1"]
    assert own_signals(actor=actor, asked=Asked(month="2026-11")).count == 2
    assert own_signals(actor=actor, asked=Asked(month="2026-10")).count == 0
    assert own_signals(actor=actor, asked=Asked(place="0002")).count == 0
    assert "jjjj" not in page_of(actor, maand="oktober")


def test_a_name_finds_nothing(municipality: str) -> None:
    signal, _case = taken_up(person=resident(surname="Nowak"), own_reference="K-1")
    assert "K-1" not in page_of(seated(signal.partner), kenmerk="Nowak")


def test_another_partner_sees_nothing_of_it(municipality: str) -> None:
    signal, _case = taken_up(own_reference="K-1")
    other = linked_signal(resident("1234AB99"), partner="Energiek", sector="energie")
    stranger = seated(other.partner)
    assert "K-1" not in page_of(stranger)
    with pytest.raises(NotFound):
        own_signal(actor=stranger.at(CODE), signal=signal.pk)


def test_who_works_here_has_no_such_page(coordinator: Actor) -> None:
    with pytest.raises(NotPermitted):
        own_part(actor=coordinator, asked=Asked(), first=0, most=5)


def test_several_municipalities_stand_on_one_page(municipality: str) -> None:
    signal, _case = taken_up(own_reference="HIER-1")
    other = system("0002", "tests")
    organisations.establish(actor=other, name="Zeedam", is_demo=True)
    organisations.agree(actor=other, sector="water", name="Bron", from_on=date(2021, 1, 1))
    found = own_signals(actor=seated(signal.partner))
    assert found.places == ((CODE, "Meerveld"), ("0002", "Zeedam"))
    assert [place for place, _lines in found.rows] == ["Meerveld"]


def _seen(partner: Partner, mine: ArrearsSignal) -> tuple[bytes, bytes]:
    """The page and the answer of the interface, without what each request makes new."""
    actor = Actor("partner", str(partner.pk), "", frozenset({"partner_user"}))
    rows = repr(own_signals(actor=actor)).encode()
    answer = caller(partner).get(f"{URL}/{mine.pk}").json()
    answer.pop("gewijzigd_op")
    answer.pop("id")
    return rows.replace(str(mine.pk).encode(), b"-"), repr(answer).encode()


def _story(others: bool) -> tuple[bytes, bytes]:
    """A signal that was taken up, closed and reported once more; others reported, or not."""
    person = resident(f"1234AB{'1' if others else '2'}")
    name = "Samen" if others else "Alleen"
    facts = {"person": person, "partner": name, "own_reference": "K-1"}
    with clock.standing_at(date(2026, 10, 5)):
        if others:
            linked_signal(person, partner="Energiek", sector="energie", amount_cents=90_000)
        mine, case = taken_up(**facts)
    with clock.standing_at(date(2026, 10, 20)):
        close(case)
    if others:
        with clock.standing_at(date(2026, 10, 21)):
            taken_up(person=person, partner="Derde", sector="zorg")
    tell()
    rows, answer = _seen(mine.partner, mine)
    with tenant(CODE):
        changed = ArrearsSignal.objects.get(pk=mine.pk).delivery.received_at
    assert changed
    return rows.split(b"changed_at")[0], answer


def test_the_answer_is_the_same_whether_or_not_others_reported(municipality: str) -> None:
    assert _story(others=False) == _story(others=True)


@given(
    counts=st.lists(st.integers(0, 30), max_size=8),
    page=st.integers(1, 12),
    size=st.integers(1, 20),
)
def test_pages_over_places_give_each_row_once(counts: list[int], page: int, size: int) -> None:
    every = [(place, row) for place, count in enumerate(counts) for row in range(count)]
    got = [
        (place, row)
        for place, first, most in parts_of_page(counts, page, size)
        for row in range(first, first + most)
    ]
    assert got == every[(page - 1) * size : page * size]


def test_the_interface_gives_the_list_and_nothing_else(municipality: str) -> None:
    signal, case = taken_up(own_reference="K-9")
    set_ground("pause", "help_accepted")
    accept_help(case.pk)
    tell()
    feedback.follow_pauses(actor=LEAD, on=clock.today())
    said = caller(signal.partner).get(URL).json()
    assert set(said) == {"signalen", "volgende"}
    [line] = said["signalen"]
    assert set(line) == ON_THE_WIRE
    assert (line["stand"], line["aanvulling"]) == ("in_behandeling", "hulp_aanvaard")
    assert line["pauze"] == {"tot_en_met": "2026-12-02", "antwoord": "gevraagd"}


def test_the_interface_gives_pages_that_leave_nothing_out(municipality: str) -> None:
    first = linked_signal(resident(), own_reference="R-0")
    for number in range(1, 5):
        linked_signal(resident(f"1234AB{number}"), own_reference=f"R-{number}")
    client, seen, where = caller(first.partner), list[str](), f"{URL}?aantal=2"
    while where:
        said = client.get(where).json()
        seen += [line["kenmerk"] for line in said["signalen"]]
        where = said["volgende"]
    assert sorted(seen) == [f"R-{number}" for number in range(5)]


def test_only_what_changed_since_is_given(municipality: str) -> None:
    signal, case = taken_up(own_reference="R-1")
    other, _ = taken_up(person=resident("1234AB99"), own_reference="R-2")
    with clock.standing_at(TUESDAY):
        close(case)
    client = caller(signal.partner)
    said = client.get(URL, {"gewijzigdSinds": "2026-11-03"}).json()["signalen"]
    assert [(line["kenmerk"], line["stand"], line["datum"]) for line in said] == [
        ("R-1", "afgesloten", "2026-11-03")
    ]
    assert client.get(f"{URL}/{other.pk}").json()["kenmerk"] == "R-2"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"gewijzigdSinds": "gisteren"}, 422),
        ({"gewijzigdSinds": "0001-01-01"}, 422),
        ({"na": "MDAwMS0wMS0wMVQwMDowMDowMCswMDowMHw"}, 404),
        ({"na": "onzin"}, 404),
        ({"aantal": "0"}, 422),
        ({"aantal": "101"}, 422),
    ],
)
def test_a_question_that_makes_no_sense_is_a_problem(
    municipality: str, query: dict[str, Any], status: int
) -> None:
    signal = linked_signal(resident())
    answer = caller(signal.partner).get(URL, query)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_another_partners_signal_is_not_there_for_the_interface(
    municipality: str, partner_factory: Callable[..., Partner]
) -> None:
    signal, _case = taken_up()
    stranger = caller(partner_factory("energie", "Energiek"))
    ours, nobody = (stranger.get(f"{URL}/{each}") for each in (signal.pk, uuid4()))
    assert (ours.status_code, nobody.status_code) == (404, 404)
    assert ours.json()["detail"] == nobody.json()["detail"]
    assert Client().get(URL).status_code == 401


def test_a_signal_taken_up_in_between_is_told_to_the_interface(municipality: str) -> None:
    signal = linked_signal(resident())
    client = caller(signal.partner)
    assert client.get(f"{URL}/{signal.pk}").json()["stand"] == "ontvangen"
    take_up(actor=LEAD, on=clock.today())
    tell()
    assert client.get(f"{URL}/{signal.pk}").json()["stand"] == "in_behandeling"
