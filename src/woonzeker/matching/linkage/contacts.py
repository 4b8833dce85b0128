# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers and e-mail addresses as numbers, to see whether two signals carry the same.

The register holds neither; what one partner wrote helps to know the next partner's debtor. The keys
are for files in memory; a database holds keyed ones, for telephone numbers are guessed in minutes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
#: what partners fill in when they know none
_FILLERS = re.compile(r"(\d)\1+|0612345678|0123456789")


def contact_keys(phones: Iterable[str], emails: Iterable[str]) -> frozenset[int]:
    """A key of 63 bits for each number and address that can be real."""
    return frozenset(contact_key(text) for text in contact_texts(phones, emails))


def contact_texts(phones: Iterable[str], emails: Iterable[str]) -> frozenset[str]:
    """Each number and address that can be real, written in one way."""
    numbers = (clean_phone(each) for each in phones)
    mails = (clean_mail(each) for each in emails)
    return frozenset(text for text in (*numbers, *mails) if text)


def clean_phone(text: str) -> str:
    """A Dutch number as ten digits with its zero, another one as its digits; empty when unreal."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0031"):
        digits = digits[2:]
    if digits.startswith("31") and len(digits) >= 11:
        digits = f"0{digits[2:].removeprefix('0')}"
    if len(digits) == 9 and not digits.startswith("0"):
        digits = f"0{digits}"
    if len(digits) < 9 or _FILLERS.fullmatch(digits[-8:]) or _FILLERS.fullmatch(digits):
        return ""
    return digits


def clean_mail(text: str) -> str:
    """An address in small letters; empty when it is none."""
    mail = text.strip().lower()
    return mail if _MAIL.fullmatch(mail) else ""


def contact_key(text: str) -> int:
    """The key of a number or address that is written in one way; nobody's secret is in it."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def mail_names(emails: Iterable[str]) -> tuple[str, ...]:
    """The letters before the @ of each address, with 'ij' as 'y', to look for names in."""
    found = (clean_mail(each).partition("@")[0] for each in emails)
    letters = (re.sub(r"[^a-z]", "", part).replace("ij", "y") for part in found)
    return tuple(part for part in letters if len(part) > 2)
