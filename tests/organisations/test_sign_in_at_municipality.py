# SPDX-License-Identifier: EUPL-1.2
"""People of a municipality with its own sign-in come in there, and nobody with their answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from tests.conftest import CODE
from tests.organisations.conftest import LEAD

from woonzeker.access import clock
from woonzeker.access.policy import Role
from woonzeker.accounts.models import ExternalIdentity, SecondFactor, SignedIn, User
from woonzeker.connections.oidc.fake import CLIENT_ID, SECRET, FakeProvider, Fault
from woonzeker.errors import Refused
from woonzeker.organisations import services
from woonzeker.organisations.models import Membership
from woonzeker.organisations.selectors import actor_for
from woonzeker.settings.providers import RoleFor, SignInAt

BEGIN = f"/aanmelden/gemeente/{CODE}"
MAPPING = (
    RoleFor("groups", "wz-cijfers", "statistician", ""),
    RoleFor("groups", "wz-huisbezoek", "outreach_worker", "Oost"),
    RoleFor("groups", "wz-beheer", "functional_admin", ""),
    RoleFor("groups", "wz-nergens", "reviewer", "Een team dat er niet is"),
)


@pytest.fixture
def provider(municipality: str, settings: LazySettings) -> Iterator[FakeProvider]:
    with FakeProvider() as fake:
        fake.signs_in("7c1", preferred_username="N.Aydin@meerveld", name="N. Aydin",
                      groups=["wz-cijfers", "wandelclub"])  # fmt: skip
        settings.WOONZEKER_OIDC = {CODE: place(fake)}
        yield fake


def place(fake: FakeProvider, **more: Any) -> SignInAt:
    said: dict[str, Any] = {
        "municipality": CODE, "name": "Meerveld", "issuer": fake.issuer, "client_id": CLIENT_ID,
        "secret": SECRET, "scopes": ("openid",), "hosts": (), "userinfo": False,
        "username_claim": "preferred_username", "name_claim": "name", "roles": MAPPING,
        "acr": (), "amr": (),
    }  # fmt: skip
    return SignInAt(**(said | more))


def go(url: str) -> str:
    """Where the provider sends somebody back to."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    found = connection.getresponse().getheader("Location", "")
    connection.close()
    return found


def come_back(client: Client) -> str:
    """Go there from the sign-in page; gives the address that somebody comes back to."""
    return go(client.get(BEGIN)["Location"])


def sign_in(client: Client) -> HttpResponse:
    response: HttpResponse = client.get(come_back(client))
    return response


def roles() -> set[str]:
    user = User.objects.filter(username__startswith="n.aydin").first()
    found = actor_for(user=user.pk, municipality=CODE) if user else None
    return set(found.roles) if found else set()


def test_somebody_with_a_role_is_inside(provider: FakeProvider, client: Client) -> None:
    response = sign_in(client)
    assert response["Location"] == "/gemeente?next=%2F"
    assert client.get(response["Location"])["Location"] == "/"
    assert roles() == {"statistician"}
    assert SignedIn.objects.get().user.name == "N. Aydin"


def test_the_account_is_known_by_issuer_and_subject_and_has_no_password(
    provider: FakeProvider, client: Client
) -> None:
    sign_in(client)
    known = ExternalIdentity.objects.get()
    assert (known.issuer, known.subject) == (provider.issuer, "7c1")
    assert known.user.username == "n.aydin-meerveld"
    assert not known.user.has_usable_password()


def test_the_same_person_keeps_the_same_account(provider: FakeProvider, client: Client) -> None:
    sign_in(client)
    provider.signs_in("7c1", preferred_username="anders", groups=["wz-cijfers"])
    sign_in(Client())
    assert User.objects.count() == 1


def test_an_account_of_ours_with_the_same_name_is_not_taken_over(
    provider: FakeProvider, client: Client
) -> None:
    mine = User.objects.create(username="n.aydin-meerveld", name="Een ander")
    sign_in(client)
    assert ExternalIdentity.objects.get().user != mine
    assert ExternalIdentity.objects.get().user.username == "n.aydin-meerveld-2"


def test_who_lost_a_group_loses_the_role_the_next_time(
    provider: FakeProvider, client: Client
) -> None:
    sign_in(client)
    provider.signs_in("7c1", groups=["wz-huisbezoek"])
    sign_in(client)
    assert roles() == {"outreach_worker"}


def test_who_lost_every_group_does_not_come_in(provider: FakeProvider, client: Client) -> None:
    sign_in(client)
    provider.signs_in("7c1", groups=["wandelclub"])
    response = sign_in(Client())
    assert response.status_code == 403
    assert "geen rol" in response.content.decode()
    assert roles() == set()


@pytest.mark.parametrize(
    "groups", [[], ["wandelclub"], ["wz-nergens"], ["wz-beheer", "wz-huisbezoek"], "wz", None]
)
def test_whoever_is_given_no_role_comes_nowhere(
    provider: FakeProvider, client: Client, groups: object
) -> None:
    provider.signs_in("8d2", preferred_username="n.aydin", groups=groups)
    assert sign_in(client).status_code == 403
    assert "_auth_user_id" not in client.session
    assert not Membership.objects.exists()


def test_without_any_role_no_account_is_made(provider: FakeProvider, client: Client) -> None:
    provider.signs_in("8d2", groups=["wandelclub"])
    sign_in(client)
    assert not User.objects.exists()


def test_an_account_that_is_off_stays_off(provider: FakeProvider, client: Client) -> None:
    sign_in(client)
    User.objects.update(is_active=False)
    assert sign_in(Client()).status_code == 403


def test_roles_of_such_an_account_are_not_changed_by_hand(
    provider: FakeProvider, client: Client, admin: Any
) -> None:
    sign_in(client)
    user = ExternalIdentity.objects.get().user
    with pytest.raises(Refused):
        services.give_role(actor=admin, user=user.pk, role=Role.REVIEWER, from_on=clock.today())


@pytest.mark.parametrize(
    "fault",
    [
        Fault.NONCE, Fault.AUDIENCE, Fault.ISSUER, Fault.EXPIRED, Fault.UNSIGNED, Fault.SHARED,
        Fault.OTHER_KEY, Fault.NO_TOKEN,
    ],
)  # fmt: skip
def test_a_wrong_token_lets_nobody_in(provider: FakeProvider, client: Client, fault: Fault) -> None:
    provider.fault = fault
    assert sign_in(client)["Location"] == "/aanmelden"
    assert "_auth_user_id" not in client.session
    assert not User.objects.exists()


def test_an_answer_works_once(provider: FakeProvider, client: Client) -> None:
    answer = come_back(client)
    client.get(answer)
    assert client.get(answer)["Location"] == "/aanmelden"
    assert SignedIn.objects.count() == 1


def test_the_answer_of_somebody_else_does_not_work_here(
    provider: FakeProvider, client: Client
) -> None:
    answer = come_back(client)
    other = Client()
    other.get(BEGIN)
    assert other.get(answer)["Location"] == "/aanmelden"
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize("change", [("state=", "state=x"), ("code=", "code=x"), ("code=", "geen=")])
def test_an_answer_that_was_changed_does_not_work(
    provider: FakeProvider, client: Client, change: tuple[str, str]
) -> None:
    assert client.get(come_back(client).replace(*change))["Location"] == "/aanmelden"


def test_an_answer_that_took_too_long_does_not_work(provider: FakeProvider, client: Client) -> None:
    answer = come_back(client)
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        assert client.get(answer)["Location"] == "/aanmelden"


def test_the_answer_of_another_provider_is_not_mixed_up(
    provider: FakeProvider, client: Client
) -> None:
    answer = come_back(client) + "&iss=https://elders.example"
    assert client.get(answer)["Location"] == "/aanmelden"


def test_an_answer_to_one_municipality_is_none_to_another(
    provider: FakeProvider, client: Client, settings: LazySettings
) -> None:
    settings.WOONZEKER_OIDC = {CODE: place(provider), "0001": place(provider, municipality="0001")}
    answer = come_back(client).replace(CODE, "0001")
    assert client.get(answer)["Location"] == "/aanmelden"


def test_a_refusal_there_is_said_here(provider: FakeProvider, client: Client) -> None:
    state = parse_qs(urlsplit(client.get(BEGIN)["Location"]).query)["state"][0]
    response = client.get(f"{BEGIN}/terug?error=access_denied&state={state}", follow=True)
    assert "gaf geen toestemming" in response.content.decode()


def test_the_session_gets_another_key(provider: FakeProvider, client: Client) -> None:
    answer = come_back(client)
    before = client.session.session_key
    client.get(answer)
    assert client.session.session_key != before


def test_no_token_is_kept(provider: FakeProvider, client: Client) -> None:
    sign_in(client)
    assert not any("ey" in str(value)[:2] for value in dict(client.session).values())


def test_our_own_second_step_is_asked_as_well(provider: FakeProvider, client: Client) -> None:
    sign_in(client)
    user = ExternalIdentity.objects.get().user
    SecondFactor.objects.create(user=user, secret=b"s", made_at=clock.real(),
                                confirmed_at=clock.real())  # fmt: skip
    other = Client()
    assert sign_in(other)["Location"].startswith("/aanmelden/code")
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize(("amr", "asked"), [(["pwd", "otp"], False), (["pwd"], True)])
def test_a_second_step_there_counts_when_that_was_configured(
    provider: FakeProvider,
    client: Client,
    settings: LazySettings,
    amr: list[str],
    asked: bool,
) -> None:
    settings.WOONZEKER_OIDC = {CODE: place(provider, amr=("otp",))}
    provider.signs_in("7c1", groups=["wz-huisbezoek"], amr=amr)
    sign_in(client)
    assert SignedIn.objects.get().second_step is not asked


def test_signing_out_offers_to_sign_out_there_too(provider: FakeProvider, client: Client) -> None:
    sign_in(client)
    page = client.post("/afmelden", follow=True).content.decode()
    assert "Log ook uit bij Meerveld" in page
    assert f"{provider.issuer}/end?client_id={CLIENT_ID}" in page.replace("&amp;", "&")


def test_the_sign_in_page_names_the_municipality(provider: FakeProvider, client: Client) -> None:
    page = client.get("/aanmelden?next=/zaken").content.decode()
    assert "Aanmelden bij Meerveld" in page
    assert f"{BEGIN}?next=%2Fzaken" in page


@pytest.mark.parametrize(
    "onward", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example"]
)
def test_nobody_is_sent_elsewhere_afterwards(
    provider: FakeProvider, client: Client, onward: str
) -> None:
    answer = go(client.get(BEGIN, {"next": onward})["Location"])
    assert client.get(answer)["Location"] == "/gemeente?next=%2F"


def test_a_municipality_without_a_sign_in_of_its_own_has_none(
    municipality: str, client: Client
) -> None:
    assert client.get("/aanmelden/gemeente/0001").status_code == 404


def test_roles_come_in_the_team_that_is_named(provider: FakeProvider, client: Client) -> None:
    team = services.add_team(actor=LEAD, name="Oost")
    provider.signs_in("7c1", groups=["wz-huisbezoek"])
    sign_in(client)
    assert Membership.objects.get().team_id == team.pk
