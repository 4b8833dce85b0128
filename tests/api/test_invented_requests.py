# SPDX-License-Identifier: EUPL-1.2
"""The interface under invented requests, right and wrong, with every kind of key: it never breaks,
keeps to its own description, and opens nothing without access.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.api.systems import access_of, made_for, send, with_access
from tests.conftest import CODE
from tests.intake.deliveries import line
from tests.legal.bailiffs import NOTICE, bailiff
from tests.proving import SEED, many

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.api import rules
from woonzeker.intake.models import ArrearsSignal
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner
from woonzeker.web.wsgi import application

#: 403: who reports arrears sends no messages of bailiffs, and they report none
INSIDE = frozenset({200, 201, 202, 400, 403, 404, 405, 406, 409, 413, 415, 422})
OUTSIDE = frozenset({401, 405})
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance,
]  # fmt: skip
#: what comes along → how often each call is tried, in a check and in full
WITH = {
    "access": (6, 3_000), "a key that lasts": (2, 900), "access of another partner": (2, 900),
    "access of a bailiff": (3, 900), "access that was revoked": (2, 400),
    "invented access": (2, 400), "nothing": (2, 400),
}  # fmt: skip
OUT = frozenset({"access that was revoked", "invented access", "nothing"})


@pytest.fixture
def of_bailiff(municipality: str) -> str:
    """Access of somebody who sends messages."""
    return access_of(made_for(bailiff()))


@pytest.fixture
def known(bron: Partner, of_bailiff: str) -> dict[str, str]:
    """What there is: the delivery and the signal of the partner, the message of the bailiff."""
    answer = send(with_access(access_of(made_for(bron))), [line(1), line(2, bedrag="")])
    headers = {"Idempotency-Key": "1"}
    told = with_access(of_bailiff).post(
        "/api/v1/berichten", NOTICE, "application/json", headers=headers
    )
    with tenant(CODE):
        signal = ArrearsSignal.objects.get().pk
    return {
        "aanlevering": str(answer.json()["id"]),
        "signaal": str(signal),
        "bericht": str(told.json()["id"]),
    }


@pytest.fixture
def one_connection(known: dict[str, str]) -> Iterator[None]:
    """Let a request not close the connection in which the test has its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def keys(bron: Partner, of_bailiff: str, partner_factory: Callable[..., Partner]) -> dict[str, str]:
    """What comes along with a request, of each kind."""
    lead, agreement = system(CODE, "tests"), Agreement.objects.get(partner=bron).pk
    revoked = made_for(bron)
    over = access_of(revoked)
    organisations.revoke_client(actor=lead, agreement=agreement, client=revoked.client.pk)
    return {
        "access": access_of(made_for(bron)),
        "a key that lasts": organisations.issue_token(actor=lead, agreement=agreement),
        "access of a bailiff": of_bailiff,
        "access of another partner": access_of(made_for(partner_factory("zorg", "Zilver"))),
        "access that was revoked": over,
        "invented access": "wza_verzonnen",
        "nothing": "",
    }


def some(operation: Any, *, wrong_too: bool) -> Any:
    """Requests to a call: as described and, for who comes in, also wrong ones."""
    modes = [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if wrong_too else [])]
    return st.one_of([operation.as_strategy(generation_mode=mode) for mode in modes])


def make_own(case: Any, known: dict[str, str]) -> None:
    """Ask for what there is; a message is one that is right, but for what was invented of it."""
    for name in known.keys() & (case.path_parameters or {}).keys():
        case.path_parameters[name] = known[name]
    if case.operation.path == "/berichten" and isinstance(case.body, dict):
        case.body = {**NOTICE, **dict(list(case.body.items())[2:])}


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("along", WITH)
def test_invented_requests_break_nothing_and_open_nothing(
    keys: dict[str, str], known: dict[str, str], along: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(rules, "CALLS_A_MINUTE", 10**9)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    key = keys[along]
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answers: Counter[int] = Counter()
    began = time.monotonic()
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]

        @seed(SEED)
        @settings(
            max_examples=many(*WITH[along]), deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=some(operation, wrong_too=along not in OUT), own=st.booleans())
        def try_one(case: Any, own: bool) -> None:
            if own:
                make_own(case, known)
            with transaction.atomic():
                answer = case.call(headers=headers)
                transaction.set_rollback(True)
            answers[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)
            wanted = OUTSIDE if along in OUT else INSIDE
            assert answer.status_code in wanted, f"{case.operation.label}, zaad {SEED}"

        try_one()
    told = f"{answers.total()} verzoeken, {dict(answers)}, {time.monotonic() - began:.0f} s"
    with capsys.disabled():
        print(f"\nkoppeling met '{along}': {told}, zaad {SEED}")
