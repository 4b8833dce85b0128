# SPDX-License-Identifier: EUPL-1.2
"""Questions to the BRP, against the fake and against the published contract."""

from __future__ import annotations

from datetime import date

import pytest
from tests.connections.brp.contract import faults_in_answer, faults_in_question
from tests.connections.brp.people import DOOR, brp, jan
from tests.matching.people import number

from woonzeker.connections.brp import (
    FIND,
    LETTER,
    LINK,
    PURPOSES,
    Address,
    BrpPerson,
    BrpRefused,
    ByAddress,
    ByNameAndBirth,
    ByNumber,
    Client,
    Login,
    Name,
    PartnerName,
    RegisterDate,
    Suspended,
    Suspension,
    TooManyFound,
)
from woonzeker.connections.brp.fake import FakeBrp, NotReady, People
from woonzeker.connections.brp.questions import CannotBeAsked, Question

BORN = date(1980, 5, 3)
QUESTIONS: list[Question] = [
    ByNumber((number(1), number(2))),
    ByAddress("3551AB", 12),
    ByAddress("3551 AB", 12, letter="A", addition="bis", surname="Vri*"),
    ByNameAndBirth("Vries", BORN),
    ByNameAndBirth("Vri*", BORN, municipality="9999"),
]
ODD = [
    jan(1),
    jan(2, born=RegisterDate(1980), partner=PartnerName()),
    jan(3, born=RegisterDate(1980, 5), secret=True, under_investigation=True),
    jan(4, died=RegisterDate(2026, 1, 2), suspension=Suspension(Suspended.DEATH)),
    jan(5, address=None, suspension=Suspension(Suspended.EMIGRATION, RegisterDate(2025, 3, 1))),
    jan(6, born=None, address=Address("Kerkstraat", 12, addition="bis", doubted=True)),
]


def ask(fake: FakeBrp, question: Question) -> tuple[BrpPerson, ...]:
    purpose = LINK if isinstance(question, ByNumber) else FIND
    with Client(Login(fake.url)) as client:
        return client.ask(question, purpose)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: str(each.body(FIND)["type"]))
def test_a_question_keeps_to_the_contract(question: Question) -> None:
    purposes = PURPOSES if isinstance(question, ByNumber) else (FIND,)
    assert [faults_in_question(question.body(purpose)) for purpose in purposes] == [[]] * len(
        purposes
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: str(each.body(FIND)["type"]))
def test_an_answer_of_the_fake_keeps_to_the_contract(question: Question) -> None:
    with brp(*ODD) as fake:
        ask(fake, question)
        assert [faults_in_answer(each.status, each.body) for each in fake.answers] == [[]]


def test_every_kind_of_person_keeps_to_the_contract_and_comes_through_whole() -> None:
    with brp(*ODD) as fake, Client(Login(fake.url)) as client:
        found = list(client.look_up([each.number for each in ODD], LINK))
        assert found == sorted(ODD, key=lambda each: each.number)
        assert faults_in_answer(200, fake.answers[0].body) == []


def test_a_search_gives_numbers_and_birth_and_nothing_else() -> None:
    with brp(jan(1)) as fake:
        assert ask(fake, ByAddress("3551AB", 12)) == (
            BrpPerson(number=number(1), born=RegisterDate(1980, 5, 3)),
        )
        assert set(fake.answers[0].body["personen"][0]) == {"burgerservicenummer", "geboorte"}


def test_a_letter_asks_for_no_name_and_no_birth() -> None:
    with brp(jan(1)) as fake, Client(Login(fake.url)) as client:
        (found,) = client.look_up([number(1)], LETTER)
        assert (found.address, found.name.surname, found.born) == (DOOR, "", None)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        (ByAddress("3551AB", 12), {1, 2}),
        (ByAddress("3551AB", 12, letter="a"), {1}),
        (ByAddress("3551AB", 12, surname="smi*"), {2}),
        (ByNameAndBirth("vries", BORN), {1, 3}),
        (ByNameAndBirth("Vri*", BORN, municipality="9999"), {1}),
        (ByNameAndBirth("Smit", BORN), set()),
    ],
)
def test_the_fake_finds_as_the_api_does(question: Question, places: set[int]) -> None:
    smit = jan(2, address=Address("Kerkstraat", 12, "B", "", "3551AB"), born=RegisterDate(1980))
    with brp(
        jan(1),
        BrpPerson(smit.number, Name("K", "K.", "", "Smit"), born=smit.born,
                  address=smit.address, municipality="9999"),
        jan(3, address=None, municipality="0344"),
    ) as fake:  # fmt: skip
        assert {each.number for each in ask(fake, question)} == {number(each) for each in places}


def test_the_dead_are_found_and_entries_in_error_are_not() -> None:
    dead = jan(1, suspension=Suspension(Suspended.DEATH, RegisterDate(2026, 1, 2)))
    error = jan(2, suspension=Suspension(Suspended.ERROR))
    with brp(dead, error) as fake:
        assert [each.number for each in ask(fake, ByAddress("3551AB", 12))] == [number(1)]


def test_more_than_thirty_at_a_door_is_too_many() -> None:
    with brp(*(jan(place) for place in range(31))) as fake:
        with pytest.raises(TooManyFound):
            ask(fake, ByAddress("3551AB", 12))
        assert faults_in_answer(400, fake.answers[0].body) == []


def test_numbers_are_asked_twenty_at_a_time() -> None:
    people = [jan(place) for place in range(45)]
    with brp(*people) as fake, Client(Login(fake.url)) as client:
        assert len(list(client.look_up([each.number for each in people], LINK))) == 45
        assert [len(each["burgerservicenummer"]) for each in fake.questions] == [20, 20, 5]


@pytest.mark.parametrize("fields", [["naam.bijnaam"], ["inOnderzoek"], []])
def test_a_field_that_may_not_be_asked_is_refused_by_name(fields: list[str]) -> None:
    wrong = type(FIND)("find", tuple(fields), "")
    with brp() as fake, Client(Login(fake.url)) as client:
        with pytest.raises(BrpRefused) as caught:
            client.ask(ByAddress("3551AB", 12), wrong)
        assert [each.name for each in caught.value.invalid] == ["fields"]
        assert faults_in_answer(400, fake.answers[0].body) == []


def test_a_key_is_needed_when_the_fake_has_one() -> None:
    with brp(jan(1), key="sleutel") as fake:
        with pytest.raises(BrpRefused, match="401 authentication"):
            ask(fake, ByAddress("3551AB", 12))
        with Client(Login(fake.url, key="sleutel")) as client:
            assert len(client.ask(ByAddress("3551AB", 12), FIND)) == 1


def test_a_login_never_shows_its_secrets() -> None:
    assert "geheim" not in repr(Login("https://brp", key="geheim", token="geheim"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: ByAddress("0551AB", 12),
        lambda: ByAddress("3551AB", 0),
        lambda: ByAddress("3551AB", 12, letter="AB"),
        lambda: ByNameAndBirth("Vr*", BORN),
        lambda: ByNameAndBirth("", BORN),
        lambda: ByNumber(()),
        lambda: ByNumber(("12345678",)),
    ],
)
def test_what_the_api_would_refuse_is_not_asked(make: object) -> None:
    with pytest.raises(CannotBeAsked):
        make()  # type: ignore[operator]


def test_a_fake_whose_people_are_not_there_yet_is_away_until_they_are() -> None:
    loads = iter([NotReady(), [jan(1)]])

    def load() -> list[BrpPerson]:
        found = next(loads)
        if isinstance(found, NotReady):
            raise found
        return found

    with FakeBrp(People(load)) as fake:
        client = Client(Login(fake.url), sleep=lambda _: None)
        assert len(client.ask(ByAddress("3551AB", 12), FIND)) == 1
