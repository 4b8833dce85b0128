# SPDX-License-Identifier: EUPL-1.2
"""The system of a bailiff tells something over the API, and gets a receipt and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.legal.bailiffs import NOTICE, bailiff

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.legal.models import CourtMessage
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner

pytestmark = pytest.mark.django_db


def _key(partner: Partner) -> str:
    agreement = Agreement.objects.get(partner=partner)
    return organisations.issue_token(actor=system(CODE, "tests"), agreement=agreement.pk)


def _post(key: str, **facts: Any) -> Any:
    return Client().post(
        "/api/v1/berichten",
        {**NOTICE, **facts},
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )


@pytest.fixture
def key(municipality: str) -> str:
    """The key of a bailiff."""
    return _key(bailiff())


def test_a_message_gives_a_receipt_without_a_word_of_the_household(key: str) -> None:
    answer = _post(key)
    assert answer.status_code == 201
    assert set(answer.json()) == {
        "id", "nummer", "soort", "kenmerk", "datum", "tijd", "ontvangen_op", "piket", "wacht_tot",
    }  # fmt: skip
    again = Client().get(answer["Location"], headers={"Authorization": f"Bearer {key}"})
    assert again.json() == answer.json()


def test_the_same_message_twice_is_once(key: str) -> None:
    assert _post(key).json() == _post(key).json()
    with tenant(CODE):
        assert CourtMessage.objects.count() == 1


def test_a_closed_kind_is_refused_and_says_what_is_possible(key: str) -> None:
    answer = _post(key, soort="vonnis_gewezen", vonnis="ontbinding", datum="2026-10-30")
    assert answer.status_code == 422
    assert "Wel kan: ontruiming aangezegd" in answer.json()["detail"]


@pytest.mark.parametrize("facts", [{"datum": ""}, {"huisnummer": ""}, {"soort": "iets"}, {"x": 1}])
def test_what_is_wrong_is_told(key: str, facts: dict[str, Any]) -> None:
    assert _post(key, **facts).status_code == 422


def test_who_only_reports_arrears_tells_nothing_here(partner_factory: Any) -> None:
    assert _post(_key(partner_factory())).status_code == 403


def test_another_bailiff_fetches_nothing(key: str) -> None:
    where = _post(key)["Location"]
    other = _key(bailiff("Anders"))
    answer = Client().get(where, headers={"Authorization": f"Bearer {other}"})
    assert answer.status_code == 404
