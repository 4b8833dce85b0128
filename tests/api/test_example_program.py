# SPDX-License-Identifier: EUPL-1.2
"""The example for programmers of partners does what it says, against the site as it is served."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from tests.api.systems import made_for
from tests.intake.deliveries import line

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.organisations import services as organisations
from woonzeker.organisations.services import MadeClient
from woonzeker.web.wsgi import application

PROGRAM = Path(__file__).parents[2] / "docs" / "voorbeelden" / "aanleveren.py"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing of each request."""


@pytest.fixture
def made(own_database: str) -> MadeClient:
    agreement = organisations.agree(
        actor=system(own_database, "tests"), sector="water", name="Bron", from_on=clock.today()
    )
    return made_for(agreement.partner)


@pytest.fixture
def address(made: MadeClient) -> Iterator[str]:
    """The site on a free port."""
    today = clock.today()

    def site(environ: dict[str, Any], start_response: Any) -> Any:
        with clock.standing_at(today):
            return application(environ, start_response)

    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet, connections_override={})
    server.set_app(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def run(address: str, made: MadeClient, tmp_path: Path, secret: str = "") -> Any:
    rows = [line(1), line(2), line(3, bedrag="veel")]
    file = tmp_path / "november.json"
    file.write_text(json.dumps({"signalen": rows}), encoding="utf-8")
    env = {
        **os.environ, "ADRES": address, "NUMMER": made.client.client_id,
        "GEHEIM": secret or made.secret, "no_proxy": "127.0.0.1",
    }  # fmt: skip
    command = [sys.executable, str(PROGRAM), str(file), "9999"]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_the_example_delivers_and_tells_what_came_of_it(
    address: str, made: MadeClient, tmp_path: Path
) -> None:
    done = run(address, made, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "geaccepteerd: 2\n" in done.stdout
    assert "teruggegeven: 1\n" in done.stdout
    assert "regel 3: " in done.stdout
    again = run(address, made, tmp_path)
    assert "dubbel: 2\n" in again.stdout


def test_the_example_says_why_it_may_not_come_in(
    address: str, made: MadeClient, tmp_path: Path
) -> None:
    done = run(address, made, tmp_path, secret="wzs_verkeerd")
    assert done.returncode == 1
    assert "invalid_client" in done.stderr
