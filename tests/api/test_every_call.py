# SPDX-License-Identifier: EUPL-1.2
"""What holds for every call: how it is refused, how often it may come, how a list is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.api.systems import URL, caller, is_problem, send
from tests.intake.deliveries import lines

from woonzeker.access import clock
from woonzeker.api import rules
from woonzeker.organisations.models import Partner


def test_every_answer_says_what_is_left(bron: Partner) -> None:
    client = caller(bron)
    left = [int(client.get(URL)["RateLimit-Remaining"]) for _ in range(3)]
    assert left == [rules.CALLS_A_MINUTE - 1, rules.CALLS_A_MINUTE - 2, rules.CALLS_A_MINUTE - 3]
    answer = client.get(f"{URL}/{uuid4()}")
    assert answer["RateLimit-Limit"] == str(rules.CALLS_A_MINUTE)
    assert 0 < int(answer["RateLimit-Reset"]) <= 60
    assert answer["RateLimit-Policy"] == f"{rules.CALLS_A_MINUTE};w=60"


def test_who_calls_too_often_waits_until_the_next_minute(
    bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "CALLS_A_MINUTE", 2)
    client, now = caller(bron), clock.real()
    moment = now.replace(second=10, microsecond=0)
    with clock.really_at(moment):
        statuses = [client.get(URL).status_code for _ in range(2)]
        refused = client.get(URL)
    assert statuses == [200, 200]
    assert is_problem(refused, 429)
    assert (refused["Retry-After"], refused["RateLimit-Remaining"]) == ("50", "0")
    with clock.really_at(moment.replace(minute=(moment.minute + 1) % 60)):
        assert client.get(URL).status_code == 200


def test_one_system_does_not_use_up_the_calls_of_another(
    bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "CALLS_A_MINUTE", 1)
    first, second = caller(bron), caller(bron)
    with clock.really_at(clock.real()):
        assert [each.get(URL).status_code for each in (first, first, second)] == [200, 429, 200]


def test_a_form_that_is_not_given_is_refused(bron: Partner) -> None:
    assert is_problem(caller(bron).get(URL, headers={"Accept": "application/xml"}), 406)


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, */*;q=0.1", ""])
def test_who_takes_anything_gets_json(bron: Partner, accept: str) -> None:
    headers = {"Accept": accept} if accept else {}
    assert caller(bron).get(URL, headers=headers)["Content-Type"].startswith("application/json")


def test_csv_is_given_where_it_is_described(bron: Partner) -> None:
    client = caller(bron)
    where = send(client, lines(1, 1))["Location"]
    assert client.get(f"{where}/teruggegeven", headers={"Accept": "text/csv"}).status_code == 200
    assert is_problem(client.get(where, headers={"Accept": "text/csv"}), 406)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_a_method_that_is_not_there_is_a_problem(bron: Partner, method: str) -> None:
    answer = caller(bron).generic(method.upper(), URL)
    assert is_problem(answer, 405)
    assert answer["Allow"]


def test_sending_to_what_is_only_looked_at_is_a_problem(bron: Partner) -> None:
    answer = caller(bron).post(f"{URL}/{uuid4()}", b"{}", "application/json")
    assert is_problem(answer, 405)
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize(
    "kind", ["application/xml", "text/plain", "application/x-www-form-urlencoded"]
)
def test_a_kind_that_is_not_taken_is_a_problem(bron: Partner, kind: str) -> None:
    answer = caller(bron).post(URL, b"x", kind, headers={"Idempotency-Key": "1"})
    assert is_problem(answer, 415)


@pytest.mark.parametrize("path", ["niets", "aanleveringen/1", "aanleveringen/", "oauth", "v2"])
def test_an_address_that_is_not_there_is_a_problem(municipality: str, path: str) -> None:
    assert is_problem(Client().get(f"/api/v1/{path}"), 404)
    assert is_problem(Client().post(f"/api/v2/{path}"), 404)


def test_too_many_fields_are_a_problem(bron: Partner) -> None:
    fields = {f"veld{number}": "x" for number in range(1200)}
    answer = caller(bron).post(URL, fields, headers={"Idempotency-Key": "1"})
    assert is_problem(answer, 400)


def test_a_form_that_breaks_off_is_a_problem(bron: Partner) -> None:
    kind, headers = "multipart/form-data", {"Idempotency-Key": "1"}
    assert is_problem(caller(bron).post(URL, b"--x", kind, headers=headers), 400)


def test_what_is_larger_than_may_be_is_a_problem(bron: Partner) -> None:
    length, headers = str(30_000_000), {"Idempotency-Key": "1"}
    answer = caller(bron).post(
        URL, b"{}", "application/json", headers=headers, CONTENT_LENGTH=length
    )
    assert is_problem(answer, 413)


@pytest.fixture
def five(bron: Partner) -> tuple[Client, list[str]]:
    """A system that delivered five times, and the ids, the newest first."""
    client = caller(bron)
    made = [send(client, lines(number, number)).json()["id"] for number in range(1, 6)]
    return client, made[::-1]


def test_the_list_has_own_deliveries_newest_first(five: tuple[Client, list[str]]) -> None:
    client, made = five
    said = client.get(URL).json()
    assert [each["id"] for each in said["aanleveringen"]] == made
    assert said["volgende"] is None


def test_a_list_is_leafed_through_to_its_end(five: tuple[Client, list[str]]) -> None:
    client, made = five
    found: list[str] = []
    where: str | None = f"{URL}?aantal=2"
    parts = 0
    while where:
        said = client.get(where).json()
        found += [each["id"] for each in said["aanleveringen"]]
        where, parts = said["volgende"], parts + 1
    assert (found, parts) == (made, 3)


def test_what_comes_in_meanwhile_moves_nothing(five: tuple[Client, list[str]]) -> None:
    client, made = five
    onward = client.get(f"{URL}?aantal=2").json()["volgende"]
    send(client, lines(9, 9))
    assert [each["id"] for each in client.get(onward).json()["aanleveringen"]] == made[2:4]


@pytest.mark.parametrize("query", ["aantal=0", "aantal=101", "aantal=veel", "na=1"])
def test_a_part_has_a_size_that_may_be(bron: Partner, query: str) -> None:
    assert is_problem(caller(bron).get(f"{URL}?{query}"), 422)


def test_one_does_not_leaf_on_from_what_is_anothers(
    five: tuple[Client, list[str]], partner_factory: Callable[..., Partner]
) -> None:
    other = caller(partner_factory("water", "Duin"))
    assert other.get(URL).json() == {"aanleveringen": [], "volgende": None}
    assert is_problem(other.get(f"{URL}?na={five[1][0]}"), 404)


def test_a_thousand_signals_are_counted_in_the_answer(bron: Partner) -> None:
    answer = send(caller(bron), lines(1, 1000))
    assert (answer.status_code, answer.json()["geaccepteerd"]) == (201, 1000)


def moments(said: Any) -> list[str]:
    return [each["ontvangen_op"] for each in said["aanleveringen"]]


def test_moments_are_written_as_rfc_3339(five: tuple[Client, list[str]]) -> None:
    for text in moments(five[0].get(URL).json()):
        assert datetime.fromisoformat(text).tzinfo is not None


def test_a_problem_says_where(municipality: str) -> None:
    assert json.loads(Client().get(URL).content)["instance"] == URL
