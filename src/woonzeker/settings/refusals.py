# SPDX-License-Identifier: EUPL-1.2
"""What may not stand together where the work is real, and practice that could pass for real. Pure.

Every fault is one sentence in Dutch that names the setting and never repeats a secret.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

#: 32 bytes of chance have about 30 different ones, and fewer than these once in 10^15 keys
_DIFFERENT_BYTES = 20
_DIFFERENT_SIGNS = 12
KEYS = (
    "WOONZEKER_DATA_KEY", "WOONZEKER_DATA_KEY_OLD", "WOONZEKER_INDEX_KEY",
    "WOONZEKER_INDEX_KEY_OLD", "WOONZEKER_BACKUP_KEY", "WOONZEKER_BACKUP_KEY_OLD",
    "WOONZEKER_SIGNING_KEY", "WOONZEKER_SIGNING_KEY_OLD",
)  # fmt: skip
#: practice makes do with one that follows from another; what a judge reads has its own
SIGNS = "WOONZEKER_SIGNING_KEY"
SECRET = "WOONZEKER_SECRET_KEY"  # noqa: S105  # nosec B105: the name of a setting
#: what stands in examples and in what people mean to change later; too long to come by chance
_WORDS = (
    "insecure", "change", "verander", "example", "voorbeeld", "secret", "geheim", "default",
    "for tests", "password", "wachtwoord", "woonzeker",
)  # fmt: skip
_GUESSED = frozenset({
    "", "admin", "changeme", "geheim", "password", "postgres", "secret", "test", "wachtwoord",
    "woonzeker", "welkom", "welkom01",
})  # fmt: skip
#: names that only this machine or nobody can be reached by (RFC 2606, RFC 6761)
_NOWHERE = ("localhost", "test", "example", "invalid", "local", "testserver")
#: setting → what it does not work without
_TOGETHER = {
    "WOONZEKER_NOTIFY_URL": ("WOONZEKER_NOTIFY_KEY",),
    "WOONZEKER_MAIL_URL": ("WOONZEKER_MAIL_FROM",),
    "WOONZEKER_DDAS_CALLER": ("WOONZEKER_DDAS_SIGNING",),
    "WOONZEKER_INBOX_URL": ("WOONZEKER_INBOX_CHECKED_BY", "WOONZEKER_MAIL_URL"),
}
_PRACTISES = ("demo", "oefen", "proef", "test", "acceptatie", "staging", "training")


def faults(values: Mapping[str, Any]) -> list[str]:
    """What is wrong with these settings taken together; empty when they fit their mode.

    A setting that could not be read is not there: what is wrong with it was said.
    """
    mode = values.get("WOONZEKER_MODE", "")
    if mode == "production":
        return [*_whole(values), *_of_keys(values), *_of_secret(values), *_of_place(values)]
    return [*_whole(values), *_of_practice(mode, values)] if mode else []


def _whole(values: Mapping[str, Any]) -> Iterator[str]:
    """What is set by halves: a sender without its key or address would fail at the first one."""
    for name, needs in _TOGETHER.items():
        for missing in [each for each in needs if values.get(name) and not values.get(each)]:
            yield f"{missing}: ontbreekt, terwijl {name} is ingevuld"
    if values.get("WOONZEKER_DDAS_CALLER") and any(
        network.num_addresses > 1 for network in values.get("WOONZEKER_PROXIES", ())
    ):
        yield (
            "WOONZEKER_PROXIES: noem precies je eigen proxy en geen netwerk: wie daarvandaan komt "
            "zegt wie de landelijke levering ophaalt (WOONZEKER_DDAS_CALLER)"
        )


def is_guessable(key: bytes) -> bool:
    """Whether a key was not drawn by chance: repeated, counted up, readable, or a few bytes."""
    half = len(key) // 2
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    return (
        len(set(key)) < _DIFFERENT_BYTES
        or key[:half] == key[half:]
        or len(steps) == 1
        or all(32 <= each < 127 for each in key)
    )


def _of_keys(values: Mapping[str, Any]) -> Iterator[str]:
    if values.get(SIGNS) == b"":
        yield f"{SIGNS}: ontbreekt; zonder deze sleutel is geen bewijs te ondertekenen"
    held = {name: values[name] for name in KEYS if values.get(name)}
    for name, key in held.items():
        if is_guessable(key):
            yield f"{name}: is te raden of een voorbeeld; maak een nieuwe"
    for one, other in combinations(held, 2):
        if held[one] == held[other]:
            yield f"{other}: is dezelfde sleutel als {one}"


def _of_secret(values: Mapping[str, Any]) -> Iterator[str]:
    secret = values.get(SECRET)
    if secret is None:
        return
    if len(set(secret)) < _DIFFERENT_SIGNS or any(word in secret.lower() for word in _WORDS):
        yield f"{SECRET}: is te raden of een voorbeeld; maak een nieuwe"
    shared = {name for name in KEYS if values.get(name) and _in_text(values[name], secret)}
    if shared:
        yield f"{SECRET}: is dezelfde waarde als {min(shared)}"


def _in_text(key: bytes, text: str) -> bool:
    return base64.b64encode(key).decode().rstrip("=") in text


def _of_place(values: Mapping[str, Any]) -> Iterator[str]:
    if values.get("WOONZEKER_CLOCK"):
        yield "WOONZEKER_CLOCK: mag alleen in demo of test"
    if not values.get("WOONZEKER_HTTPS", True):
        yield "WOONZEKER_HTTPS: moet ja zijn waar het werk echt is"
    if any("*" in host for host in values.get("WOONZEKER_HOSTS", ())):
        yield "WOONZEKER_HOSTS: noemt '*'; noem de namen zelf"
    if values.get("WOONZEKER_MAIL_URL", "").startswith("file:"):
        yield "WOONZEKER_MAIL_URL: een map verstuurt niets; mag alleen in demo of test"
    if values.get("WOONZEKER_INBOX_URL", "").startswith("file:"):
        yield "WOONZEKER_INBOX_URL: een map is geen postbus; mag alleen in demo of test"
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL"):
        parts = urlsplit(values.get(name, ""))
        said = unquote(parts.password) if parts.password is not None else None
        if said is not None and (said.lower() in _GUESSED or said == parts.username):
            yield f"{name}: het wachtwoord is te raden"


def _of_practice(mode: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Practice lets everybody in with a printed password: not under a name that looks real."""
    real = [host for host in values.get("WOONZEKER_HOSTS", ()) if _looks_real(host)]
    if real:
        yield (
            f"WOONZEKER_MODE: is {mode}, maar WOONZEKER_HOSTS noemt '{real[0]}'; kies production, "
            "of een naam met demo, oefen, test, proef of acceptatie erin"
        )


def _looks_real(host: str) -> bool:
    name = host.strip("[].").lower()
    labels = name.split(".")
    is_number = name.replace(".", "").isdigit() or ":" in name
    if "*" not in name and (is_number or len(labels) == 1 or labels[-1] in _NOWHERE):
        return False
    pieces = [piece for label in labels for piece in label.split("-")]
    return "dev" not in pieces and not any(piece.startswith(_PRACTISES) for piece in pieces)
