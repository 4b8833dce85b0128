# SPDX-License-Identifier: EUPL-1.2
"""The API under invented requests, right and wrong, with every kind of key: it never breaks, keeps
to its own description and shows nobody what is another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from schemathesis.checks import not_a_server_error
from tests.conftest import CODE
from tests.proof.things import FOREIGN, World
from tests.proving import SEED, many

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement
from woonzeker.web.wsgi import application

#: whose key goes along → which statuses an answer may have; who reports arrears sends no messages
#: of bailiffs (403)
KEYS = {
    "own": frozenset({200, 201, 202, 400, 403, 404, 405, 406, 413, 415, 422}),
    "of another partner": frozenset({200, 201, 202, 400, 403, 404, 405, 406, 413, 415, 422}),
    "revoked": frozenset({401, 405}),
    "invented": frozenset({401, 405}),
    "none": frozenset({401, 405}),
}


def key_of(world: World, column: str, code: str = CODE) -> str:
    agreement = world.things[column].ids["agreement"]
    return organisations.issue_token(actor=system(code, "tests"), agreement=agreement)


@pytest.fixture
def keys(world: World) -> dict[str, str]:
    """A key of each kind."""
    revoked = key_of(world, "team")
    organisations.revoke_tokens(
        actor=system(CODE, "tests"), agreement=world.things["team"].ids["agreement"]
    )
    return {
        "own": key_of(world, "own"), "of another partner": key_of(world, "elsewhere"),
        "revoked": revoked, "invented": "wz_verzonnen", "none": "",
    }  # fmt: skip


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Let a request not close the connection in which the test has its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("whose", KEYS)
def test_invented_requests_break_nothing_and_need_a_key(
    keys: dict[str, str], whose: str, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    answers: Counter[int] = Counter()
    for found in schema.get_all_operations():
        operation = found.ok()

        @seed(SEED)
        @settings(
            max_examples=many(5, 160), deadline=None, suppress_health_check=list(HealthCheck),
            database=None,
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def try_one(case: Any) -> None:
            kept = transaction.savepoint()
            answer = case.call(headers=bearer(keys[whose]))
            transaction.savepoint_rollback(kept)
            answers[answer.status_code] += 1
            case.validate_response(answer, checks=[not_a_server_error])
            assert answer.status_code in KEYS[whose], f"{case.operation.label}, zaad {SEED}"

        try_one()
    with capsys.disabled():
        print(f"\nAPI met sleutel '{whose}': {dict(answers)}, zaad {SEED}")
    assert sum(answers.values()) > 0


@pytest.mark.parametrize("path", ["", "/teruggegeven"])
def test_a_partner_finds_nothing_but_its_own_deliveries(
    world: World, keys: dict[str, str], path: str
) -> None:
    """Each delivery of another partner or municipality is as absent as one that never was."""
    browser, key = Client(), bearer(keys["own"])
    gone = browser.get(f"/api/v1/aanleveringen/{world.things['gone'].ids['delivery']}{path}",
                       headers=key)  # fmt: skip
    assert gone.status_code == 404
    for column, thing in world.things.items():
        url = f"/api/v1/aanleveringen/{thing.ids['delivery']}{path}"
        answer = browser.get(url, headers=key)
        assert answer.status_code == (200 if column == "own" else 404), column
        if answer.status_code == 404:
            assert {**answer.json(), "instance": ""} == {**gone.json(), "instance": ""}


def test_the_key_of_another_municipality_opens_nothing_here(world: World) -> None:
    with tenant(CODE):
        mine = world.things["own"].ids["delivery"]
    agreement = Agreement.objects.get(pk=world.things[FOREIGN].ids["agreement"])
    key = key_of(world, FOREIGN, agreement.municipality_id)
    answer = Client().get(f"/api/v1/aanleveringen/{mine}", headers=bearer(key))
    assert answer.status_code == 404
