# SPDX-License-Identifier: EUPL-1.2
"""How the text of one setting is read: a typed value, or a ValueError that says what it must be."""

from __future__ import annotations

import base64
import binascii
from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network


def mode(text: str) -> str:
    """production, demo or test; raises ValueError."""
    if text not in {"production", "demo", "test"}:
        raise ValueError("moet production, demo of test zijn")
    return text


def day(text: str) -> date | None:
    """A day; None when nothing is said; raises ValueError."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("moet een dag zijn als 2026-11-02") from None


def number(text: str) -> int:
    """A whole number of 1 to 64; raises ValueError."""
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise ValueError("moet een heel getal van 1 tot 64 zijn")
    return int(text)


def address(text: str) -> str:
    """An address with its port; raises ValueError."""
    host, colon, port = text.rpartition(":")
    if not (host and colon and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("moet een adres en een poort zijn, zoals 127.0.0.1:8000")
    return text


def key(text: str) -> bytes:
    """32 bytes in base64; raises ValueError."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("is geen base64") from None
    if len(key) != 32:
        raise ValueError("moet 32 bytes in base64 zijn")
    return key


def other_key(text: str) -> bytes:
    """32 bytes in base64, or none; raises ValueError."""
    return key(text) if text else b""


def flag(text: str) -> bool:
    """yes or no; raises ValueError."""
    if text not in {"ja", "nee"}:
        raise ValueError("moet ja of nee zijn")
    return text == "ja"


def names(text: str) -> list[str]:
    """Names, at least one; raises ValueError."""
    if not (words := [word.strip() for word in text.split(",") if word.strip()]):
        raise ValueError("moet ten minste één naam noemen")
    return words


def networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks as in 10.0.0.0/8; raises ValueError."""
    try:
        return tuple(ip_network(word) for word in names(text))
    except ValueError:
        raise ValueError("moet netwerken noemen, zoals 10.0.0.7 of 10.0.0.0/8") from None


def secret(text: str) -> str:
    """A secret of at least 50 characters; raises ValueError."""
    if len(text) < 50:
        raise ValueError("moet ten minste 50 tekens lang zijn")
    return text


def level(text: str) -> str:
    """How much the log tells; raises ValueError."""
    if text not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("moet DEBUG, INFO, WARNING of ERROR zijn")
    return text


def contact(text: str) -> str:
    """An address to write or call to; raises ValueError."""
    if text and not text.startswith(("mailto:", "https://", "tel:")):
        raise ValueError("moet met mailto:, https:// of tel: beginnen")
    if not text.isascii() or any(each.isspace() for each in text):
        raise ValueError("moet één adres zijn, zonder spaties")
    return text


def postgres(text: str) -> str:
    """The address of a PostgreSQL; raises ValueError."""
    if not text.startswith(("postgresql://", "postgres://")):
        raise ValueError("moet met postgresql:// beginnen")
    return text


def https(text: str) -> str:
    """An address over https, or of this machine; raises ValueError."""
    if not text or text.startswith("https://"):
        return text
    if text.startswith(("http://127.0.0.1:", "http://localhost:")):
        return text
    raise ValueError("moet met https:// beginnen")


def navigate(text: str) -> str:
    """What a phone looks the way up with; raises ValueError."""
    if not text.startswith(("geo:", "maps:", "https://")) or text.count("{address}") != 1:
        raise ValueError("moet met geo:, maps: of https:// beginnen en één keer {address} noemen")
    return text


def mail_address(text: str) -> str:
    """One e-mail address, or none; raises ValueError."""
    name, _at, domain = text.rpartition("@")
    if text and not (name and "." in domain and text.isascii() and not set(text) & set(" <>,;")):
        raise ValueError("moet één e-mailadres zijn")
    return text
