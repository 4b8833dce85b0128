# SPDX-License-Identifier: EUPL-1.2
"""The statistics office comes to get a delivery: through our proxy, by its certificate, signed."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from pytest_django.fixtures import Settings as SettingsWrapper
from tests.conftest import CODE
from tests.monitoring.delivering import NUMBER, faults, linked_signal, numbered, taken_up
from tests.situations import LEAD

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import PeriodSignal
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Person
from woonzeker.monitoring import services, tasks
from woonzeker.monitoring.ddas import SIGNATURE_HEADER
from woonzeker.monitoring.models import Delivered, PullList
from woonzeker.organisations import services as organisations

ADDRESS = "/api/ddas/v1/gegevens"
CALLER = "CN=inway.cbs.example,O=CBS,C=NL"
SHOWN = {"X-Client-Verify": "SUCCESS", "X-Client-Subject": CALLER}
OTHER = "8888"


@pytest.fixture(scope="session")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key with a certificate of its own, in one file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "woonzeker.example")])
    now = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("signing") / "ddas.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def served(municipality: str, settings: SettingsWrapper, signing: Path) -> Iterator[str]:
    """The service is on, behind a proxy at 10.0.0.7, and the municipality agreed."""
    settings.WOONZEKER_DDAS_CALLER = CALLER
    settings.WOONZEKER_DDAS_SIGNING = str(signing)
    settings.WOONZEKER_PROXIES = (ip_network("10.0.0.7"),)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # what stands in the environment of who runs this does not decide who may come
    settings.SECURE_SSL_REDIRECT = False
    agree(CODE)
    with clock.standing_at(date(2027, 1, 15)):
        yield municipality


def agree(code: str) -> None:
    services.name_organisation(
        actor=LEAD.at(code), said={"organisation": f"Gemeente {code}", "pull": True}
    )


def fetched(body: dict[str, Any] | None = None, **more: Any) -> Any:
    words: dict[str, Any] = {"headers": SHOWN, "REMOTE_ADDR": "10.0.0.7", **more}
    return Client().post(
        ADDRESS, json.dumps(body or {}), content_type="application/json", secure=True, **words
    )


def autumn() -> dict[str, str]:
    return {"aanleverperiodeStartdatum": "2026-07-01", "aanleverperiodeEinddatum": "2026-12-31"}


def test_what_is_fetched_fits_the_model_and_is_recorded(served: str) -> None:
    person = numbered()
    signal = linked_signal(person, signalled_on=date(2026, 11, 2))
    taken_up(person, signal)
    answer = fetched()
    assert answer.status_code == 200, answer.content
    said = json.loads(answer.content)
    assert faults(said["gegevens"]) == []
    assert "paginering" not in said
    assert said["gegevens"]["startdatumLevering"] == "2026-07-01"
    given = said["gegevens"]["leveringen"][0]
    assert given["vroegsignalen"][0]["client"] == {"burgerservicenummer": NUMBER}
    assert [each["ID"] for each in given["vroegsignaalzaken"][0]["vroegsignalen"]] == [
        str(signal.pk)
    ]
    with tenant(CODE):
        row = Delivered.objects.get()
    assert (row.road, row.signals, row.made_by) == ("pull", 1, "ddas")


def test_a_second_hand_finds_the_signature_right(served: str) -> None:
    answer = fetched()
    digest = answer["Digest"]
    own = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert digest == f"SHA-256={own}"
    header, payload, signature = answer[SIGNATURE_HEADER].split(".")
    assert payload == ""
    said = json.loads(base64.urlsafe_b64decode(header + "=="))
    assert (said["alg"], said["b64"], said["crit"]) == ("PS256", False, ["sigD", "b64"])
    assert said["typ"] == "JOSE"
    assert said["sigD"] == {"mId": "http://uri.etsi.org/19182/HttpHeaders", "pars": ["digest"]}
    assert said["kid"] == said["x5t#S256"]
    key = x509.load_der_x509_certificate(base64.b64decode(said["x5c"][0])).public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256().digest_size)
    signed = base64.urlsafe_b64decode(signature + "==")
    key.verify(signed, f"{header}.digest: {digest}".encode(), pss, hashes.SHA256())
    with pytest.raises(InvalidSignature):
        key.verify(signed, f"{header}.digest: SHA-256=x".encode(), pss, hashes.SHA256())


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        ({"REMOTE_ADDR": "10.0.0.8"}, 401, "ERROR_CODE_ACCESS_TOKEN_MISSING"),
        ({"REMOTE_ADDR": ""}, 401, "ERROR_CODE_ACCESS_TOKEN_MISSING"),
        ({"headers": {}}, 401, "ERROR_CODE_ACCESS_TOKEN_MISSING"),
        ({"headers": {**SHOWN, "X-Client-Verify": "NONE"}}, 401, "ERROR_CODE_ACCESS_TOKEN_MISSING"),
        (
            {"headers": {**SHOWN, "X-Client-Subject": "CN=iemand"}},
            403,
            "ERROR_CODE_ACCESS_TOKEN_INVALID",
        ),
    ],
)
def test_without_our_proxy_or_that_certificate_there_is_no_answer(
    served: str, words: dict[str, Any], status: int, code: str
) -> None:
    answer = fetched(**words)
    assert (answer.status_code, answer.get("Fsc-Error-Code")) == (status, code), answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["domain"] == "ERROR_DOMAIN_INWAY"
    assert ("WWW-Authenticate" in answer) == (status == 401)


def test_it_is_off_until_somebody_sets_it_up(served: str, settings: SettingsWrapper) -> None:
    settings.WOONZEKER_DDAS_CALLER = ""
    answer = fetched()
    assert (answer.status_code, answer["Fsc-Error-Code"]) == (404, "ERROR_CODE_SERVICE_NOT_FOUND")


def test_only_post_is_a_method(served: str) -> None:
    answer = Client().get(ADDRESS, headers=SHOWN, REMOTE_ADDR="10.0.0.7", secure=True)
    assert (answer.status_code, answer["Fsc-Error-Code"]) == (405, "ERROR_CODE_METHOD_UNSUPPORTED")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"iets": 1}, 400),
        ({"page": 0}, 400),
        ({"aanleverperiodeStartdatum": "2026-30-06"}, 400),
        (
            {"aanleverperiodeStartdatum": "2027-01-01", "aanleverperiodeEinddatum": "2026-01-01"},
            422,
        ),
        ({"page": 2}, 422),
    ],
)
def test_what_cannot_be_asked_is_refused(served: str, body: dict[str, Any], status: int) -> None:
    answer = fetched(body)
    assert answer.status_code == status
    assert "Fsc-Error-Code" not in answer


def test_a_body_that_was_changed_on_the_way_is_refused(served: str) -> None:
    answer = fetched(headers={**SHOWN, "Digest": "SHA-256=anders"})
    assert answer.status_code == 400


def test_who_did_not_agree_is_not_fetched(served: str) -> None:
    services.name_organisation(actor=LEAD, said={"pull": False})
    message = json.loads(fetched().content)["gegevens"]
    assert "leveringen" not in message
    assert faults(message) == []


def test_pages_together_give_every_signal_once(served: str) -> None:
    organisations.establish(actor=LEAD.at(OTHER), name="Elders", is_demo=True)
    agree(OTHER)
    on: dict[str, Any] = {"signalled_on": date(2026, 11, 2)}
    signals = {str(linked_signal(numbered(f"99999{n:04}"), **on).pk) for n in range(5)}
    person = numbered("999900001")
    others = {"partner": "Stroom", "sector": "energie"}
    pair = [linked_signal(person, **on), linked_signal(person, **others, **on)]
    taken_up(person, *pair)
    seen: list[str] = []
    households = 0
    for page in (1, 2, 3, 4):
        said = json.loads(fetched({**autumn(), "page": page, "pageSize": 2}).content)
        assert said["paginering"] == {
            "pageSize": 2, "currentPage": page, "totalPages": 4, "totalRecords": 7,
        }  # fmt: skip
        assert faults(said["gegevens"]) == []
        for given in said["gegevens"]["leveringen"]:
            seen += [each["ID"] for each in given["vroegsignalen"]]
            households += len(given["vroegsignaalzaken"])
    assert sorted(seen) == sorted(signals | {str(each.pk) for each in pair})
    assert households == 1


def page_of(page: int, size: int = 2) -> dict[str, Any]:
    asked = fetched({**autumn(), "page": page, "pageSize": size})
    return dict(json.loads(asked.content))


def ids_of(said: dict[str, Any]) -> list[str]:
    given = said["gegevens"]["leveringen"]
    return [each["ID"] for place in given for each in place["vroegsignalen"]]


def test_what_is_written_between_two_pages_moves_nothing(served: str) -> None:
    on: dict[str, Any] = {"signalled_on": date(2026, 11, 2)}
    there = {str(linked_signal(numbered(f"99999{n:04}"), **on).pk) for n in range(6)}
    seen = page_of(1)
    first = seen["gegevens"]["leveringen"][0]["vroegsignalen"][0]["ID"]
    for number in range(40):
        linked_signal(numbered(f"99998{number:04}"), **on)
    with tenant(CODE):
        left = ArrearsSignal.objects.exclude(pk__in=ids_of(seen)).filter(pk__in=there)
        late = left.order_by("-pk")[0]
        whom = Person.objects.get(pk=str(late.link.person_id))
    taken_up(whom, late)
    with tenant(CODE):
        ArrearsSignal.objects.filter(pk=first).update(signalled_on=date(2026, 6, 30))
    rest = [page_of(2), page_of(3)]
    ids = [*ids_of(seen), *(each for page in rest for each in ids_of(page))]
    assert sorted(ids) == sorted(there)
    assert {each["paginering"]["totalRecords"] for each in (seen, *rest)} == {6}


def test_a_household_is_on_one_page_whatever_is_written_meanwhile(served: str) -> None:
    whom = numbered()
    on: dict[str, Any] = {"signalled_on": date(2026, 11, 2)}
    pair = [
        linked_signal(whom, **on),
        linked_signal(whom, partner="Stroom", sector="energie", **on),
    ]
    taken_up(whom, *pair)
    first = page_of(1, size=1)
    with tenant(CODE):
        PeriodSignal.objects.filter(signal=UUID(ids_of(first)[0])).delete()
        row = PeriodSignal.objects.get()
    late = linked_signal(whom, partner="Zorg", sector="zorg", **on)
    with tenant(CODE):
        PeriodSignal.objects.create(period=row.period, signal=late, came_as="joined")
    households = [
        [each["ID"] for each in zaak["vroegsignalen"]]
        for said in (first, page_of(2, size=1))
        for place in said["gegevens"]["leveringen"]
        for zaak in place["vroegsignaalzaken"]
    ]
    assert [sorted(each) for each in households] == [sorted(str(each.pk) for each in pair)]


def test_the_list_of_a_pull_is_gone_the_night_after(served: str) -> None:
    linked_signal(numbered(), signalled_on=date(2026, 11, 2))
    page_of(1)
    tasks.forget_lists(0)
    with tenant(CODE):
        assert PullList.objects.count() == 1
    with clock.standing_at(date(2027, 1, 17)):
        tasks.forget_lists(0)
    with tenant(CODE):
        assert not PullList.objects.exists()


def test_who_begins_in_the_middle_gets_a_list_too(served: str) -> None:
    for number in range(3):
        linked_signal(numbered(f"99999{number:04}"), signalled_on=date(2026, 11, 2))
    assert len(ids_of(page_of(2))) == 1


@pytest.mark.parametrize("broken", ["gone", "no key", "over"])
def test_what_cannot_be_signed_is_not_given(
    served: str, settings: SettingsWrapper, tmp_path: Path, broken: str
) -> None:
    path = tmp_path / "ddas.pem"
    if broken == "no key":
        path.write_text("geen sleutel")
    if broken == "over":
        path.write_bytes(Path(settings.WOONZEKER_DDAS_SIGNING).read_bytes())
    settings.WOONZEKER_DDAS_SIGNING = str(path)
    later = datetime.now(UTC) + timedelta(days=90 if broken == "over" else 0)
    with clock.really_at(later):
        answer = fetched()
    assert (answer.status_code, answer["Fsc-Error-Code"]) == (
        502, "ERROR_CODE_SERVICE_UNREACHABLE",
    )  # fmt: skip
    assert answer["Content-Type"] == "application/problem+json"
    assert NUMBER not in answer.content.decode()


def test_one_organisation_can_be_asked_for(served: str) -> None:
    organisations.establish(actor=LEAD.at(OTHER), name="Elders", is_demo=True)
    agree(OTHER)
    both = json.loads(fetched().content)["gegevens"]["leveringen"]
    assert [each["gemeentecode"] for each in both] == [OTHER, CODE]
    one = json.loads(fetched({"aanleverendeOrganisatie": "gemeente meerveld"}).content)
    assert [each["gemeentecode"] for each in one["gegevens"]["leveringen"]] == [CODE]


def test_no_number_stands_in_a_log(served: str, caplog: pytest.LogCaptureFixture) -> None:
    linked_signal(numbered(), signalled_on=date(2026, 11, 2))
    with caplog.at_level(0):
        assert NUMBER in fetched().content.decode()
    told = [str(vars(record)) for record in caplog.records]
    assert not any(NUMBER in each for each in told)
