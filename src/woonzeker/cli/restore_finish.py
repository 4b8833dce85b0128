# SPDX-License-Identifier: EUPL-1.2
"""`./run restore-finish`: what the program itself does before a restored database may open.

Whoever was forgotten since the backup is forgotten once more, the audit log is gone over, and
somebody who is nobody signs in, and a second step opens with what was restored. `restore` runs it;
it is no command for people.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence

import pyotp
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.test import Client
from psycopg import Connection

from woonzeker.access import audit, chain, clock, verifying
from woonzeker.access.actors import system
from woonzeker.access.sealing import SealBroken
from woonzeker.accounts.models import SecondFactor, SignedIn, Try, User
from woonzeker.accounts.rules.second_step import STEP
from woonzeker.accounts.services import open_secret, plain_digest
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
    with_second = sign_in()
    print(f"aanmelden: gelukt, {'met' if with_second else 'niemand heeft een'} tweede stap")
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


def sign_in() -> bool:
    """Sign in as somebody who exists for this alone, and pass a second step; leaves nothing.

    Gives whether there was anybody with a second step to pass. Nobody's own app is asked: the code
    comes from the secret that was restored, in memory alone. That it was used is written down.
    Raises SignInBroken.
    """
    host = next((name for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    with transaction.atomic():
        client = Client(headers={"host": host.lstrip(".")}, enforce_csrf_checks=False)
        if (page := client.get(settings.LOGIN_URL, secure=_secure())).status_code != 200:
            raise SignInBroken(f"{SignInBroken.__doc__} De pagina geeft {page.status_code}.")
        name = f"restore-{secrets.token_hex(8)}"
        _show_password(client, User.objects.create(username=name, name="Terugzetten"))
        transaction.set_rollback(True)
    if (somebody := with_app()) is None:
        return False
    audit.sign_in_event("restore.second_step", subject=str(somebody.pk))
    with transaction.atomic():
        _pass_second_step(Client(headers={"host": host.lstrip(".")}), somebody)
        transaction.set_rollback(True)
    return True


def with_app() -> User | None:
    """Somebody whose app was proved to work: whoever set it up first. None when nobody did."""
    proved = SecondFactor.objects.exclude(confirmed_at=None).filter(user__is_active=True)
    first = proved.order_by("confirmed_at", "user__username").select_related("user").first()
    return first.user if first else None


def _show_password(client: Client, user: User) -> None:
    """Let somebody in with a password that holds in this transaction alone.

    A copy may be older than an account may go unused: here that keeps nobody out.
    """
    password = secrets.token_urlsafe(24)
    User.objects.filter(pk=user.pk).update(password=make_password(password), used_at=clock.real())
    said = {"username": user.username, "password": password}
    answer = client.post(settings.LOGIN_URL, said, secure=_secure())
    if answer.status_code != 302:
        raise SignInBroken(f"{SignInBroken.__doc__} Het antwoord is {answer.status_code}.")


def _pass_second_step(client: Client, user: User) -> None:
    """Password, then the code of now; what was tried and used before does not count here."""
    Try.objects.all().delete()
    SecondFactor.objects.filter(user=user).update(last_step=0)
    _show_password(client, user)
    try:
        code = {"code": code_of_now(user)}
    except SealBroken as problem:
        raise SignInBroken(f"{SignInBroken.__doc__} De tweede stap gaat niet open.") from problem
    answer = client.post(f"{settings.LOGIN_URL}/code", code, secure=_secure())
    inside = SignedIn.objects.filter(user=user, second_step=True, ended_at=None)
    if not inside.filter(key_hash=plain_digest(str(client.session.session_key))).exists():
        raise SignInBroken(f"{SignInBroken.__doc__} De tweede stap antwoordt {answer.status_code}.")


def code_of_now(user: User) -> str:
    """The six digits that somebody's app shows now; raises SealBroken. Kept nowhere."""
    factor = SecondFactor.objects.get(user=user)
    secret = open_secret(factor.secret, user.pk)
    return pyotp.TOTP(secret, interval=STEP).at(clock.real())


def _secure() -> bool:
    return bool(getattr(settings, "SECURE_SSL_REDIRECT", False))
