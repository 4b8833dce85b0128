# SPDX-License-Identifier: EUPL-1.2
"""Systems of partners in tests: made by the municipality, with access, calling the interface."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django.test import Client
from tests.conftest import CODE

from woonzeker.access.actors import system
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner
from woonzeker.organisations.services import MadeClient

URL = "/api/v1/aanleveringen"
TOKEN = "/api/v1/oauth/token"


def made_for(partner: Partner, code: str = CODE) -> MadeClient:
    """A new system of a partner, made by a municipality."""
    agreement = Agreement.objects.get(partner=partner, municipality_id=code)
    return organisations.make_client(actor=system(code, "tests"), agreement=agreement.pk)


def access_of(made: MadeClient, scope: str = "") -> str:
    """Access for an hour."""
    given = organisations.give_access(
        client_id=made.client.client_id, secret=made.secret, scope=scope
    )
    return given.token


def caller(partner: Partner, code: str = CODE) -> Client:
    """A program of the partner, with access; it checks CSRF as a browser would."""
    return with_access(access_of(made_for(partner, code)))


def with_access(token: str) -> Client:
    """A program with this access."""
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})


def ask_access(client: Client, **fields: str) -> Any:
    """The request for access, with the fields of the form."""
    words = {"grant_type": "client_credentials", **fields}
    body = "&".join(f"{name}={value}" for name, value in words.items())
    return client.post(TOKEN, body, "application/x-www-form-urlencoded")


def send(client: Client, rows: list[dict[str, str]], key: str | None = None, **more: Any) -> Any:
    """Deliver signals as JSON, with a key of the request."""
    headers = {"Idempotency-Key": key or str(uuid4())}
    return client.post(
        URL, json.dumps({"signalen": rows}), "application/json", headers=headers, **more
    )


def is_problem(answer: Any, status: int) -> bool:
    """Whether an answer is a problem of this status, in the form that is promised."""
    said = json.loads(answer.content)
    return (
        (answer.status_code, said["status"]) == (status, status)
        and answer["Content-Type"] == "application/problem+json"
        and {"type", "title", "status", "detail", "instance"} <= set(said)
        and answer["API-Version"].count(".") == 2
    )
