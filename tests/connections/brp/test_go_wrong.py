# SPDX-License-Identifier: EUPL-1.2
"""A BRP that is slow, away, busy or talks nonsense: tried again with patience, then told."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.connections.brp.people import brp, jan

from woonzeker.connections.brp import (
    FIND,
    BrpBroken,
    BrpBusy,
    BrpPerson,
    BrpRefused,
    BrpUnreachable,
    ByAddress,
    Client,
    Login,
)
from woonzeker.connections.brp.client import Patience
from woonzeker.connections.brp.fake import FakeBrp, Fault
from woonzeker.connections.brp.parsing import people_in, refusal_in

QUESTION = ByAddress("3551AB", 12)


class Waiter:
    """A clock that only runs while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def client(self, url: str, **patience: float) -> Client:
        return Client(
            Login(url, key="sleutel"), patience=Patience(**{"answer": 0.2, **patience}),  # type: ignore[arg-type]
            sleep=self.sleep, clock=lambda: self.now, chance=lambda: 0.5,
        )  # fmt: skip


@pytest.fixture
def fake() -> Iterator[FakeBrp]:
    with brp(jan(1)) as server:
        yield server


@pytest.fixture
def waiter() -> Waiter:
    return Waiter()


@pytest.mark.parametrize("fault", sorted(set(Fault) - {Fault.SLOW, Fault.REFUSED}))
def test_what_went_wrong_once_is_asked_again(fake: FakeBrp, waiter: Waiter, fault: Fault) -> None:
    fake.goes_wrong(fault)
    assert len(waiter.client(fake.url).ask(QUESTION, FIND)) == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.BUSY, BrpBusy),
        (Fault.ERROR, BrpUnreachable),
        (Fault.AWAY, BrpUnreachable),
        (Fault.SILENT, BrpUnreachable),
        (Fault.DROPPED, BrpUnreachable),
        (Fault.BROKEN, BrpBroken),
        (Fault.OTHER, BrpBroken),
        (Fault.MOVED, BrpBroken),
    ],
)
def test_what_stays_wrong_is_told_after_the_last_try(
    fake: FakeBrp, waiter: Waiter, fault: Fault, error: type[Exception]
) -> None:
    fake.stays_wrong(fault)
    with pytest.raises(error):
        waiter.client(fake.url).ask(QUESTION, FIND)
    assert len(waiter.waits) == 3


def test_each_wait_is_twice_as_long(fake: FakeBrp, waiter: Waiter) -> None:
    fake.goes_wrong(Fault.ERROR, Fault.AWAY, Fault.DROPPED)
    waiter.client(fake.url).ask(QUESTION, FIND)
    assert waiter.waits == [0.5, 1.0, 2.0]


def test_chance_spreads_the_waits() -> None:
    drawn = [Client(Login("http://x"), chance=lambda at=at: at)._wait(BrpUnreachable(), 1)  # type: ignore[misc]
             for at in (0.0, 1.0)]  # fmt: skip
    assert drawn == [0.25, 0.75]


def test_a_busy_brp_says_how_long_to_wait(fake: FakeBrp, waiter: Waiter) -> None:
    fake.goes_wrong(Fault.BUSY, retry_after=7)
    waiter.client(fake.url).ask(QUESTION, FIND)
    assert waiter.waits == [7.0]


def test_nobody_waits_longer_than_the_whole_question_may_take(
    fake: FakeBrp, waiter: Waiter
) -> None:
    fake.goes_wrong(Fault.BUSY, retry_after=600)
    with pytest.raises(BrpBusy):
        waiter.client(fake.url, whole=45.0).ask(QUESTION, FIND)
    assert waiter.waits == []


def test_a_refusal_is_not_asked_again(waiter: Waiter) -> None:
    with brp(key="een andere") as other, pytest.raises(BrpRefused):
        waiter.client(other.url).ask(QUESTION, FIND)
    assert waiter.waits == []


def test_an_address_where_nobody_listens_is_unreachable(waiter: Waiter) -> None:
    with pytest.raises(BrpUnreachable):
        waiter.client("http://127.0.0.1:9/brp", tries=2).ask(QUESTION, FIND)


def test_who_cannot_prove_who_they_are_is_asked_nothing(fake: FakeBrp, waiter: Waiter) -> None:
    with pytest.raises(BrpUnreachable):
        waiter.client(fake.url.replace("http:", "https:"), tries=1).ask(QUESTION, FIND)
    assert fake.questions == []


def test_one_connection_serves_many_questions(fake: FakeBrp, waiter: Waiter) -> None:
    client = waiter.client(fake.url)
    for _ in range(5):
        client.ask(QUESTION, FIND)
    assert waiter.waits == []


def test_a_connection_that_was_closed_meanwhile_is_opened_again(
    fake: FakeBrp, waiter: Waiter
) -> None:
    client = waiter.client(fake.url)
    client.ask(QUESTION, FIND)
    fake.goes_wrong(Fault.DROPPED)
    assert len(client.ask(QUESTION, FIND)) == 1


def test_no_name_number_or_key_reaches_the_log_or_the_error(
    fake: FakeBrp, waiter: Waiter, caplog: pytest.LogCaptureFixture
) -> None:
    person: BrpPerson = jan(1)
    fake.stays_wrong(Fault.BROKEN)
    with caplog.at_level(logging.DEBUG), pytest.raises(BrpBroken) as caught:
        list(waiter.client(fake.url).look_up([person.number], FIND))
    told = caplog.text + repr(caught.value) + repr(caught.value.__cause__)
    assert [record.attempt for record in caplog.records] == [1, 2, 3, 4]  # type: ignore[attr-defined]
    assert not [word for word in (person.number, "Vries", "sleutel", "3551AB") if word in told]


def test_an_answer_that_never_ends_is_cut_off(fake: FakeBrp) -> None:
    fake.stays_wrong(Fault.SLOW)
    seconds = count()
    client = Client(
        Login(fake.url), patience=Patience(tries=1, whole=20.0), clock=lambda: float(next(seconds))
    )
    with pytest.raises(BrpUnreachable):
        client.ask(QUESTION, FIND)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from([
            "burgerservicenummer", "naam", "geslachtsnaam", "partners", "geboorte", "datum", "type",
            "verblijfplaats", "verblijfadres", "huisnummer", "opschortingBijhouding", "reden",
            "code", "gemeenteVanInschrijving",
        ]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(persons=_JSON)
def test_whatever_comes_back_is_people_or_a_broken_answer(persons: object) -> None:
    content = json.dumps({"type": "X", "personen": persons}).encode()
    with suppress(BrpBroken):
        assert all(isinstance(each.name.surname, str) for each in people_in(content, "X"))


@given(content=_JSON | st.just({"invalidParams": 7}), status=st.integers(400, 428))
def test_whatever_a_refusal_says_it_is_a_refusal(content: object, status: int) -> None:
    assert refusal_in(status, json.dumps(content).encode()).status == status
