# SPDX-License-Identifier: EUPL-1.2
"""What an agreement may say, which version holds, and whether a file is a PDF. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

_MAIL = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+\.[a-z]{2,}", re.IGNORECASE)
#: the longest signed agreement that is kept
MOST_BYTES = 10 * 1024 * 1024
#: a PDF says so in its first bytes and ends with a mark (ISO 32000-1, 7.5.2 and 7.5.5)
_BEGINS, _ENDS, _TAIL = b"%PDF-", b"%%EOF", 1_024
#: what lets a file do something when it is opened; an agreement has no need of it
_ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: for questions, not who signs."""

    name: str = ""
    phone: str = ""
    mail: str = ""

    def kept(self) -> dict[str, str]:
        """How it is kept."""
        return {"name": self.name, "phone": self.phone, "mail": self.mail}


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed with a partner from a day on."""

    valid_from: date
    kind: str
    covenant: str = ""
    rental_kind: str = ""
    threshold_cents: int | None = None
    window_from_days: int | None = None
    window_until_days: int | None = None
    contact: Contact = Contact()
    contact_here: Contact = Contact()


def mail_of(agreed: Contact, line: str) -> str:
    """The mail address of who does the work: as agreed, else the one in an older line of text."""
    found = None if agreed.mail else _MAIL.search(line)
    return found.group().rstrip(".") if found else agreed.mail


class _Dated(Protocol):
    @property
    def valid_from(self) -> date:
        """From when it holds."""


D = TypeVar("D", bound=_Dated)


def holding(versions: Sequence[D], *, on: date) -> D | None:
    """The version that holds on a day, of versions with what was recorded last in front."""
    begun = [each for each in versions if each.valid_from <= on]
    return max(begun, key=lambda each: each.valid_from, default=None)


def fault_of_window(from_days: int | None, until_days: int | None) -> bool:
    """Whether a window ends before it begins."""
    return from_days is not None and until_days is not None and until_days < from_days


def fault_of_pdf(content: bytes) -> str:
    """Why a file is no signed agreement: a code, '' when nothing is wrong with it."""
    if len(content) > MOST_BYTES:
        return "too_large"
    if not content.startswith(_BEGINS) or _ENDS not in content[-_TAIL:]:
        return "no_pdf"
    return "active" if any(each in content for each in _ACTIVE) else ""
