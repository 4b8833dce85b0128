# SPDX-License-Identifier: EUPL-1.2
"""Sending through NotifyNL, and asking how it went: version 2 of the API of Notify.

A template in NotifyNL holds two gaps, `onderwerp` and `tekst` (for a text message `tekst` alone).
Nothing of who or what is ever logged, not by the library either.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from notifications_python_client.errors import HTTPError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient

from woonzeker.connections.notify.errors import (
    NotifyBroken,
    NotifyBusy,
    NotifyRefused,
    NotifyUnreachable,
)
from woonzeker.connections.notify.shapes import STATUSES, Delivery

logger = logging.getLogger(__name__)
#: the library would log what NotifyNL found wrong, which can repeat an address
logging.getLogger("notifications_python_client.base").disabled = True


@dataclass(frozen=True, slots=True)
class Account:
    """Where the API is and how it knows us; templates by their id there."""

    url: str
    key: str = field(repr=False)
    email_template: str = ""
    text_template: str = ""


class Client:
    """Sends one message at a time. Not for more than one thread."""

    def __init__(self, account: Account, *, seconds: int = 10) -> None:
        self._account = account
        self._api = NotificationsAPIClient(account.key, base_url=account.url, timeout=seconds)
        # nothing from the environment goes along, and our key goes to no other place
        self._api.request_session.trust_env = False
        self._api.request_session.max_redirects = 0

    def send_email(self, *, to: str, subject: str, text: str, reference: str) -> str:
        """Hand over an e-mail; gives the number that NotifyNL has for it.

        `reference` is our own opaque number. Raises NotifyRefused, NotifyUnreachable (NotifyBusy)
        or NotifyBroken.
        """
        return self._number(
            lambda: self._api.send_email_notification(
                to, self._account.email_template, {"onderwerp": subject, "tekst": text}, reference
            )
        )

    def send_text(self, *, to: str, text: str, reference: str) -> str:
        """Hand over a text message; as `send_email`."""
        return self._number(
            lambda: self._api.send_sms_notification(
                to, self._account.text_template, {"tekst": text}, reference
            )
        )

    def delivery(self, number: str) -> Delivery:
        """How the message with this number of NotifyNL fared; raises as `send_email`."""
        said = self._ask(lambda: self._api.get_notification_by_id(number))
        status = said.get("status")
        if not isinstance(status, str):
            raise NotifyBroken
        return STATUSES.get(status, Delivery.UNDER_WAY)

    def sent_before(self, reference: str, kind: str) -> str | None:
        """The number of a message that was handed over under our reference; None when none was.

        `kind` is email or sms.
        """
        said = self._ask(
            lambda: self._api.get_all_notifications(template_type=kind, reference=reference)
        )
        found = said.get("notifications")
        if not isinstance(found, list):
            raise NotifyBroken
        return str(found[0]["id"]) if found else None

    def _number(self, ask: Callable[[], Any]) -> str:
        number = self._ask(ask).get("id")
        if not isinstance(number, str) or not number:
            raise NotifyBroken
        return number

    def _ask(self, ask: Callable[[], Any]) -> dict[str, Any]:
        try:
            said = ask()
        except HTTPError as problem:
            status, code = problem.status_code, _code_of(problem)
            logger.warning("NotifyNL gaf een fout", extra={"code": code, "status": status})
            # from None: a cause may hold what was being sent
            raise _meaning(status, code, problem.response is None) from None
        except InvalidResponse:
            raise NotifyBroken from None
        if not isinstance(said, dict):
            raise NotifyBroken
        return said


def _meaning(status: int, code: str, silent: bool) -> Exception:
    if silent or status >= 500:
        return NotifyUnreachable()
    if status == 429:
        return NotifyBusy()
    return NotifyRefused(status, code) if 400 <= status < 500 else NotifyBroken()


def _code_of(problem: HTTPError) -> str:
    """The kind of error that NotifyNL names, never its message: that can repeat an address."""
    try:
        errors = problem.response.json()["errors"] if problem.response is not None else []
        name = str(errors[0]["error"])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return "unreadable"
    return name if name.isidentifier() and len(name) <= 40 else "unreadable"
