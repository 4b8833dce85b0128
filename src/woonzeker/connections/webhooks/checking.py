# SPDX-License-Identifier: EUPL-1.2
"""To which addresses an event may go: named beforehand, over https, and never inward. Pure."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

LONGEST_URL = 300


def gettext_noop(words: str) -> str:
    """The words as they are; the name is what the catalogues of other languages look for."""
    return words


def refusal(url: str, hosts: Collection[str]) -> str:
    """Why nothing may be sent to this address, as a Dutch sentence; empty when it may."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port or 443
    except ValueError:
        return gettext_noop("Dit is geen adres. Schrijf het als https://naam/pad.")
    if not _plain(url) or parts.scheme != "https" or not host:
        return gettext_noop("Het adres moet met https:// beginnen en geen spaties hebben.")
    if parts.username or parts.password or parts.fragment or port != 443:
        return gettext_noop("Zet geen wachtwoord, # of andere poort in het adres.")
    if _is_number(host) or host not in {each.lower() for each in hosts}:
        return gettext_noop(
            "Deze naam staat niet op de lijst van wie gebeld mag worden. De technisch beheerder"
            " zet haar daarop (WOONZEKER_WEBHOOK_HOSTS)."
        )
    return ""


def _plain(url: str) -> bool:
    return (
        url.isascii()
        and url.isprintable()
        and not {" ", "\\"} & set(url)
        and (len(url) <= LONGEST_URL)
    )


def _is_number(host: str) -> bool:
    """Whether a host is written as an address, in whatever way: 127.0.0.1, 2130706433, [::1]."""
    try:
        ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        last = host.rpartition(".")[2]
        return last.isdigit() or last.startswith("0x")
    return True


def is_public(address: str) -> bool:
    """Whether an address that a name turned out to be lies outside, where a partner can be."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found.sixtofour is not None or found.teredo is not None:
            return False
    return found.is_global and not found.is_multicast
