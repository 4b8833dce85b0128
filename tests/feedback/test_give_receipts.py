# SPDX-License-Identifier: EUPL-1.2
"""Every delivery has its receipt at once, and another one when it was read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.conftest import CODE, browser_at, seated
from tests.intake.deliveries import csv_of, line, lines, receive, take_in

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.feedback import selectors, services
from woonzeker.feedback.models import Receipt
from woonzeker.feedback.rules.signing import read
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def water(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


def content_of(proof: selectors.Proof) -> dict[str, Any]:
    found = read(proof.file, selectors.public_key)
    assert found is not None
    return found


def receipt(actor: Actor, delivery: Any) -> selectors.Proof:
    return selectors.receipt_of(actor=actor, delivery=delivery.pk)


def test_a_delivery_has_a_receipt_the_moment_it_came_in(coordinator: Actor, water: Partner) -> None:
    delivery = receive(coordinator, water, csv_of(lines(1, 3)))
    said = content_of(receipt(coordinator, delivery))
    assert said["soort"] == "ontvangst"
    assert said["aanlevering"]["sha256"] == delivery.sha256
    assert "tellingen" not in said


def test_a_delivery_that_was_read_has_its_counts_on_the_receipt(
    coordinator: Actor, water: Partner
) -> None:
    rows = [*lines(1, 3), line(3), line(4, bedrag="nul")]
    said = content_of(receipt(coordinator, take_in(coordinator, water, csv_of(rows))))
    assert said["soort"] == "verwerking"
    assert said["tellingen"] == {"gelezen": 5, "geaccepteerd": 3, "dubbel": 1, "teruggegeven": 1}


def test_a_file_that_cannot_be_read_has_a_receipt_that_says_so(
    coordinator: Actor, water: Partner
) -> None:
    delivery = take_in(coordinator, water, b"\x00\x01", filename="water-bron.xlsx")
    proof = receipt(coordinator, delivery)
    assert content_of(proof)["aanlevering"]["stand"] == "niet leesbaar"
    assert proof.shown.title == "Bewijs van ontvangst"
    assert "kon haar niet lezen" in proof.shown.opening[0]
    assert "Wat er van de regels werd" not in str(proof.shown)


def test_of_a_file_from_which_nothing_was_taken_the_receipt_says_so(
    coordinator: Actor, water: Partner
) -> None:
    proof = receipt(coordinator, take_in(coordinator, water, csv_of([line(1, bedrag="")])))
    assert "geen enkel signaal" in proof.shown.opening[0]
    again = receipt(coordinator, take_in(coordinator, water, csv_of(lines(1, 2))))
    assert again.shown.opening == ("De gemeente heeft deze aanlevering ontvangen en verwerkt.",)


def test_a_receipt_says_nothing_about_people(coordinator: Actor, water: Partner) -> None:
    proof = receipt(coordinator, take_in(coordinator, water, csv_of(lines(1, 3))))
    words = proof.file.decode() + str(proof.shown)
    assert not [each for each in ("Veenstra", "Iepenlaan", "1234", "K1", "W-1") if each in words]


def test_reading_again_gives_no_other_receipt(coordinator: Actor, water: Partner) -> None:
    delivery = take_in(coordinator, water, csv_of(lines(1, 1)))
    before = receipt(coordinator, delivery).code
    services.keep_receipt(actor=system(CODE, "tests"), delivery=delivery.pk)
    assert receipt(coordinator, delivery).code == before


def test_a_receipt_cannot_be_changed_or_taken_away(coordinator: Actor, water: Partner) -> None:
    take_in(coordinator, water, csv_of(lines(1, 1)))
    with tenant(CODE):
        for change in (
            lambda: Receipt.objects.update(stage="x"), lambda: Receipt.objects.all().delete(),
        ):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_the_receipt_of_another_partner_is_not_there(
    coordinator: Actor, water: Partner, partner_factory: Callable[..., Partner]
) -> None:
    delivery = take_in(coordinator, water, csv_of(lines(1, 1)))
    stranger = seated(partner_factory("energie", "Vonk"), name="vonk").at(CODE)
    with pytest.raises(NotFound):
        receipt(stranger, delivery)


def test_a_partner_keeps_its_receipt_as_pdf_and_as_json(coordinator: Actor, water: Partner) -> None:
    delivery = take_in(coordinator, water, csv_of(lines(1, 2)))
    browser = browser_at(seated(water))
    page = f"/partner/{CODE}/aanleveringen/{delivery.pk}/bewijs"
    assert "Bewijs van verwerking" in browser.get(page).content.decode()
    paper = browser.get(f"{page}.pdf").content
    assert paper.startswith(b"%PDF")
    assert b"pdfuaid" in paper
    assert read(browser.get(f"{page}.json").content, selectors.public_key)


def test_a_partner_fetches_its_receipt_with_its_key(coordinator: Actor, water: Partner) -> None:
    delivery = take_in(coordinator, water, csv_of(lines(1, 2)))
    agreement = water.agreements.get()
    key = organisations.issue_token(actor=coordinator, agreement=agreement.pk)
    answer = Client().get(
        f"/api/v1/aanleveringen/{delivery.pk}/bewijs", headers={"Authorization": f"Bearer {key}"}
    )
    assert read(answer.content, selectors.public_key) == json.loads(answer.content)["bewijs"]
