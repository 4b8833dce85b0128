# SPDX-License-Identifier: EUPL-1.2
"""The one door outward: a watch in the process that lets only configured addresses be called.

It hangs on Python's own audit events, so it sees what a library does as well. It looks at the name
that somebody wants looked up and at the address that a socket goes to. A name is allowed when it
was configured; an address when looking up such a name gave it. A redirect, a name that somebody
made up, and an address written as one number all end at the same place: refused, and logged.
The database is called by its own library, outside Python; its address comes from one setting.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import sys
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from woonzeker.errors import WoonzekerError

logger = logging.getLogger(__name__)
_PORTS = {
    "https": 443, "http": 80, "smtps": 465, "smtp": 587, "imaps": 993, "postgresql": 5432,
    "postgres": 5432,
}  # fmt: skip
_LOOKS_UP = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_CALLS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})


class OutwardRefused(WoonzekerError, OSError):
    """Dit adres is niet ingesteld en wordt niet gebeld."""


@dataclass(slots=True)
class Allowed:
    """Host and port that may be called; names in lower case, addresses as written out in full."""

    places: set[tuple[str, int]] = field(default_factory=set)
    #: folders with sockets of a database on this machine
    folders: tuple[Path, ...] = ()
    #: what names turned out to be
    _found: dict[str, set[int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add_url(self, url: str) -> None:
        """Allow host and port of an address from the settings; an empty one adds nothing."""
        parts = urlsplit(url)
        if parts.hostname:
            self.places.add((plain(parts.hostname), parts.port or _PORTS.get(parts.scheme, 443)))

    def add_host(self, host: str) -> None:
        """Allow a host from the settings over https."""
        self.add_url(host if "://" in host else f"https://{host}")

    def ports_of(self, host: str) -> Collection[int]:
        """The ports on which this host may be called; none when it may not be called at all."""
        wanted = plain(host)
        named = {port for name, port in self.places if name == wanted}
        with self._lock:
            return named | self._found.get(wanted, set())

    def look_up(self, host: str) -> None:
        """Raise OutwardRefused when this name may not be looked up."""
        if not self.ports_of(host):
            raise OutwardRefused

    def call(self, address: Any) -> None:
        """Raise OutwardRefused when a socket may not go to this address."""
        if isinstance(address, str | bytes):
            path = Path(address.decode() if isinstance(address, bytes) else address)
            if not any(path.is_relative_to(folder) for folder in self.folders):
                raise OutwardRefused
        elif int(address[1]) not in self.ports_of(str(address[0])):
            raise OutwardRefused

    def learn(self, host: str, addresses: Iterable[str]) -> None:
        """Remember what a configured name turned out to be; a name never leads to this machine."""
        ports = set(self.ports_of(host))
        inward = _leads_inward(host)
        with self._lock:
            for each in addresses:
                if inward or not _leads_inward(each):
                    self._found.setdefault(plain(each), set()).update(ports)


def plain(host: str) -> str:
    """A host in one way of writing; an IPv4 address inside an IPv6 one as itself."""
    text = host.strip("[]").rstrip(".").lower()
    found = _address(text)
    if found is None:
        return text
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return str(mapped or found)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _leads_inward(host: str) -> bool:
    """Whether this is the machine itself, or an address that serves a machine and no network."""
    text = plain(host)
    found = _address(text)
    if found is None:
        return text == "localhost"
    return found.is_loopback or found.is_link_local or found.is_unspecified or found.is_multicast


def allowed_by(*, urls: Iterable[str], hosts: Iterable[str] = (), database: str) -> Allowed:
    """What the settings let the program call: the given addresses and its own database."""
    allowed = Allowed()
    for url in urls:
        allowed.add_url(url)
    for host in hosts:
        allowed.add_host(host)
    if folder := parse_qs(urlsplit(database).query).get("host", [""])[-1]:
        allowed.folders = (Path(folder),)
    else:
        allowed.add_url(database)
    return allowed


#: the watch of this process: one, for as long as it lives
_watch: list[Allowed] = []


def install(allowed: Allowed) -> None:
    """Let nothing but this leave the process from here on; it cannot be taken off."""
    if _watch:
        raise RuntimeError("there is a watch already")
    _watch.append(allowed)
    resolve = socket.getaddrinfo

    def learning(host: Any, *words: Any, **more: Any) -> Any:
        found = resolve(host, *words, **more)
        allowed.learn(str(host), {str(each[4][0]) for each in found})
        return found

    socket.getaddrinfo = learning
    sys.addaudithook(_look)


def _look(event: str, words: tuple[Any, ...]) -> None:
    if event in _LOOKS_UP:
        host = words[0] or "localhost"
        _or_log(_watch[0].look_up, host.decode() if isinstance(host, bytes) else str(host))
    elif event in _CALLS and words[1] is not None:
        _or_log(_watch[0].call, words[1])


def _or_log(check: Any, where: Any) -> None:
    try:
        check(where)
    except OutwardRefused:
        logger.warning("een verbinding naar buiten is geweigerd", extra={"code": "egress"})
        raise
