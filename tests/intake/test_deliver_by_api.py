# SPDX-License-Identifier: EUPL-1.2
"""A partner's own system delivers, asks how it went and fetches what went back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.conftest import CODE
from tests.intake.deliveries import csv_of, line, lines, signals

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.intake import api, schemas, services
from woonzeker.intake.models import Delivery
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner

URL = "/api/v1/aanleveringen"
Caller = Callable[..., HttpResponse]


@pytest.fixture
def bron(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


def caller(partner: Partner) -> Client:
    """A program of the partner with its key; it checks CSRF as a browser would."""
    agreement = Agreement.objects.get(partner=partner)
    key = organisations.issue_token(actor=system(CODE, "tests"), agreement=agreement.pk)
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {key}"})


def send_json(client: Client, rows: list[dict[str, str]], **more: Any) -> Any:
    return client.post(URL, json.dumps({"signalen": rows}), "application/json", **more)


def send_file(client: Client, content: bytes, **more: Any) -> Any:
    return client.post(URL, {"bestand": SimpleUploadedFile("bron.csv", content), **more})


def test_json_is_read_at_once_and_counted(bron: Partner) -> None:
    answer = send_json(caller(bron), [line(1), line(2, bedrag="")])
    said = answer.json()
    assert answer.status_code == 201
    assert answer["Location"] == f"{URL}/{said['id']}"
    assert (said["stand"], said["gelezen"], said["geaccepteerd"], said["teruggegeven"]) == (
        "verwerkt", 2, 1, 1,
    )  # fmt: skip


def test_a_file_is_read_at_once_and_counted(bron: Partner) -> None:
    answer = send_file(caller(bron), csv_of(lines(1, 3)))
    assert (answer.status_code, answer.json()["geaccepteerd"]) == (201, 3)
    assert signals() == 3


def test_a_large_file_is_read_later(bron: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "AT_ONCE_BYTES", 10)
    answer = send_file(caller(bron), csv_of(lines(1, 3)))
    assert (answer.status_code, answer.json()["stand"]) == (202, "ontvangen")
    assert answer["Location"].endswith(answer.json()["id"])


def test_the_same_body_again_is_double(bron: Partner) -> None:
    client = caller(bron)
    send_json(client, lines(1, 2))
    assert send_json(client, lines(1, 2)).json()["dubbel"] == 2


def test_the_location_tells_how_it_went(bron: Partner) -> None:
    client = caller(bron)
    made = send_json(client, lines(1, 2))
    assert client.get(made["Location"]).json() == made.json()


def test_returned_lines_say_what_to_mend(bron: Partner) -> None:
    client = caller(bron)
    made = send_json(client, [line(1, bedrag="veel")])
    back = client.get(f"{made['Location']}/teruggegeven").json()
    assert back["regels"][0]["kolom"] == "bedrag"
    assert back["regels"][0]["reden"] == "onleesbaar"
    assert "veel" in back["regels"][0]["waarden"]


def test_returned_lines_come_as_csv_too(bron: Partner) -> None:
    client = caller(bron)
    made = send_json(client, [line(1, bedrag="veel")])
    answer = client.get(f"{made['Location']}/teruggegeven", headers={"Accept": "text/csv"})
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode("utf-8-sig").startswith("signaal_id;")


def test_a_declaration_comes_with_the_file(partner_factory: Callable[..., Partner]) -> None:
    client = caller(partner_factory())
    answer = send_file(client, csv_of([line(1)]), inspanningen_verklaard_op="2026-11-01")
    assert answer.json()["geaccepteerd"] == 1


@pytest.mark.parametrize("name", ["inspanningenVerklaardOp", "inspanningen_verklaard_op"])
def test_a_declaration_comes_with_json_in_the_address(
    partner_factory: Callable[..., Partner], name: str
) -> None:
    client = caller(partner_factory())
    answer = send_json(client, [line(1)], query_params={name: "2026-11-01"})
    assert answer.json()["geaccepteerd"] == 1


def assert_problem(answer: HttpResponse, status: int) -> None:
    said = json.loads(answer.content)
    assert (answer.status_code, said["status"]) == (status, status)
    assert answer["Content-Type"] == "application/problem+json"
    assert set(said) == {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wz_x"}, {"Authorization": "x"}])
def test_without_a_key_nothing_opens(municipality: str, header: dict[str, str]) -> None:
    answer = Client(headers=header).get(f"{URL}/00000000-0000-0000-0000-000000000000")
    assert_problem(answer, 401)
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_revoked_key_opens_nothing(bron: Partner) -> None:
    client = caller(bron)
    agreement = Agreement.objects.get(partner=bron)
    organisations.revoke_tokens(actor=system(CODE, "tests"), agreement=agreement.pk)
    assert_problem(send_json(client, lines(1, 1)), 401)
    assert signals() == 0


def test_a_signed_in_browser_is_no_partner(
    coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    assert_problem(send_json(client_for(coordinator), lines(1, 1)), 401)


def test_another_partners_delivery_does_not_exist(
    bron: Partner, partner_factory: Callable[..., Partner]
) -> None:
    made = send_json(caller(bron), lines(1, 1))
    other = caller(partner_factory("water", "Duin"))
    assert_problem(other.get(made["Location"]), 404)
    assert_problem(other.get(f"{made['Location']}/teruggegeven"), 404)


def test_too_large_is_refused_before_it_is_read(bron: Partner) -> None:
    client = caller(bron)
    length = str(services.MAX_BYTES + 1_000_000)
    answer = client.post(URL, b"{}", "application/json", CONTENT_LENGTH=length)
    assert_problem(answer, 413)


def test_another_kind_of_content_is_refused(bron: Partner) -> None:
    assert_problem(caller(bron).post(URL, b"<x/>", "application/xml"), 415)


@pytest.mark.parametrize("body", [b" ", b"[1]", b"hallo"])
def test_json_that_is_no_delivery_is_refused(bron: Partner, body: bytes) -> None:
    assert_problem(caller(bron).post(URL, body, "application/json"), 422)


def test_a_form_without_a_file_is_refused(bron: Partner) -> None:
    assert_problem(caller(bron).post(URL, {"iets": "anders"}), 422)


def test_a_date_that_is_none_is_refused(bron: Partner) -> None:
    answer = send_file(caller(bron), csv_of(lines(1, 1)), inspanningen_verklaard_op="gisteren")
    assert_problem(answer, 422)


def test_broken_json_leaves_a_delivery_that_says_so(bron: Partner) -> None:
    said = caller(bron).post(URL, b'{"signalen": [', "application/json").json()
    assert said["stand"] == "niet_leesbaar"
    assert said["melding"]


def test_under_api_a_wrong_address_is_a_problem_too(municipality: str) -> None:
    assert_problem(Client().get("/api/v1/niets"), 404)


def test_an_unexpected_fault_tells_nothing_of_itself(
    bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> Delivery:
        raise RuntimeError("geheim")

    monkeypatch.setattr(services, "receive_delivery", fail)
    answer = send_json(caller(bron), lines(1, 1))
    assert_problem(answer, 500)
    assert b"geheim" not in answer.content


def test_the_description_is_open_to_all_and_complete(municipality: str) -> None:
    said = Client().get("/api/v1/openapi.json").json()
    base = "/aanleveringen"
    assert {base, f"{base}/{{aanlevering}}", f"{base}/{{aanlevering}}/teruggegeven"} <= set(
        said["paths"]
    )
    body = said["paths"][base]["post"]["requestBody"]["content"]
    assert set(body) == {"multipart/form-data", "application/json"}


def test_a_delivery_by_api_names_its_channel(bron: Partner) -> None:
    send_json(caller(bron), lines(1, 1))
    with tenant(CODE):
        made = Delivery.objects.get()
    assert (made.channel, made.received_by) == ("api", str(bron.pk))


def test_the_page_for_programmers_names_every_state_reason_and_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "howto" / "koppelen.md").read_text("utf-8")
    fields = [*schemas.TeruggegevenRegel.model_fields, "vragen", "melding", "gelezen"]
    for word in (*schemas.STATES.values(), *schemas.REASONS.values(), *fields):
        assert f"`{word}`" in page
