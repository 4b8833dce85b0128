# SPDX-License-Identifier: EUPL-1.2
"""Nothing is called but what was configured: not by us, not by a library, not by way of another."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from woonzeker.connections.egress import OutwardRefused, allowed_by, plain

SOURCE = Path(__file__).resolve().parents[2] / "src" / "woonzeker"
#: modules that can open a connection by themselves
OPENERS = {
    "socket", "socketserver", "http.client", "urllib.request", "ftplib", "smtplib", "poplib",
    "imaplib", "telnetlib", "xmlrpc.client", "requests", "httpx", "aiohttp", "urllib3",
    "websockets", "asyncio", "paramiko", "ldap", "dns",
}  # fmt: skip
#: outside the connections, and why
ALSO = {
    "cli/demo.py": "finds a free port and asks its own site whether it is up",
}
#: sixty ways to reach what is none of our business; %d is a port on which somebody listens
TARGETS = [
    "127.0.0.1:%d", "localhost:%d", "LOCALHOST:%d", "localhost.:%d", "[::1]:%d",
    "[0:0:0:0:0:0:0:1]:%d", "[::ffff:127.0.0.1]:%d", "[::ffff:7f00:1]:%d", "[::127.0.0.1]:%d",
    "0.0.0.0:%d", "0:%d", "[::]:%d", "127.1:%d", "127.0.1:%d", "127.0.0.2:%d", "127.255.255.254:%d",
    "2130706433:%d", "0x7f000001:%d", "0x7f.0.0.1:%d", "0x7f.1:%d", "0177.0.0.1:%d",
    "017700000001:%d", "0177.1:%d", "00000177.0.0.1:%d", "127.0x0.0.1:%d", "127.00.00.01:%d",
    "localhost.localdomain:%d", "ip6-localhost:%d", "ip6-loopback:%d", "localtest.me:%d",
    "127.0.0.1.nip.io:%d", "spoofed.brp.example:%d", "brp.example.evil.example:%d",
    "evil-brp.example:443", "brp.example:80", "brp.example:22", "BRP.EXAMPLE.:8443",
    "169.254.169.254:80", "[fe80::1]:80", "[fd00:ec2::254]:80", "169.254.170.2:80",
    "2852039166:80", "0xa9fea9fe:80", "0251.0376.0251.0376:80", "metadata.google.internal:80",
    "100.100.100.200:80", "192.0.0.192:80", "10.0.0.1:80", "10.255.255.1:5432", "172.16.0.1:80",
    "172.31.255.255:443", "192.168.0.1:80", "192.168.1.254:443", "100.64.0.1:80", "198.18.0.1:80",
    "224.0.0.1:80", "255.255.255.255:80", "[ff02::1]:80", "[64:ff9b::7f00:1]:%d",
    "[2002:7f00:1::]:%d",
]  # fmt: skip
ATTEMPTS = """
import http.client, json, socket, sys, urllib.request
from woonzeker.connections.egress import OutwardRefused, allowed_by, install

allowed, targets = int(sys.argv[1]), json.loads(sys.argv[2])
install(allowed_by(
    urls=[f"http://127.0.0.1:{allowed}/brp", "https://brp.example/haalcentraal"],
    database="postgresql://app@/woonzeker?host=/run/postgresql",
))

def split(target):
    host, _colon, port = target.rpartition(":")
    return host.strip("[]"), int(port)

def by_http(target):
    http.client.HTTPConnection(*split(target), timeout=2).request("GET", "/")

def by_library(target):
    urllib.request.urlopen(f"http://{target}/", timeout=2)

def by_socket(target):
    host, port = split(target)
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.settimeout(2)
    made.connect((host, port))

def by_datagram(target):
    host, port = split(target)
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM)
    made.sendto(b"x", (host, port))

said = []
for target in targets:
    for way in (by_http, by_library, by_socket, by_datagram):
        try:
            way(target)
            said.append([target, way.__name__, "connected"])
        except OutwardRefused:
            said.append([target, way.__name__, "refused"])
        except Exception as other:
            held = isinstance(getattr(other, "reason", None), OutwardRefused)
            said.append([target, way.__name__, "refused" if held else repr(other)])
good = http.client.HTTPConnection("127.0.0.1", allowed, timeout=5)
good.request("GET", "/")
answer = good.getresponse()
try:
    urllib.request.urlopen(f"http://127.0.0.1:{allowed}/", timeout=5)
    led = "connected"
except OutwardRefused:
    led = "refused"
except Exception as other:
    led = "refused" if isinstance(getattr(other, "reason", None), OutwardRefused) else repr(other)
print(json.dumps({"said": said, "status": answer.status, "led": led}))
"""


class _Counting(BaseHTTPRequestHandler):
    """Sends everybody on to another address, and counts who came."""

    came: list[str] = []
    leads_to = ""

    def do_GET(self) -> None:
        """Send on."""
        type(self).came.append(self.path)
        self.send_response(302)
        self.send_header("Location", self.leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def listening() -> Iterator[tuple[int, int, type[_Counting]]]:
    """A port that may be called and leads to one that may not; and who came to the other."""
    inner = type("Inner", (_Counting,), {"came": [], "leads_to": "/"})
    closed = ThreadingHTTPServer(("127.0.0.1", 0), inner)
    outer = type("Outer", (_Counting,), {
        "came": [], "leads_to": f"http://127.0.0.1:{closed.server_port}/inside",
    })  # fmt: skip
    open_one = ThreadingHTTPServer(("127.0.0.1", 0), outer)
    for server in (closed, open_one):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield open_one.server_port, closed.server_port, inner
    for server in (closed, open_one):
        server.shutdown()
        server.server_close()


def test_sixty_targets_by_four_ways_get_no_connection(
    listening: tuple[int, int, type[_Counting]],
) -> None:
    allowed, closed, inner = listening
    targets = [each % closed if "%d" in each else each for each in TARGETS]
    done = subprocess.run(
        [sys.executable, "-c", ATTEMPTS, str(allowed), json.dumps(targets)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = json.loads(done.stdout)
    assert len(TARGETS) == 60
    assert [each for each in found["said"] if each[2] == "connected"] == []
    assert {each[0] for each in found["said"] if each[1:] == ["by_http", "refused"]} == {
        each for each in targets if not each.lower().startswith("brp.example")
    } | {each for each in targets if each.startswith("brp.example.evil")}
    assert inner.came == []
    assert (found["status"], found["led"]) == (302, "refused")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("[::1]", "::1"), ("::ffff:10.0.0.1", "10.0.0.1"), ("BRP.Example.", "brp.example"),
     ("fe80::1%eth0", "fe80::1"), ("2130706433", "2130706433")],
)  # fmt: skip
def test_a_host_is_compared_in_one_way_of_writing(written: str, meant: str) -> None:
    assert plain(written) == meant


def test_a_name_that_suddenly_leads_inward_is_not_followed() -> None:
    allowed = allowed_by(urls=["https://brp.example"], database="")
    allowed.learn("brp.example", ["127.0.0.1", "169.254.169.254", "::1", "203.0.113.9"])
    allowed.call(("203.0.113.9", 443))
    for inward in ("127.0.0.1", "169.254.169.254", "::1"):
        with pytest.raises(OutwardRefused):
            allowed.call((inward, 443))


def test_an_address_is_allowed_on_the_port_of_its_name_alone() -> None:
    allowed = allowed_by(urls=["https://brp.example"], database="")
    allowed.learn("brp.example", ["203.0.113.9"])
    with pytest.raises(OutwardRefused):
        allowed.call(("203.0.113.9", 22))


def test_of_sockets_on_this_machine_only_that_of_the_database() -> None:
    allowed = allowed_by(urls=[], database="postgresql://app@/x?host=/run/postgresql")
    allowed.call("/run/postgresql/.s.PGSQL.5432")
    with pytest.raises(OutwardRefused):
        allowed.call("/var/run/docker.sock")


def test_without_settings_only_the_database_is_left() -> None:
    allowed = allowed_by(urls=["", ""], database="postgresql://app@db.example/x")
    assert allowed.places == {("db.example", 5432)}


def _opens(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in names if name in OPENERS or name.partition(".")[0] in OPENERS}


def test_only_connections_open_connections() -> None:
    found = {
        inside: sorted(opened)
        for file in SOURCE.rglob("*.py")
        if not (inside := file.relative_to(SOURCE).as_posix()).startswith("connections/")
        and inside not in ALSO
        and (opened := _opens(file))
    }
    assert found == {}
