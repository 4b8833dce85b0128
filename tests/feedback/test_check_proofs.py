# SPDX-License-Identifier: EUPL-1.2
"""Anybody checks a proof with its code or its file, and learns nothing but what it says."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from django.test import Client, override_settings
from pypdf import PdfReader
from tests.conftest import CODE, client_of
from tests.intake.deliveries import csv_of, lines, take_in

from woonzeker.access.actors import Actor, system
from woonzeker.feedback import selectors
from woonzeker.feedback.models import SigningKey
from woonzeker.feedback.rules.paper import render
from woonzeker.feedback.rules.signing import Signer
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
REAL, FALSE = "Dit bewijs is echt", "Dit is geen bewijs van ons"


@pytest.fixture
def proof(coordinator: Actor, partner_factory: Callable[..., Partner]) -> selectors.Proof:
    delivery = take_in(coordinator, partner_factory("water", "Bron"), csv_of(lines(1, 2)))
    return selectors.receipt_of(actor=coordinator, delivery=delivery.pk)


def typed(code: str) -> str:
    return Client().post("/controle", {"code": code}).content.decode()


def sent(file: bytes) -> str:
    named = BytesIO(file)
    named.name = "bewijs.json"
    return Client().post("/controle", {"code": "", "file": named}).content.decode()


def words(page: str) -> set[str]:
    main = page[page.index("<main") : page.index("</main")]
    plain = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", main)
    return set(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", plain))))


def test_the_code_says_that_a_proof_is_real_and_what_stands_in_it(proof: selectors.Proof) -> None:
    page = typed(proof.code.lower().replace("-", " "))
    assert REAL in page
    assert proof.document["bewijs"]["aanlevering"]["sha256"] in page


def test_the_file_itself_is_checked_byte_for_byte(proof: selectors.Proof) -> None:
    assert REAL in sent(proof.file)
    assert FALSE in sent(proof.file.replace(b'geaccepteerd":2', b'geaccepteerd":3'))
    assert FALSE in sent(proof.file + b" ")


def test_the_page_says_no_more_than_the_proof(proof: selectors.Proof) -> None:
    said = words(typed(proof.code)) - words(typed("A" * 28)) - words(typed(""))
    shown = set(re.findall(r"\w+", str(proof.shown))) | set(re.findall(r"\w+", REAL))
    assert said <= shown | {
        "Leg",
        "hieronder",
        "hoort",
        "naast",
        "hebt",
        "dit",
        "erin",
        "staan",
        "te",
    }


def test_every_code_that_is_not_ours_has_the_same_answer(proof: selectors.Proof) -> None:
    answers = [typed(code) for code in ("A" * 28, "B" * 28, "ABCD-EFGH" + "-2345" * 5)]
    assert {frozenset(words(each)) for each in answers} == {frozenset(words(answers[0]))}
    assert FALSE in answers[0]


def test_who_keeps_guessing_must_wait(proof: selectors.Proof) -> None:
    for number in range(22):
        page = typed("ABCDEFGH" + f"{number:020}".replace("0", "Z").replace("1", "Y"))
    assert "te vaak geprobeerd" in page
    assert REAL not in typed(proof.code)


def test_right_codes_are_no_guesses(proof: selectors.Proof) -> None:
    assert all(REAL in typed(proof.code) for _ in range(25))


def test_an_empty_form_asks_for_a_code(municipality: str) -> None:
    answer = Client().post("/controle", {"code": " "})
    assert answer.status_code == 422
    assert "Typ de code over" in answer.content.decode()


def test_a_proof_is_looked_at_by_post_alone(proof: selectors.Proof) -> None:
    assert REAL not in Client().get(f"/controle?code={proof.code}").content.decode()


def test_the_public_key_stands_on_a_page_and_in_a_file(proof: selectors.Proof) -> None:
    now = selectors.public_keys()[0]
    assert now.public.hex() in Client().get("/controle/sleutel").content.decode()
    key = Client().get("/controle/sleutel.json").json()["keys"][0]
    assert base64.urlsafe_b64decode(key["x"] + "=") == now.public
    assert key["kid"] == proof.document["sleutel"]


OLD, NEW, NEWER = b"s" * 32, bytes(range(32)), bytes(range(32, 64))


def receive_one(coordinator: Actor, partner: Partner, number: int) -> selectors.Proof:
    delivery = take_in(coordinator, partner, csv_of(lines(number, number)))
    return selectors.receipt_of(actor=coordinator, delivery=delivery.pk)


def test_after_a_change_of_key_old_proofs_stay_checkable(
    proof: selectors.Proof, coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    water = partner_factory("water", "Bron")
    with override_settings(WOONZEKER_SIGNING_KEY=NEW, WOONZEKER_SIGNING_KEY_OLD=OLD):
        second = receive_one(coordinator, water, 11)
        assert REAL in sent(proof.file)
    with override_settings(WOONZEKER_SIGNING_KEY=NEWER, WOONZEKER_SIGNING_KEY_OLD=NEW):
        receive_one(coordinator, water, 12)
    with override_settings(WOONZEKER_SIGNING_KEY=NEWER, WOONZEKER_SIGNING_KEY_OLD=b""):
        assert REAL in sent(proof.file)
        assert REAL in sent(second.file)
        assert len(selectors.public_keys()) == 3


def test_while_keys_change_each_process_believes_both(
    proof: selectors.Proof, coordinator: Actor, partner_factory: Callable[..., Partner]
) -> None:
    with override_settings(WOONZEKER_SIGNING_KEY=NEW, WOONZEKER_SIGNING_KEY_OLD=OLD):
        changed = receive_one(coordinator, partner_factory("water", "Bron"), 11)
    with override_settings(WOONZEKER_SIGNING_KEY=OLD, WOONZEKER_SIGNING_KEY_OLD=NEW):
        assert REAL in sent(changed.file)
        assert REAL in sent(proof.file)


def test_a_key_that_somebody_put_in_the_table_proves_nothing(municipality: str) -> None:
    thief = Signer.of(NEWER)
    for by in ("", thief.name, selectors.public_keys()[0].name):
        SigningKey.objects.update_or_create(
            pk=thief.name,
            defaults={
                "public": thief.public, "since_at": "2026-01-01T00:00Z", "vouched_by": by,
                "vouch": thief.vouch(thief.public),
            },
        )  # fmt: skip
        assert selectors.public_key(thief.name) is None
        assert len(selectors.public_keys()) == 1


def test_a_colleague_of_another_municipality_checks_it_like_anybody(
    proof: selectors.Proof, coordinator: Actor
) -> None:
    organisations.establish(actor=system("0002", "tests"), name="Elders")
    away = replace(coordinator, municipality="0002")
    browser = client_of(away)
    assert REAL in browser.post("/controle", {"code": proof.code}).content.decode()


def test_the_page_is_found_without_signing_in(municipality: str) -> None:
    assert Client().get("/controle").status_code == 200
    assert CODE not in Client().get("/controle").content.decode()


@pytest.mark.parametrize("code", ["onzin", "ABCD-EFGH", "ABCD " * 8])
def test_what_can_be_no_code_is_told_so_and_costs_no_try(municipality: str, code: str) -> None:
    for _ in range(30):
        page = typed(code)
    assert "28 tekens" in page
    assert FALSE not in page


def test_who_has_the_paper_as_a_file_is_told_to_type_its_code(proof: selectors.Proof) -> None:
    page = sent(render(proof.document))
    assert "Dit is de PDF" in page
    assert FALSE not in page


def test_neither_way_to_check_says_that_it_is_optional(municipality: str) -> None:
    assert "hoeft niet" not in Client().get("/controle").content.decode()


def test_the_paper_says_where_the_page_really_is(proof: selectors.Proof) -> None:
    assert proof.document["bewijs"]["controle"] == "http://testserver:8000/controle"


def test_no_fingerprint_runs_off_the_paper(proof: selectors.Proof) -> None:
    whole = "".join(
        page.extract_text() for page in PdfReader(BytesIO(render(proof.document))).pages
    )
    fingerprint = proof.document["bewijs"]["aanlevering"]["sha256"]
    assert fingerprint not in whole
    assert fingerprint in whole.replace(" ", "").replace("\n", "")
