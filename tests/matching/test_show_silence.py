# SPDX-License-Identifier: EUPL-1.2
"""The pages say where people come from, and since when the register does not answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.matching.people import extract, row
from tests.matching.registered import choose_brp

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.connections.brp import BrpUnreachable
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import RegisterImport
from woonzeker.matching.services import brp_state

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Actor], Client]
SINCE = "niet bereikbaar sinds maandag 2 november 2026"


@pytest.fixture
def silent(coordinator: Actor, signalled: Callable[..., ArrearsSignal]) -> None:
    """A municipality that asks the BRP, which does not answer; one signal waits."""
    choose_brp(coordinator.municipality)
    signalled()
    with tenant(coordinator.municipality):
        brp_state.note_silence(BrpUnreachable())


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("page", ["/beoordelen", "/register", "/"])
def test_a_page_says_since_when_the_register_is_away(
    coordinator: Actor, client_for: ClientFor, page: str
) -> None:
    assert SINCE in client_for(coordinator).get(page).content.decode()


@pytest.mark.usefixtures("silent")
def test_the_page_says_how_many_signals_wait_and_that_nothing_is_lost(
    coordinator: Actor, client_for: ClientFor
) -> None:
    page = client_for(coordinator).get("/beoordelen").content.decode()
    assert "Er wacht 1 signaal op het register." in page
    assert "Er raakt niets kwijt" in page


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("page", ["/beoordelen", "/register", "/"])
def test_once_it_answers_nothing_is_said(
    coordinator: Actor, client_for: ClientFor, page: str
) -> None:
    with tenant(coordinator.municipality):
        brp_state.note_answer()
    assert "niet bereikbaar" not in client_for(coordinator).get(page).content.decode()


def test_the_register_page_says_where_people_come_from(
    coordinator: Actor, client_for: ClientFor, settings: Any
) -> None:
    browser = client_for(coordinator)
    assert "er is geen BRP ingesteld" in browser.get("/register").content.decode()
    settings.WOONZEKER_BRP_URL = "http://127.0.0.1:9/brp"
    assert "elke nacht en voor een brief" in browser.get("/register").content.decode()


@pytest.mark.usefixtures("silent")
def test_a_municipality_that_asks_the_brp_is_offered_no_extract(
    coordinator: Actor, client_for: ClientFor
) -> None:
    page = client_for(coordinator).get("/register").content.decode()
    assert "Jouw gemeente vraagt de BRP" in page
    assert "Nieuw uittreksel inlezen" not in page


def test_a_whole_extract_is_marked_on_the_form(coordinator: Actor, client_for: ClientFor) -> None:
    file = SimpleUploadedFile("r.csv", extract(row()), "text/csv")
    client_for(coordinator).post("/register", {"file": file, "whole": "on"})
    with tenant(coordinator.municipality):
        assert RegisterImport.objects.get().whole
