# SPDX-License-Identifier: EUPL-1.2
"""Proving again who one is, before the heaviest data."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.http import HttpRequest
from django.test import Client
from tests.accounts.conftest import PASSWORD, code_of, sign_in

from woonzeker.access import clock
from woonzeker.access.requests import ProofNeeded, fresh_proof, set_proof
from woonzeker.accounts.models import RecoveryCode, User

ELEVEN = timedelta(minutes=11)


@pytest.fixture
def inside(nadia: User, client: Client, noon: datetime) -> Client:
    """Somebody signed in at noon."""
    sign_in(client, nadia)
    return client


def test_a_proof_is_fresh_for_ten_minutes(noon: datetime) -> None:
    request = HttpRequest()
    set_proof(request, noon)
    with clock.really_at(noon + timedelta(minutes=10)):
        fresh_proof(request)
    with clock.really_at(noon + ELEVEN), pytest.raises(ProofNeeded):
        fresh_proof(request)


def test_without_any_proof_there_is_none() -> None:
    with pytest.raises(ProofNeeded):
        fresh_proof(HttpRequest())


def test_an_old_proof_leads_to_the_question_and_back(inside: Client, noon: datetime) -> None:
    with clock.really_at(noon + ELEVEN):
        asked = inside.get("/account/telefoon").headers["Location"]
        assert asked == "/bewijs?next=%2Faccount%2Ftelefoon"
        onward = inside.post(asked, {"proof": PASSWORD}).headers["Location"]
        assert onward == "/account/telefoon"
        assert inside.get(onward).status_code == 200


def test_a_code_proves_it_as_well(inside: Client, nadia: User, noon: datetime) -> None:
    with clock.really_at(noon + ELEVEN):
        answer = inside.post("/bewijs", {"proof": code_of(nadia), "next": "/account"})
    assert answer.headers["Location"] == "/account"


def test_a_wrong_proof_leads_nowhere_and_five_make_one_wait(inside: Client, noon: datetime) -> None:
    with clock.really_at(noon + ELEVEN):
        for _ in range(5):
            page = inside.post("/bewijs", {"proof": "fout"}).content.decode()
            assert "Dit klopt niet" in page
        assert "te vaak" in inside.post("/bewijs", {"proof": PASSWORD}).content.decode()


def test_what_was_filled_in_is_sent_after_the_proof(inside: Client, noon: datetime) -> None:
    with clock.really_at(noon + ELEVEN):
        sent = {"name": "werktelefoon <1>", "pin": "295173", "again": "295173"}
        page = inside.post("/account/telefoon", sent)
        assert page.status_code == 403
        kept = re.search(r'name="kept" value="([^"]+)"', page.content.decode())
        assert kept
        onward = inside.post("/bewijs", {"proof": PASSWORD, "kept": kept[1], "next": "/account"})
        assert 'action="/account/telefoon"' in onward.content.decode()
        assert 'name="name" value="werktelefoon &lt;1&gt;"' in onward.content.decode()


def test_what_another_filled_in_is_not_sent(inside: Client, noon: datetime) -> None:
    with clock.really_at(noon + ELEVEN):
        answer = inside.post("/bewijs", {"proof": PASSWORD, "kept": "x:y:z", "next": "/account"})
    assert answer.headers["Location"] == "/account"


def test_new_recovery_codes_ask_for_a_fresh_proof(inside: Client, noon: datetime) -> None:
    with clock.really_at(noon + ELEVEN):
        assert inside.post("/account/herstelcodes").status_code == 403
    assert not RecoveryCode.objects.exists()
    assert inside.post("/account/herstelcodes").content.decode().count("<code>") == 10


def test_nobody_proves_anything_without_a_session(municipality: str, client: Client) -> None:
    assert client.get("/bewijs").headers["Location"].startswith("/aanmelden")
