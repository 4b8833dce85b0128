# SPDX-License-Identifier: EUPL-1.2
"""A request with a key of its own is done once and answered the same, also when all goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from tests.api.systems import URL, access_of, caller, is_problem, made_for, send, with_access
from tests.conftest import CODE
from tests.intake.deliveries import csv_of, line, lines, signals

from woonzeker.access import clock, keys
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import SubjectKey
from woonzeker.access.tenancy import tenant
from woonzeker.api import services as api
from woonzeker.api.models import KeptAnswer
from woonzeker.intake import services as intake
from woonzeker.intake.models import Delivery
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement, Partner

KEY = "6e9c2a51-7e0b-4cf0-9f0a-3f1f1f4f4e11"


def deliveries() -> int:
    with tenant(CODE):
        return Delivery.objects.count()


def test_the_same_again_gives_the_same_answer(bron: Partner) -> None:
    client = caller(bron)
    first, again = send(client, lines(1, 3), KEY), send(client, lines(1, 3), KEY)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert (again["Location"], again["Content-Type"]) == (first["Location"], first["Content-Type"])
    assert (again["Idempotent-Replayed"], "Idempotent-Replayed" in first) == ("true", False)
    assert (deliveries(), signals()) == (1, 3)


def test_another_body_with_the_same_key_is_refused(bron: Partner) -> None:
    client = caller(bron)
    send(client, lines(1, 1), KEY)
    assert is_problem(send(client, lines(2, 2), KEY), 422)
    assert deliveries() == 1


def test_another_address_with_the_same_key_is_another_request(bron: Partner) -> None:
    client = caller(bron)
    send(client, lines(1, 1), KEY)
    more = {"query_params": {"inspanningen_verklaard_op": "2026-11-01"}}
    assert is_problem(send(client, lines(1, 1), KEY, **more), 422)


def test_a_form_is_the_same_whatever_wraps_it(bron: Partner) -> None:
    client, headers = caller(bron), {"Idempotency-Key": KEY}
    answers = []
    for boundary in ("een", "twee"):
        body = (
            f"--{boundary}\r\n".encode()
            + b"Content-Disposition: form-data; name=bestand; filename=a.csv\r\n\r\n"
            + csv_of(lines(1, 2))
            + f"\r\n--{boundary}--\r\n".encode()
        )
        kind = f"multipart/form-data; boundary={boundary}"
        answers.append(client.post(URL, body, kind, headers=headers))
    assert answers[0].json()["geaccepteerd"] == 2
    assert answers[0].content == answers[1].content
    assert deliveries() == 1


def test_another_file_with_the_same_key_is_refused(bron: Partner) -> None:
    client, headers = caller(bron), {"Idempotency-Key": KEY}
    for rows, status in ((lines(1, 2), 201), (lines(3, 4), 422)):
        file = SimpleUploadedFile("a.csv", csv_of(rows))
        assert client.post(URL, {"bestand": file}, headers=headers).status_code == status


@pytest.mark.parametrize("key", ["", "x" * 256, "twee woorden", "ñ"])
def test_without_a_fit_key_nothing_is_done(bron: Partner, key: str) -> None:
    headers = {"Idempotency-Key": key} if key else {}
    answer = caller(bron).post(URL, b'{"signalen": []}', "application/json", headers=headers)
    assert is_problem(answer, 400)
    assert "Idempotency-Key" in answer.json()["detail"]
    assert deliveries() == 0


def lasting(partner: Partner) -> Client:
    """A program with a key from before there was access for an hour."""
    agreement = Agreement.objects.get(partner=partner)
    key = organisations.issue_token(actor=system(CODE, "tests"), agreement=agreement.pk)
    return with_access(key)


def test_a_system_from_before_may_go_on_without_a_key(bron: Partner) -> None:
    body = json.dumps({"signalen": lines(1, 1)})
    assert lasting(bron).post(URL, body, "application/json").status_code == 201


def test_a_system_from_before_may_also_use_one(bron: Partner) -> None:
    client = lasting(bron)
    assert send(client, lines(1, 1), KEY).content == send(client, lines(1, 1), KEY).content


def test_the_same_key_of_another_partner_is_another_request(
    bron: Partner, partner_factory: Callable[..., Partner]
) -> None:
    send(caller(bron), lines(1, 1), KEY)
    other = send(caller(partner_factory("water", "Duin")), lines(5, 6), KEY)
    assert (other.status_code, other.json()["geaccepteerd"]) == (201, 2)


def test_what_was_refused_may_be_mended_under_the_same_key(bron: Partner) -> None:
    client, headers = caller(bron), {"Idempotency-Key": KEY}
    assert client.post(URL, b"[]", "application/json", headers=headers).status_code == 422
    assert send(client, lines(1, 1), KEY).status_code == 201


def claim_of(partner: Partner) -> tuple[Actor, api.Claim]:
    actor = Actor("partner", str(partner.pk), CODE)
    claimed = api.claim(actor=actor, key=KEY, fingerprints=["een"])
    assert isinstance(claimed, api.Claim)
    return actor, claimed


def test_while_it_is_at_work_the_same_waits(bron: Partner) -> None:
    client = caller(bron)
    send(client, lines(1, 1), KEY)
    with tenant(CODE):
        KeptAnswer.objects.update(status=None)
    answer = send(client, lines(1, 1), KEY)
    assert is_problem(answer, 409)
    assert answer["Retry-After"] == "1"


def test_a_key_whose_worker_died_opens_again(bron: Partner) -> None:
    actor, _dead = claim_of(bron)
    with pytest.raises(api.InFlight):
        api.claim(actor=actor, key=KEY, fingerprints=["een"])
    with clock.really_at(clock.real() + timedelta(minutes=3)):
        again = api.claim(actor=actor, key=KEY, fingerprints=["een"])
    assert isinstance(again, api.Claim)


def test_who_was_thought_dead_cannot_answer_any_more(bron: Partner) -> None:
    actor, slow = claim_of(bron)
    with clock.really_at(clock.real() + timedelta(minutes=3)):
        api.claim(actor=actor, key=KEY, fingerprints=["een"])
    with tenant(CODE), pytest.raises(api.LostClaim):
        api.keep(claimed=slow, status=201, body=b"", headers={})


def test_a_crash_leaves_nothing_and_frees_the_key(
    bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = caller(bron)

    def fail(**_: object) -> None:
        raise RuntimeError("stuk")

    with monkeypatch.context() as broken:
        broken.setattr(intake, "read_delivery", fail)
        assert is_problem(send(client, lines(1, 2), KEY), 500)
    assert (deliveries(), signals()) == (0, 0)
    assert send(client, lines(1, 2), KEY).json()["geaccepteerd"] == 2


def test_a_crash_outside_the_work_frees_the_key_too(
    bron: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = caller(bron)
    client.raise_request_exception = False

    def fail(**_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(api, "keep", fail)
        assert is_problem(send(client, lines(1, 2), KEY), 500)
    assert send(client, lines(1, 2), KEY).status_code == 201
    assert deliveries() == 1


def test_the_answer_is_sealed(bron: Partner) -> None:
    send(caller(bron), [line(1, bedrag="")], KEY)
    with connection.cursor() as cursor, tenant(CODE):
        cursor.execute("SELECT api_keptanswer::text FROM api_keptanswer")
        (row,) = cursor.fetchone()
    assert "geaccepteerd" not in row
    assert b"geaccepteerd".hex() not in row
    assert KEY not in row


def test_after_its_term_the_answer_and_its_key_are_gone(bron: Partner) -> None:
    client = caller(bron)
    send(client, lines(1, 1), KEY)
    with tenant(CODE):
        kept = KeptAnswer.objects.get().pk
    with clock.really_at(clock.real() + timedelta(days=30)):
        assert api.forget_kept(CODE) == 0
    with clock.really_at(clock.real() + timedelta(days=31)):
        assert api.forget_kept(CODE) == 1
    with tenant(CODE):
        assert not SubjectKey.objects.filter(subject=kept).exists()
        assert keys.opened([kept]) == {}


def test_what_never_ended_is_forgotten_after_a_day(bron: Partner) -> None:
    claim_of(bron)
    with clock.really_at(clock.real() + timedelta(hours=25)):
        assert api.forget_kept(CODE) == 1


def test_the_other_municipality_does_not_know_the_key(bron: Partner) -> None:
    claim_of(bron)
    with tenant("0002"):
        assert not KeptAnswer.objects.exists()


def at_once(work: Callable[[int], Any], number: int, workers: int) -> list[Any]:
    """Do the work so many times, several at the same moment, each with a connection of its own."""

    def one(turn: int) -> Any:
        try:
            with clock.standing_at(clock.today()):
                return work(turn)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, range(number)))


def partner_in(code: str) -> Partner:
    agreement = organisations.agree(
        actor=system(code, "tests"), sector="water", name="Bron", from_on=clock.today()
    )
    return agreement.partner


def test_the_same_sent_eight_times_at_once_is_done_once(own_database: str) -> None:
    token = access_of(made_for(partner_in(own_database)))

    def push(_turn: int) -> Any:
        return send(with_access(token), lines(1, 5), KEY)

    answers = at_once(push, 8, 8)
    assert {answer.status_code for answer in answers} <= {201, 409}
    told = {answer.content for answer in answers if answer.status_code == 201}
    assert len(told) == 1
    assert (deliveries(), signals()) == (1, 5)
    assert push(0).content in told


def test_fifty_systems_at_once_lose_nothing(own_database: str) -> None:
    partner = partner_in(own_database)
    tokens = [access_of(made_for(partner)) for _ in range(50)]

    def deliver(turn: int) -> int:
        first = turn * 4 + 1
        answer = send(with_access(tokens[turn]), lines(first, first + 3), str(uuid4()))
        assert answer.status_code == 201, answer.content
        return int(answer.json()["geaccepteerd"])

    assert sum(at_once(deliver, 50, 10)) == 200
    assert (deliveries(), signals()) == (50, 200)
    with tenant(CODE):
        assert not KeptAnswer.objects.filter(status=None).exists()
