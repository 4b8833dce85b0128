# SPDX-License-Identifier: EUPL-1.2
"""An event goes to an address that was named beforehand, signed, and never anywhere inside."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.test import Client
from pytest_django.fixtures import Settings
from tests.conftest import CODE, person
from tests.feedback.answering import LEAD, TUESDAY, close, taken_up
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.connections.webhooks import (
    AddressRefused,
    EventFailed,
    Line,
    is_public,
    post,
    refusal,
)
from woonzeker.errors import NotPermitted, Refused
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import Webhook, WebhookEvent
from woonzeker.feedback.rules.webhooks import SIGNATURE, SWITCHED_OFF_AFTER, WAITS, next_try
from woonzeker.intake.models import ArrearsSignal
from woonzeker.settings.machines import read_machines

HOST = "meldingen.bron.example"
URL = f"https://{HOST}/woonzeker?k=1"
Sent = list[tuple[str, bytes, dict[str, str]]]


@pytest.fixture(autouse=True)
def hosts(settings: Settings) -> None:
    """The technical admin named one machine."""
    settings.WOONZEKER_WEBHOOK_HOSTS = (HOST,)


@pytest.fixture
def admin(municipality: str) -> Actor:
    """Who sets addresses."""
    return person(Role.FUNCTIONAL_ADMIN)


def deliver(send: Callable[..., None], minutes: int = 0) -> int:
    with clock.standing_at(TUESDAY, time(10, minutes)):
        return feedback.deliver_events(actor=LEAD, send=send)


def fails(*_words: object) -> None:
    raise EventFailed


@pytest.fixture
def hooked(admin: Actor) -> tuple[ArrearsSignal, str]:
    """A signal whose answer changed after its partner got an address; with the secret."""
    signal, case = taken_up(own_reference="K-5", sector="huur", partner="Woonstichting")
    hook = feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)
    with clock.standing_at(TUESDAY):
        close(case)
    return signal, str(hook.secret)


@pytest.mark.django_db
def test_an_event_says_only_which_signal_and_is_signed(hooked: tuple[ArrearsSignal, str]) -> None:
    sent: Sent = []
    assert deliver(lambda *words: sent.append(words)) == 1
    [(url, content, headers)] = sent
    assert url == URL
    assert json.loads(content) == {
        "gebeurtenis": "antwoord-gewijzigd", "signaal": str(hooked[0].pk), "kenmerk": "K-5",
    }  # fmt: skip
    moment, made = (part.split("=")[1] for part in headers[SIGNATURE].split(","))
    right = hmac.new(hooked[1].encode(), moment.encode() + b"." + content, hashlib.sha256)
    assert made == right.hexdigest()
    assert deliver(lambda *words: sent.append(words)) == 0


@pytest.mark.django_db
def test_without_an_address_nothing_is_written(municipality: str) -> None:
    _signal, case = taken_up()
    close(case)
    with tenant(CODE):
        assert not WebhookEvent.objects.exists()


@pytest.mark.django_db
def test_an_event_is_written_with_the_answer_or_not_at_all(admin: Actor) -> None:
    signal, case = taken_up()
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)

    def breaks() -> None:
        with tenant(CODE):
            close(case)
            assert WebhookEvent.objects.count() == 1
            raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        breaks()
    with tenant(CODE):
        assert not WebhookEvent.objects.exists()


@pytest.mark.django_db
def test_what_fails_is_tried_again_later_and_further_apart(
    hooked: tuple[ArrearsSignal, str],
) -> None:
    deliver(fails)
    with tenant(CODE):
        event = WebhookEvent.objects.get()
    assert (event.tries, event.sent_at) == (1, None)
    sent: Sent = []
    assert deliver(lambda *words: sent.append(words)) == 0
    assert deliver(lambda *words: sent.append(words), minutes=2) == 1
    with tenant(CODE):
        assert Webhook.objects.get().failures == 0


def test_each_wait_is_longer_and_there_is_an_end() -> None:
    now = datetime(2026, 11, 3, tzinfo=UTC)
    waits = [next_try(tries, now) for tries in range(1, len(WAITS) + 2)]
    assert waits[-1] is None
    assert sorted(each for each in waits if each) == waits[:-1]


@pytest.mark.django_db
def test_an_address_that_keeps_failing_is_switched_off(hooked: tuple[ArrearsSignal, str]) -> None:
    with tenant(CODE):
        Webhook.objects.update(failures=SWITCHED_OFF_AFTER - 1)
    deliver(fails)
    with tenant(CODE):
        hook = Webhook.objects.get()
        assert (hook.off_why, WebhookEvent.objects.get().next_at) == ("failures", None)
    assert deliver(lambda *_words: pytest.fail("nothing may go"), minutes=30) == 0


@pytest.mark.django_db
def test_a_name_that_was_taken_off_the_list_is_not_called(
    hooked: tuple[ArrearsSignal, str], settings: Settings
) -> None:
    settings.WOONZEKER_WEBHOOK_HOSTS = ()
    assert deliver(lambda *_words: pytest.fail("nothing may go")) == 0


@pytest.mark.django_db
def test_one_failure_is_enough_for_a_run(admin: Actor) -> None:
    signal, case = taken_up()
    linked = linked_signal(resident("1234AB99"))
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)
    with tenant(CODE):
        hook = Webhook.objects.get()
        for each in (signal, linked):
            WebhookEvent.objects.create(
                webhook=hook, signal=each, made_at=clock.now(), next_at=clock.now()
            )
    tried: list[object] = []

    def counts(*words: Any) -> None:
        tried.append(words)
        raise EventFailed

    deliver(counts)
    assert (len(tried), case.status) == (1, "open")


@pytest.mark.django_db
def test_only_the_functional_admin_sets_an_address(coordinator: Actor, admin: Actor) -> None:
    signal = linked_signal(resident())
    with pytest.raises(NotPermitted):
        feedback.set_webhook(actor=coordinator, partner=signal.partner_id, url=URL)
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=URL)
    feedback.set_webhook(actor=admin, partner=signal.partner_id, url=f"https://{HOST}/ander")
    with tenant(CODE):
        assert [each.off_why for each in Webhook.objects.order_by("set_at")] == ["by_hand", ""]
    assert feedback.stop_webhook(actor=admin, partner=signal.partner_id) == 1


@pytest.mark.django_db
def test_the_admin_does_it_on_the_page_and_sees_the_secret_once(
    admin: Actor, client_for: Callable[[Actor], Client]
) -> None:
    signal = linked_signal(resident())
    browser = client_for(admin)
    assert "Bron" in browser.get("/terugkoppeling/beleid").content.decode()
    where = f"/terugkoppeling/adres/{signal.partner_id}"
    page = browser.post(where, {"url": URL}).content.decode()
    with tenant(CODE):
        secret = str(Webhook.objects.get().secret)
    assert secret in page
    assert secret not in browser.get("/terugkoppeling/beleid").content.decode()
    browser.post(where, {"url": "https://elders.example/"})
    assert "staat niet op de lijst" in browser.get("/terugkoppeling/beleid").content.decode()
    browser.post(f"{where}/uit")
    with tenant(CODE):
        assert Webhook.objects.get().off_why == "by_hand"


@pytest.mark.django_db
def test_the_admin_sets_a_ground_on_the_page(
    admin: Actor, client_for: Callable[[Actor], Client]
) -> None:
    browser = client_for(admin)
    given = {"reached": "omdat het kan", "valid_from": "2026-11-02"}
    refused = browser.post("/terugkoppeling/beleid", given)
    assert refused.status_code == 422
    assert "wet met een artikel" in refused.content.decode()
    given["reached"] = "Wgs art. 3 lid 1 onder b"
    assert browser.post("/terugkoppeling/beleid", given).status_code == 302
    assert "Wgs art. 3" in browser.get("/terugkoppeling/beleid").content.decode()
    given["valid_from"] = "2026-11-01"
    assert browser.post("/terugkoppeling/beleid", given).status_code == 422


INWARD = (
    "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://2130706433/",
    "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/", "https://169.254.169.254/",
    "https://10.0.0.5/", "https://[::ffff:127.0.0.1]/", f"http://{HOST}/", f"ftp://{HOST}/",
    f"https://{HOST}:22/", f"https://gebruiker:geheim@{HOST}/", f"https://{HOST}@elders.example/",
    f"https://elders.example/?{HOST}", f"https://{HOST}.elders.example/", "file:///etc/passwd",
    f"https://{HOST}/#x", f"https://{HOST}\\@elders.example/", "https://", "", "https://[x/",
    f"https://{HOST}/ pad", f"https://{HOST}/\n", f"https://{HOST}/" + "x" * 300,
    "https://ｍeldingen.bron.example/",
)  # fmt: skip


@pytest.mark.parametrize("url", INWARD)
def test_no_address_inside_or_elsewhere_can_be_set(url: str) -> None:
    assert refusal(url, [HOST]) != ""


def test_a_named_address_can_be_set_in_whatever_case() -> None:
    assert refusal(URL, [HOST]) == ""
    assert refusal(URL.replace("meldingen", "MELDINGEN"), [HOST]) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("url", INWARD[:8])
def test_the_service_refuses_it_too(admin: Actor, url: str) -> None:
    signal = linked_signal(resident())
    with pytest.raises(Refused):
        feedback.set_webhook(actor=admin, partner=signal.partner_id, url=url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False),
        ("10.1.2.3", False), ("192.168.1.1", False), ("172.20.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),
        ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_only_addresses_outside_are_called(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("text", ["127.0.0.1", "localhost", "https://a.example", "a b.example"])
def test_the_list_of_machines_holds_names_alone(text: str) -> None:
    with pytest.raises(ValueError, match="namen"):
        read_machines(text)


def test_the_list_of_machines_may_be_empty() -> None:
    assert (read_machines(""), read_machines("A.example, b.example")) == (
        (), ("a.example", "b.example"),
    )  # fmt: skip


class Server:
    """A machine of a partner, under TLS, that takes one request and gives one answer."""

    def __init__(self, folder: Path, answer: bytes) -> None:
        self.answer, self.asked = answer, b""
        key, certificate = _certificate()
        (folder / "key.pem").write_bytes(key)
        (folder / "cert.pem").write_bytes(certificate)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self.trust = ssl.create_default_context(cafile=folder / "cert.pem")
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        try:
            plain, _where = self._socket.accept()
            with self._context.wrap_socket(plain, server_side=True) as line:
                while b"\r\n\r\n" not in self.asked or not self.asked.endswith(b"}"):
                    self.asked += line.recv(4096)
                line.sendall(self.answer)
        except OSError:
            return

    def close(self) -> None:
        self._socket.close()
        self._thread.join(5)


def _certificate() -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private, made.public_bytes(pem)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Server]]:
    """A machine of a partner; its name turns out to be this machine."""
    made: list[Server] = []

    def serve(answer: bytes = b"HTTP/1.1 204 No Content\r\n\r\n") -> Server:
        made.append(Server(tmp_path, answer))
        return made[-1]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo",
        lambda host, port, *a, **k: real("127.0.0.1" if host == HOST else host, port, *a, **k),
    )  # fmt: skip
    yield serve
    for each in made:
        each.close()


def call(server: Server, **changed: Any) -> None:
    line = Line(
        is_public=changed.get("is_public", lambda _address: True),
        trust=changed.get("trust", server.trust),
        ports=frozenset({server.port}),
    )
    where = f"https://{changed.get('host', HOST)}:{server.port}/hier?k=1"
    post(line, where, b'{"a":1}', {"Content-Type": "application/json", SIGNATURE: "t=1"})


def test_an_event_arrives_under_tls(served: Callable[..., Server]) -> None:
    server = served()
    call(server)
    head = server.asked.decode()
    assert head.startswith("POST /hier?k=1 HTTP/1.1")
    assert f"Host: {HOST}" in head
    assert head.endswith('{"a":1}')


def test_a_name_that_turns_out_to_lie_inside_is_not_called(served: Callable[..., Server]) -> None:
    server = served()
    with pytest.raises(AddressRefused):
        call(server, is_public=is_public)
    assert server.asked == b""


def test_a_number_is_never_called(served: Callable[..., Server]) -> None:
    server = served()
    with pytest.raises(AddressRefused):
        call(server, host="127.0.0.1")


def test_another_certificate_is_not_trusted(served: Callable[..., Server]) -> None:
    server = served()
    with pytest.raises(EventFailed):
        call(server, trust=ssl.create_default_context())


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\n\r\n",
        b"HTTP/1.1 500 Oops\r\n\r\n",
        b"onzin",
        b"",
    ],
)
def test_a_redirect_or_an_error_is_a_failure(served: Callable[..., Server], answer: bytes) -> None:
    with pytest.raises(EventFailed):
        call(served(answer))
