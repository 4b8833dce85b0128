# SPDX-License-Identifier: EUPL-1.2
"""Only a token that is whole, of the provider, for us, for now and for this request counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.connections.oidc.conftest import BACK, follow

from woonzeker.connections.oidc import (
    Client,
    Identity,
    NotThisPerson,
    Provider,
    ProviderBroken,
    ProviderRefused,
    ProviderUnreachable,
)
from woonzeker.connections.oidc.fake import CLIENT_ID, SECRET, FakeProvider, Fault

SignsIn = Callable[[], Identity]


def test_somebody_who_comes_back_is_known_by_issuer_and_subject(
    provider: FakeProvider, signs_in: SignsIn
) -> None:
    found = signs_in()
    assert (found.issuer, found.subject) == (provider.issuer, "7c1")
    assert found.claims["groups"] == ["wz-coordinator"]


def test_the_request_carries_a_challenge_and_never_its_verifier(client: Client) -> None:
    request = client.begin(back=BACK)
    words = parse_qs(urlsplit(request.url).query)
    assert words["code_challenge_method"] == ["S256"]
    assert request.verifier not in request.url
    assert len(request.verifier) >= 43


def test_no_two_requests_share_a_secret(client: Client) -> None:
    one, other = client.begin(back=BACK), client.begin(back=BACK)
    assert not {one.state, one.nonce, one.verifier} & {other.state, other.nonce, other.verifier}


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Fault.NONCE, "nonce"),
        (Fault.AUDIENCE, "audience"),
        (Fault.SEVERAL, "audience"),
        (Fault.ISSUER, "issuer"),
        (Fault.EXPIRED, "expiry"),
        (Fault.UNSIGNED, "algorithm"),
        (Fault.SHARED, "algorithm"),
        (Fault.OTHER_KEY, "signature"),
        (Fault.NO_SUBJECT, "subject"),
        (Fault.KIND, "kind"),
    ],
)
def test_a_token_that_is_not_right_is_nobody(
    provider: FakeProvider, signs_in: SignsIn, fault: Fault, why: str
) -> None:
    provider.fault = fault
    with pytest.raises(NotThisPerson) as caught:
        signs_in()
    assert caught.value.why == why


def test_an_answer_without_a_token_is_broken(provider: FakeProvider, signs_in: SignsIn) -> None:
    provider.fault = Fault.NO_TOKEN
    with pytest.raises(ProviderBroken):
        signs_in()


def test_a_code_works_once(client: Client) -> None:
    request = client.begin(back=BACK)
    code = follow(request.url)["code"]
    given = {"code": code, "nonce": request.nonce, "verifier": request.verifier, "back": BACK}
    client.finish(**given)
    with pytest.raises(ProviderRefused):
        client.finish(**given)


@pytest.mark.parametrize("verifier", ["", "v" * 64])
def test_a_code_without_its_verifier_is_worth_nothing(client: Client, verifier: str) -> None:
    request = client.begin(back=BACK)
    code = follow(request.url)["code"]
    with pytest.raises(ProviderRefused):
        client.finish(code=code, nonce=request.nonce, verifier=verifier, back=BACK)


def test_a_new_key_of_the_provider_is_found(provider: FakeProvider) -> None:
    later = iter(range(0, 100_000, 60))
    client = Client(Provider(provider.issuer, CLIENT_ID, SECRET), clock=lambda: next(later))
    for _ in range(2):
        request = client.begin(back=BACK)
        code = follow(request.url)["code"]
        found = client.finish(code=code, nonce=request.nonce, verifier=request.verifier, back=BACK)
        assert (found.issuer, found.subject) == (provider.issuer, "7c1")
        provider.takes_new_key()


def test_keys_are_not_asked_again_for_every_token_that_names_none_of_them(
    provider: FakeProvider, signs_in: SignsIn
) -> None:
    signs_in()
    provider.takes_new_key()
    for _ in range(3):
        with pytest.raises(NotThisPerson):
            signs_in()
    assert [path for path, _words in provider.asked].count("/keys") == 1


def test_keys_of_another_host_are_never_asked(provider: FakeProvider, client: Client) -> None:
    provider.fault = Fault.METADATA
    with pytest.raises(ProviderBroken):
        client.begin(back=BACK)


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://login.meerveld.example/keys", True),
        ("https://sleutels.example/keys", True),
        ("http://login.meerveld.example/keys", False),
        ("https://login.meerveld.example.kwaad.example/keys", False),
        ("https://login.meerveld.example:8443/keys", False),
        ("https://x@kwaad.example/keys", False),
    ],
)
def test_only_the_hosts_of_the_provider_are_asked(url: str, may: bool) -> None:
    provider = Provider(
        "https://login.meerveld.example/realms/m", CLIENT_ID, SECRET, hosts=("sleutels.example",)
    )
    assert provider.may_ask(url) is may


def test_userinfo_adds_to_the_token_and_never_speaks_against_it(provider: FakeProvider) -> None:
    provider.userinfo = {"sub": "7c1", "name": "Iemand anders", "team": "Oost"}
    client = Client(replace(Provider(provider.issuer, CLIENT_ID, SECRET), ask_userinfo=True))
    request = client.begin(back=BACK)
    code = follow(request.url)["code"]
    found = client.finish(code=code, nonce=request.nonce, verifier=request.verifier, back=BACK)
    assert (found.claims["name"], found.claims["team"]) == ("N. Aydin", "Oost")


def test_userinfo_of_somebody_else_is_refused(provider: FakeProvider) -> None:
    provider.userinfo = {"sub": "8d2"}
    client = Client(replace(Provider(provider.issuer, CLIENT_ID, SECRET), ask_userinfo=True))
    request = client.begin(back=BACK)
    code = follow(request.url)["code"]
    with pytest.raises(NotThisPerson):
        client.finish(code=code, nonce=request.nonce, verifier=request.verifier, back=BACK)


def test_signing_out_there_too_when_it_is_offered(client: Client) -> None:
    place = client.end_session(back="http://testserver/aanmelden")
    words = parse_qs(urlsplit(place).query)
    assert words["post_logout_redirect_uri"] == ["http://testserver/aanmelden"]
    assert words["client_id"] == [CLIENT_ID]


def test_no_signing_out_there_when_it_is_not_offered() -> None:
    with FakeProvider(offers_sign_out=False) as provider:
        client = Client(Provider(provider.issuer, CLIENT_ID, SECRET))
        assert client.end_session(back="http://testserver/aanmelden") == ""


def test_a_provider_that_is_away_is_said_to_be_away() -> None:
    with FakeProvider() as provider:
        issuer = provider.issuer
    with pytest.raises(ProviderUnreachable):
        Client(Provider(issuer, CLIENT_ID, SECRET)).begin(back=BACK)


def test_what_is_kept_of_a_request_is_not_printed(client: Client, signs_in: SignsIn) -> None:
    request, found = client.begin(back=BACK), signs_in()
    said = f"{request} {found} {client.provider}"
    assert not any(secret in said for secret in (request.verifier, "N. Aydin", SECRET))
