# SPDX-License-Identifier: EUPL-1.2
"""An event leaves over TLS to an address that was checked: never inward, never elsewhere."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from woonzeker.connections.webhooks import (
    AddressRefused,
    EventFailed,
    Line,
    is_public,
    post,
    refusal,
)
from woonzeker.settings.machines import read_machines

HOST = "meldingen.bron.example"
URL = f"https://{HOST}/woonzeker?k=1"
SIGNATURE = "X-Woonzeker-Handtekening"


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
