# SPDX-License-Identifier: EUPL-1.2
"""What every proof needs: a code that nobody guesses, a head, a signature."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from woonzeker.access import clock
from woonzeker.feedback.rules import codes
from woonzeker.feedback.rules.contents import Head
from woonzeker.feedback.rules.signing import signed
from woonzeker.feedback.services.keys import signer_of_now
from woonzeker.organisations.selectors import municipality

#: the public page on which a proof is checked
CHECK_PATH = "/controle"


@dataclass(frozen=True, slots=True)
class Begun:
    """The head of a proof that is being made, and what it will be found by."""

    head: Head
    digest: str


def begin(code_of_municipality: str) -> Begun:
    """A new code, and what stands above every proof."""
    code = codes.spelled(secrets.token_bytes(codes.LENGTH))
    head = Head(
        code=codes.grouped(code),
        made_at=clock.now().replace(microsecond=0),
        municipality=code_of_municipality,
        municipality_name=municipality(code_of_municipality).name,
        check_at=_address(),
    )
    return Begun(head, codes.digest(code))


def finish(content: dict[str, Any]) -> dict[str, Any]:
    """The content with the signature of this installation."""
    return signed(content, signer_of_now())


def _address() -> str:
    """Where the public page is; a site whose own name is not known says the path alone."""
    host = next((each for each in settings.ALLOWED_HOSTS if each[:1] not in {"*", "."}), "")
    if not host:
        return CHECK_PATH
    if settings.SECURE_SSL_REDIRECT or settings.SESSION_COOKIE_SECURE:
        return f"https://{host}{CHECK_PATH}"
    port = settings.WOONZEKER_ADDRESS.rpartition(":")[2]
    return f"http://{host}:{port}{CHECK_PATH}"
