# SPDX-License-Identifier: EUPL-1.2
"""What the machine room asks: does it live, is it ready, how busy is it."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import Client

from woonzeker.web import operations


def from_database(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def worker(db: None) -> None:
    """A worker that lives and did its small job of this minute."""
    from_database("INSERT INTO procrastinate_workers DEFAULT VALUES")
    from_database(
        "WITH j AS (INSERT INTO procrastinate_jobs (queue_name, task_name, status) "
        "VALUES ('beats', 'access.beat', 'succeeded') RETURNING id) "
        "INSERT INTO procrastinate_events (job_id, type) SELECT id, 'succeeded' FROM j"
    )


def ready() -> tuple[int, dict[str, str]]:
    response = Client().get("/readyz")
    return response.status_code, response.json()


def test_it_lives_without_asking_the_database() -> None:
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_it_is_ready_when_all_is_in_order(worker: None) -> None:
    well = {"database": "ok", "schema": "ok", "worker": "ok", "audit": "ok"}
    assert ready() == (200, well)


@pytest.mark.django_db
def test_it_is_not_ready_without_a_worker() -> None:
    said = {"database": "ok", "schema": "ok", "worker": "leeft niet", "audit": "ok"}
    assert ready() == (503, said)


def test_a_worker_that_died_is_noticed(worker: None) -> None:
    from_database("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    assert ready()[1]["worker"] == "leeft niet"


def test_lines_of_the_audit_log_that_wait_too_long_for_their_seal_are_noticed(
    worker: None,
) -> None:
    from_database(
        "INSERT INTO access_auditpending (chain, line, since) "
        "VALUES ('9999', 1, now() - interval '61 seconds')"
    )
    assert ready() == (503, ready()[1] | {"audit": "verzegelen loopt achter"})


def test_a_worker_that_lives_but_does_nothing_is_noticed(worker: None) -> None:
    from_database("UPDATE procrastinate_events SET at = now() - interval '10 minutes'")
    assert ready()[1]["worker"] == "doet geen werk"


def test_a_schema_that_lags_behind_is_noticed(
    worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "_wanted", lambda: {("cases", "9999_later")})
    assert ready() == (503, {"database": "ok", "schema": "loopt achter: ./run migrate",
                             "worker": "ok", "audit": "onbekend"})  # fmt: skip


def test_a_silent_database_is_said_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> None:
        raise OperationalError

    monkeypatch.setattr(operations, "_applied", silent)
    status, said = ready()
    assert (status, said["database"]) == (503, "antwoordt niet")


def test_requests_are_counted_by_route_and_never_by_address(worker: None) -> None:
    Client().get("/zaken/0f0f0f0f-0000-4000-8000-00000000beef?naam=Jansen")
    Client().get("/bestaat-niet/Jansen")
    told = Client().get("/metrics").content.decode()
    assert "woonzeker_requests_total{" in told
    assert "Jansen" not in told
    assert "beef" not in told
    assert 'route="(onbekend)"' in told


def test_the_queue_is_measured(worker: None) -> None:
    told = Client().get("/metrics").content.decode()
    assert 'woonzeker_jobs{status="succeeded"} 1.0' in told
    assert "woonzeker_worker_heartbeat_seconds 0." in told


def test_a_request_keeps_the_number_that_the_proxy_gave() -> None:
    response = Client().get("/healthz", headers={"X-Request-ID": "0123456789abcdef"})
    assert response["X-Request-ID"] == "0123456789abcdef"


@pytest.mark.parametrize("given", ["Jansen 123456782", "a b\r\nSet-Cookie: x", ""])
def test_a_number_that_is_none_is_replaced(given: str) -> None:
    response = Client().get("/healthz", headers={"X-Request-ID": given})
    assert len(response["X-Request-ID"]) == 32


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_the_machine_room_only_looks(address: str) -> None:
    assert Client().post(address).status_code == 405
