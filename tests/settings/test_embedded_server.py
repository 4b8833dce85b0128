# SPDX-License-Identifier: EUPL-1.2
"""The private PostgreSQL: only for this user, and silent about what it stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from woonzeker.settings.embedded import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A cluster of its own, started and stopped."""
    with Server(tmp_path_factory.mktemp("cluster") / "data", durable=False) as started:
        yield started


def test_nobody_else_reaches_it(server: Server) -> None:
    assert server.socket.stat().st_mode & 0o077 == 0
    with psycopg.connect(server.url("postgres", "postgres")) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_two_commands_share_it(server: Server) -> None:
    with Server(server.data, durable=False) as second:
        assert second.socket == server.socket
    with psycopg.connect(server.url("postgres", "postgres")) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_it_checks_its_pages(server: Server) -> None:
    with psycopg.connect(server.url("postgres", "postgres")) as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 'Wolkenstein-Ververs'::date",
        "INSERT INTO once VALUES ('Wolkenstein-Ververs'), ('Wolkenstein-Ververs')",
        "SELECT pg_sleep(0), 'Wolkenstein-Ververs'",
    ],
)
def test_its_log_repeats_no_row(server: Server, statement: str) -> None:
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS once (name text PRIMARY KEY)")
        with suppress(psycopg.Error):
            connection.execute(statement)
    assert "Wolkenstein" not in _log(server.data)


def _log(data: Path) -> str:
    return (data / "log").read_text(encoding="utf-8")
