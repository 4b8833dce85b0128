# SPDX-License-Identifier: EUPL-1.2
"""`./run restore-finish`: what the program itself does before a restored database may open.

Whoever was forgotten since the backup is forgotten once more, the audit log is gone over, and
somebody who is nobody signs in. `restore` runs it; it is no command for people.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.test import Client
from psycopg import Connection

from woonzeker.access import chain, verifying
from woonzeker.access.actors import system
from woonzeker.accounts.models import User
from woonzeker.cli import keys
from woonzeker.cli.serve import collect_static
from woonzeker.cli.words import split
from woonzeker.errors import WoonzekerError
from woonzeker.organisations.models import Municipality
from woonzeker.retention import services


class LogBroken(WoonzekerError):
    """Het logboek in deze reservekopie klopt niet."""


class KeysMissing(WoonzekerError):
    """Er zijn sleutels die geen van de ingestelde sleutels opent. Zet WOONZEKER_DATA_KEY_OLD."""


class SignInBroken(WoonzekerError):
    """Na het terugzetten lukt aanmelden niet."""


def run(words: Sequence[str]) -> int:
    """Replay, go over the log, sign in; one line each, and last how much was forgotten."""
    plain, _ = split(words, options={}, most=1)
    open_with_keys()
    print(f"logboek: {go_over_log(json.loads(plain[0]) if plain else {})} regels nagerekend")
    forgotten = 0
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        done = services.replay(actor=system(code, "restore"))
        print(f"gemeente {code}: {done.tombstones} grafstenen, {done.erased} opnieuw vergeten")
        done_today = services.forget_what_passed(actor=system(code, "restore"))
        print(f"gemeente {code}: {sum(done_today.values())} rijen voorbij hun termijn vergeten")
        forgotten += done.erased + sum(done_today.values())
    go_over_log({})
    if settings.WOONZEKER_MODE != "test":
        collect_static()
    sign_in()
    print("aanmelden: gelukt")
    print(forgotten)
    return 0


def open_with_keys() -> None:
    """See whether everything opens with the keys of now; raises KeysMissing."""
    for each in keys.standings():
        if each.keys.unknown:
            raise KeysMissing(
                f"{KeysMissing.__doc__} Gemeente {each.municipality}: {each.keys.unknown}."
            )
    if factors := keys.factors_closed().unknown:
        raise KeysMissing(f"{KeysMissing.__doc__} Tweede stappen: {factors}.")


def go_over_log(heads: dict[str, tuple[int, str]]) -> int:
    """Compute every chain anew, up to the heads that the backup noted; raises LogBroken.

    The heads that were kept outside are of later than the backup: they do not count here.
    """
    chain.seal_all()
    connection.ensure_connection()
    if not isinstance(connection.connection, Connection):
        raise TypeError("the audit log stands in PostgreSQL")
    lines = 0
    for name in sorted({*heads, *(head.chain for head in chain.heads())}):
        noted = {heads[name][0]: bytes.fromhex(heads[name][1])} if name in heads else {}
        report = verifying.verify(connection.connection, chain.chain_of(name), noted)
        if report.findings:
            raise LogBroken(f"{LogBroken.__doc__} {report.findings[0].sentence}")
        lines += report.lines
    return lines


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
