# SPDX-License-Identifier: EUPL-1.2
"""Whom to turn to at a partner about the daily work: not who signed the agreement. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAIL = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+\.[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OperationalContact:
    """Name, phone and mail of who does the work; empty where nobody filled it in."""

    name: str
    phone: str
    mail: str


def operational_contact(agreement: object) -> OperationalContact:
    """The contact in an agreement: its own fields, or the mail address in its line of text."""
    line = str(getattr(agreement, "contact", "") or "")
    mail = str(getattr(agreement, "contact_mail", "") or "")
    if not mail and (found := _MAIL.search(line)):
        mail = found.group().rstrip(".")
    return OperationalContact(
        name=str(getattr(agreement, "contact_name", "") or ""),
        phone=str(getattr(agreement, "contact_phone", "") or ""),
        mail=mail,
    )
