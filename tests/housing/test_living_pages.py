# SPDX-License-Identifier: EUPL-1.2
"""Living on under conditions on the page: what was agreed, a month that failed, help, the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.housing.agreed import agreed, counsellor, household, missed, spoke

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.feedback.models import AnswerRelease
from woonzeker.housing.models import Agreement, Breach
from woonzeker.housing.rules import AgreementKind

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
NEW = {
    "kind": "conditional_judgment", "begins_on": "2026-10-12", "said_until": "2027-10-11",
    "conditions": ["rent"], "due_day": "1",
}  # fmt: skip


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


@pytest.fixture
def browser(worker: Actor, client_for: SignIn) -> Client:
    return client_for(worker)


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return unescape(answer.content.decode())


def sent(client: Client, address: str, status: int = 302, **words: object) -> str:
    answer = client.post(address, words)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


def only() -> Agreement:
    with tenant(CODE):
        return Agreement.objects.get()


def test_a_family_lives_on_after_one_month_that_help_put_right(
    case: Case, worker: Actor, browser: Client
) -> None:
    assert f"/zaken/{case.pk}/afspraken/nieuw" in said(browser, f"/zaken/{case.pk}")
    sent(browser, f"/zaken/{case.pk}/afspraken/nieuw", **NEW)
    at = f"/zaken/{case.pk}/afspraken/{only().pk}"
    assert "Nu: maak de afspraak compleet" in said(browser, at)
    sent(browser, f"{at}/uitleg", on="2026-10-12", language="nl")
    sent(browser, f"{at}/tekenen", party="court", on="2026-10-12")
    assert "Nu: kijk na of het lukte" in said(browser, at)
    sent(browser, f"{at}/maand", turn="rent.2026-11-01", seen="not_kept", told_by="resident")
    with tenant(CODE):
        breach = Breach.objects.get()
    assert "Zoek contact en bied hulp aan." in said(browser, at)
    proof = spoke(worker, case)
    sent(browser, f"{at}/hulp/{breach.pk}/begonnen", proof=proof)
    page = said(browser, at)
    assert "De hulp heeft tijd tot en met maandag 9 november 2026." in page
    assert "De huur van deze maand is niet betaald" not in page
    sent(browser, f"{at}/hulp/{breach.pk}/hersteld")
    assert "niet op tijd, daarna hersteld" in said(browser, at)
    with clock.standing_at(date(2027, 10, 11)):
        sent(
            browser, f"{at}/einde", on="2027-10-11", how="own_contract", seen="landlord",
            why="De huur is een jaar betaald en de regeling liep goed.",
        )  # fmt: skip
        page = said(browser, at)
    assert "doel gehaald" in page
    assert "telt als ontruiming" not in page
    ended = only()
    assert (ended.eviction, ended.goal_reached, ended.in_spite_of) == (False, True, [])


def test_the_list_puts_first_who_would_lose_a_home(
    case: Case, worker: Actor, browser: Client
) -> None:
    assert "Er loopt nu geen afspraak." in said(browser, "/wonen-onder-voorwaarden")
    agreed(worker, case, AgreementKind.HOV)
    page = said(browser, "/wonen-onder-voorwaarden")
    assert "eigen contract vóór 11 okt 2027" in page
    assert "stap te laat" in page


def test_what_is_wrong_is_said_near_the_field_and_nothing_typed_is_lost(
    case: Case, worker: Actor, browser: Client
) -> None:
    page = sent(browser, f"/zaken/{case.pk}/afspraken/nieuw", 422, **NEW | {"begins_on": ""})
    assert 'value="2027-10-11"' in page
    at = f"/zaken/{case.pk}/afspraken/{agreed(worker, case, AgreementKind.HOV).pk}"
    words = "De aanbieder stopt ermee."
    page = sent(browser, f"{at}/einde", 422, on="2026-11-02", how="no_contract", why=words)
    assert words in page
    assert "de stops staan open" in page
    assert "stops open voor een einde zonder eigen contract" in page
    assert "een manager heeft nog niet getekend" in page.lower()


def test_a_breach_without_contact_points_to_where_contact_is_noted(
    case: Case, worker: Actor, browser: Client
) -> None:
    made = agreed(worker, case)
    breach = missed(worker, made)
    at = f"/zaken/{case.pk}/afspraken/{made.pk}"
    page = said(browser, at)
    assert "Er is nog geen gesprek of brief van na die dag." in page
    again = sent(browser, f"{at}/hulp/{breach.pk}/begonnen", 422, proof="")
    assert "Uit welk contact blijkt dat" in again
    assert at in said(browser, f"/zaken/{case.pk}").split("Bied nu hulp aan")[0]


def test_who_tells_another_says_why(case: Case, worker: Actor, browser: Client) -> None:
    made = agreed(worker, case)
    breach = missed(worker, made)
    at = f"/zaken/{case.pk}/afspraken/{made.pk}"
    sent(browser, f"{at}/hulp/{breach.pk}/begonnen", proof=spoke(worker, case))
    with clock.standing_at(date(2026, 11, 10)):
        page = said(browser, at)
        assert "Dit zou een ander horen, en niets meer:" in page
        assert "De huur van deze maand is niet betaald." in page
        sent(browser, f"{at}/hulp/{breach.pk}/verteld", proof=spoke(worker, case))
        assert "Een ander mag dit nu horen." in said(browser, at)
        sent(browser, f"{at}/hulp/{breach.pk}/ander", 422, party="landlord", why="")
        words = "Zonder dit loopt de termijn van het vonnis af."
        assert "Er gaat niets vanzelf naar hun bladzijde" in said(browser, at)
        sent(browser, f"{at}/hulp/{breach.pk}/ander", party="landlord", why=words)
        assert words in said(browser, at)
    with tenant(CODE):
        assert not AnswerRelease.objects.exists()
