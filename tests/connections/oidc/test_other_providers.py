# SPDX-License-Identifier: EUPL-1.2
"""The same against a provider that others made: its one key has no name, and it asks who."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlencode, urlsplit

import oidc_provider_mock
import pytest
from oidc_provider_mock import User
from tests.connections.oidc.conftest import BACK

from woonzeker.connections.oidc import Client, NotThisPerson, Provider, ProviderRefused

#: of the provider's own parts, not ours
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def client() -> Iterator[Client]:
    nadia = User(sub="7c1", claims={"name": "N. Aydin", "groups": ["wz-coordinator"]})
    with oidc_provider_mock.run_server_in_thread(user_claims=[nadia]) as server:
        issuer = f"http://localhost:{server.server_port}"
        yield Client(Provider(issuer, "woonzeker", "geheim"))


def say_who(url: str, subject: str, *, action: str = "") -> dict[str, str]:
    """Fill in the form of the provider; gives the words one is sent back with."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    form = urlencode({"sub": subject, "action": action})
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"{parts.path}?{parts.query}", form, head)
    place = connection.getresponse().getheader("Location", "")
    connection.close()
    return {name: values[-1] for name, values in parse_qs(urlsplit(place).query).items()}


def test_somebody_signs_in(client: Client) -> None:
    request = client.begin(back=BACK)
    said = say_who(request.url, "7c1")
    found = client.finish(
        code=said["code"], nonce=request.nonce, verifier=request.verifier, back=BACK
    )
    assert said["state"] == request.state
    assert (found.subject, found.claims["groups"]) == ("7c1", ["wz-coordinator"])


def test_another_nonce_is_nobody(client: Client) -> None:
    request = client.begin(back=BACK)
    code = say_who(request.url, "7c1")["code"]
    with pytest.raises(NotThisPerson):
        client.finish(code=code, nonce="andere", verifier=request.verifier, back=BACK)


def test_a_code_that_was_made_up_is_refused(client: Client) -> None:
    with pytest.raises(ProviderRefused):
        client.finish(code="verzonnen", nonce="n", verifier="v" * 43, back=BACK)


def test_somebody_who_does_not_want_to_comes_back_with_an_error(client: Client) -> None:
    said = say_who(client.begin(back=BACK).url, "7c1", action="deny")
    assert "code" not in said
    assert said["error"] == "access_denied"
