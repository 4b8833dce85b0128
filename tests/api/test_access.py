# SPDX-License-Identifier: EUPL-1.2
"""A partner's system shows its number and secret and may come in one municipality for an hour."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.api.systems import (
    TOKEN,
    URL,
    access_of,
    ask_access,
    caller,
    is_problem,
    made_for,
    send,
    with_access,
)
from tests.conftest import CODE, seated
from tests.intake.deliveries import lines, signals

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.organisations import services as organisations
from woonzeker.organisations.errors import ClientElsewhere, UnknownClient
from woonzeker.organisations.models import Agreement, Partner, PartnerAccess, PartnerClient
from woonzeker.organisations.selectors import entry_for
from woonzeker.organisations.services import MadeClient

OTHER = "0002"


@pytest.fixture
def made(bron: Partner) -> MadeClient:
    return made_for(bron)


@pytest.fixture
def two_places(bron: Partner, made: MadeClient) -> MadeClient:
    """A system that may come in two municipalities."""
    lead = system(OTHER, "tests")
    organisations.establish(actor=lead, name="Anderstad", is_demo=True)
    agreement = organisations.agree(
        actor=lead, sector=bron.sector, name=bron.name, from_on=date(2021, 1, 1)
    )
    organisations.admit_client(actor=lead, agreement=agreement.pk, client_id=made.client.client_id)
    return made


def basic(made: MadeClient) -> dict[str, str]:
    text = base64.b64encode(f"{made.client.client_id}:{made.secret}".encode()).decode()
    return {"Authorization": f"Basic {text}"}


def test_number_and_secret_in_the_form_give_access(made: MadeClient) -> None:
    answer = ask_access(Client(), client_id=made.client.client_id, client_secret=made.secret)
    said = answer.json()
    assert (answer.status_code, said["token_type"], said["expires_in"]) == (200, "Bearer", 3600)
    assert said["scope"] == f"gemeente:{CODE}"
    assert answer["Cache-Control"] == "no-store"
    assert send(with_access(said["access_token"]), lines(1, 2)).json()["geaccepteerd"] == 2


def test_number_and_secret_in_the_header_give_access(made: MadeClient) -> None:
    answer = ask_access(Client(headers=basic(made)))
    assert entry_for(answer.json()["access_token"]) is not None


@pytest.mark.parametrize(
    ("fields", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"client_secret": "wzs_verzonnen"}, 401, "invalid_client"),
        ({"client_id": "wzc-verzonnen"}, 401, "invalid_client"),
        ({"client_secret": ""}, 401, "invalid_client"),
        ({"scope": "gemeente:0002"}, 400, "invalid_scope"),
        ({"scope": "alles"}, 400, "invalid_scope"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_oauth(
    made: MadeClient, fields: dict[str, str], status: int, error: str
) -> None:
    right = {"client_id": made.client.client_id, "client_secret": made.secret}
    answer = ask_access(Client(), **{**right, **fields})
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert ("WWW-Authenticate" in answer) == (status == 401)


def test_the_secret_comes_one_way_only(made: MadeClient) -> None:
    answer = ask_access(Client(headers=basic(made)), client_secret=made.secret)
    assert answer.json()["error"] == "invalid_request"


def test_each_field_comes_once(made: MadeClient) -> None:
    twice = "grant_type=client_credentials&grant_type=client_credentials"
    answer = Client().post(TOKEN, twice, "application/x-www-form-urlencoded")
    assert answer.json()["error"] == "invalid_request"


def test_only_a_form_is_read(made: MadeClient) -> None:
    assert Client().post(TOKEN, "{}", "application/json").json()["error"] == "invalid_request"


def test_access_is_asked_by_sending(municipality: str) -> None:
    assert Client().get(TOKEN).status_code == 405


def test_access_ends_after_an_hour(made: MadeClient) -> None:
    token = access_of(made)
    with clock.really_at(clock.real() + timedelta(minutes=59)):
        assert entry_for(token) is not None
    with clock.really_at(clock.real() + timedelta(minutes=61)):
        assert entry_for(token) is None
        assert is_problem(with_access(token).get(URL), 401)


def test_nothing_that_opens_is_kept(made: MadeClient) -> None:
    token = access_of(made)
    kept = str(PartnerClient.objects.values().get()) + str(PartnerAccess.objects.values().get())
    assert made.secret not in kept
    assert token not in kept


def test_access_is_for_the_municipality_that_was_asked_for(two_places: MadeClient) -> None:
    for code in (CODE, OTHER):
        entry = entry_for(access_of(two_places, f"gemeente:{code}"))
        assert entry is not None
        assert entry.actor.municipality == code


def test_who_comes_in_two_municipalities_says_which(two_places: MadeClient) -> None:
    answer = ask_access(
        Client(), client_id=two_places.client.client_id, client_secret=two_places.secret
    )
    assert answer.json()["error"] == "invalid_scope"
    assert f"gemeente:{OTHER}, gemeente:{CODE}" in answer.json()["error_description"]


def test_a_delivery_lands_in_the_municipality_of_its_access(two_places: MadeClient) -> None:
    there = with_access(access_of(two_places, f"gemeente:{OTHER}"))
    where = send(there, lines(1, 2))["Location"]
    assert signals() == 0
    assert there.get(where).status_code == 200
    here = with_access(access_of(two_places, f"gemeente:{CODE}"))
    assert is_problem(here.get(where), 404)


def test_revoking_here_leaves_the_other_municipality(two_places: MadeClient) -> None:
    here = access_of(two_places, f"gemeente:{CODE}")
    there = access_of(two_places, f"gemeente:{OTHER}")
    agreement = Agreement.objects.get(municipality_id=CODE)
    organisations.revoke_client(
        actor=system(CODE, "tests"), agreement=agreement.pk, client=two_places.client.pk
    )
    assert entry_for(here) is None
    assert entry_for(there) is not None


def test_a_secret_that_leaked_ends_everywhere(two_places: MadeClient) -> None:
    there = access_of(two_places, f"gemeente:{OTHER}")
    agreement = Agreement.objects.get(municipality_id=CODE)
    organisations.revoke_client(
        actor=system(CODE, "tests"), agreement=agreement.pk, client=two_places.client.pk,
        everywhere=True,
    )  # fmt: skip
    assert entry_for(there) is None
    with pytest.raises(UnknownClient):
        access_of(two_places)


def test_a_municipality_cannot_revoke_what_does_not_come_in_there(
    made: MadeClient, partner_factory: Callable[..., Partner]
) -> None:
    other = Agreement.objects.get(partner=partner_factory("water", "Duin"))
    with pytest.raises(NotFound):
        organisations.revoke_client(
            actor=system(CODE, "tests"), agreement=other.pk, client=made.client.pk
        )


def test_a_number_of_another_partner_is_not_let_in(
    made: MadeClient, partner_factory: Callable[..., Partner]
) -> None:
    other = Agreement.objects.get(partner=partner_factory("water", "Duin"))
    with pytest.raises(ClientElsewhere):
        organisations.admit_client(
            actor=system(CODE, "tests"), agreement=other.pk, client_id=made.client.client_id
        )


def test_access_ends_with_the_agreement(made: MadeClient) -> None:
    token = access_of(made)
    Agreement.objects.update(until_on=date(2026, 11, 1))
    assert entry_for(token) is None
    with pytest.raises(UnknownClient):
        access_of(made)


def test_who_keeps_guessing_waits(made: MadeClient) -> None:
    client = Client()
    for _ in range(21):
        answer = ask_access(client, client_id=made.client.client_id, client_secret="x")
    assert is_problem(answer, 429)
    assert int(answer["Retry-After"]) > 0


def test_many_right_requests_are_no_guesses(made: MadeClient) -> None:
    assert all(entry_for(access_of(made)) for _ in range(30))


def test_giving_access_stands_in_the_log(made: MadeClient) -> None:
    access_of(made)
    with tenant(CODE):
        found = AuditLine.objects.filter(code="organisations.open_access")
        assert [line.actor_id for line in found] == ["api-access"]


def test_a_system_is_what_its_partner_is(bron: Partner) -> None:
    Partner.objects.update(kind="bailiff")
    entry = entry_for(access_of(made_for(bron)))
    assert entry is not None
    assert entry.actor.roles == {"bailiff"}


def test_a_signed_in_partner_is_no_system(bron: Partner) -> None:
    from_browser = Client()
    from_browser.cookies["sessionid"] = str(seated(bron).behind)
    assert is_problem(from_browser.get(URL), 401)


def test_what_is_over_is_forgotten(made: MadeClient) -> None:
    access_of(made)
    with clock.really_at(clock.real() + timedelta(hours=2)):
        assert organisations.forget_access() == 1


def test_a_key_from_before_still_opens(bron: Partner) -> None:
    agreement = Agreement.objects.get(partner=bron)
    key = organisations.issue_token(actor=system(CODE, "tests"), agreement=agreement.pk)
    assert with_access(key).get(URL).status_code == 200
    assert caller(bron).get(URL).status_code == 200


@given(
    header=st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=80),
    body=st.binary(max_size=200),
    kind=st.sampled_from(
        ["application/x-www-form-urlencoded", "text/plain", "", "multipart/form-data"]
    ),
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_whatever_is_sent_is_refused_and_breaks_nothing(
    municipality: str, header: str, body: bytes, kind: str
) -> None:
    answer = Client(headers={"Authorization": header}).post(TOKEN, body, kind)
    assert answer.status_code in {400, 401, 429}
