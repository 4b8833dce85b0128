# SPDX-License-Identifier: EUPL-1.2
"""A provider to sign in at, and somebody who goes there and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest

from woonzeker.connections.oidc import Client, Identity, Provider
from woonzeker.connections.oidc.fake import CLIENT_ID, SECRET, FakeProvider

BACK = "http://testserver/aanmelden/gemeente/9999/terug"


def follow(url: str) -> dict[str, str]:
    """Go to a provider as a browser does; gives the words one is sent back with."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    place = connection.getresponse().getheader("Location", "")
    connection.close()
    return {name: values[-1] for name, values in parse_qs(urlsplit(place).query).items()}


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    """A provider at which somebody called Nadia signs in."""
    with FakeProvider() as fake:
        fake.signs_in("7c1", name="N. Aydin", groups=["wz-coordinator"])
        yield fake


@pytest.fixture
def client(provider: FakeProvider) -> Client:
    """Our side of it."""
    return Client(Provider(provider.issuer, CLIENT_ID, SECRET))


@pytest.fixture
def signs_in(client: Client) -> Callable[[], Identity]:
    """Go there and come back: `signs_in()` gives who it was, or raises what was wrong."""

    def go() -> Identity:
        request = client.begin(back=BACK)
        said = follow(request.url)
        assert said["state"] == request.state
        return client.finish(
            code=said["code"], nonce=request.nonce, verifier=request.verifier, back=BACK
        )

    return go
