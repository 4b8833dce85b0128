# SPDX-License-Identifier: EUPL-1.2
"""`./run restore-finish`: what the program itself does before a restored database may open.

Whoever was forgotten since the backup is forgotten once more, the audit log is gone over, and
somebody who is nobody signs in. `restore` runs it; it is no command for people.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client

from woonzeker.access.actors import system
from woonzeker.accounts.models import User
from woonzeker.cli.words import split
from woonzeker.errors import WoonzekerError
from woonzeker.organisations.models import Municipality
from woonzeker.retention import services


class SignInBroken(WoonzekerError):
    """Na het terugzetten lukt aanmelden niet."""


def run(words: Sequence[str]) -> int:
    """Replay, go over the log, sign in; one line each."""
    split(words, options={}, most=1)
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        done = services.replay(actor=system(code, "restore"))
        print(f"gemeente {code}: {done.tombstones} grafstenen, {done.erased} opnieuw vergeten")
    sign_in()
    print("aanmelden: gelukt")
    return 0


def sign_in() -> None:
    """Open the sign-in page and sign in as somebody who exists for this alone; leaves nothing."""
    host = next((name for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    client = Client(headers={"host": host.lstrip(".")}, enforce_csrf_checks=False)
    secure = bool(getattr(settings, "SECURE_SSL_REDIRECT", False))
    with transaction.atomic():
        page = client.get(settings.LOGIN_URL, secure=secure)
        if page.status_code != 200:
            raise SignInBroken(f"{SignInBroken.__doc__} De pagina geeft {page.status_code}.")
        name, password = f"restore-{secrets.token_hex(8)}", secrets.token_urlsafe(24)
        User.objects.create(username=name, name="Terugzetten", password=make_password(password))
        said = {"username": name, "password": password}
        answer = client.post(settings.LOGIN_URL, said, secure=secure)
        if answer.status_code != 302:
            raise SignInBroken(f"{SignInBroken.__doc__} Het antwoord is {answer.status_code}.")
        transaction.set_rollback(True)
