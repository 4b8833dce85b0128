# SPDX-License-Identifier: EUPL-1.2
"""Making ready what a command needs: settings, the embedded database, Django."""

from __future__ import annotations

import base64
import os
import secrets
import sys
from contextlib import ExitStack
from pathlib import Path

import django

from woonzeker.settings import databases
from woonzeker.settings.embedded import Server

MAIN = "woonzeker"


def home() -> Path:
    """The folder of the embedded database, its keys and temporary files."""
    return Path(os.environ.get("WOONZEKER_HOME", ".data")).absolute()


def ready(needs: str, stack: ExitStack) -> None:
    """Prepare the environment; whatever was started is stopped when `stack` closes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonzeker.settings.site")
    if needs == "nothing":
        return
    if needs == "settings":
        stand_in()
    elif needs in {"database", "scratch"}:
        server = embedded(stack)
        if server and needs == "database":
            say_which_database()
            main_database()
        elif needs == "scratch":
            practice_keys()
    elif needs == "owner":
        as_owner(stack)
    if needs != "scratch":
        django.setup()


def say_which_database() -> None:
    """Somebody who forgot DATABASE_URL must not take the practice database for their own."""
    print(
        f"Geen DATABASE_URL: dit werkt met de meegeleverde oefendatabase in {home()}.",
        file=sys.stderr,
    )


def stand_in() -> None:
    """Values for commands that touch no data at all."""
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@/none")
    practice_keys()


def practice_keys() -> None:
    """Keys and settings of a practice installation, made once and kept beside its data."""
    os.environ.setdefault("WOONZEKER_MODE", "demo")
    os.environ.setdefault("WOONZEKER_HOSTS", "127.0.0.1,localhost,[::1]")
    os.environ.setdefault("WOONZEKER_HTTPS", "nee")
    kept = home() / "keys"
    if not kept.exists():
        home().mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
    known = {line.partition("=")[0] for line in kept.read_text().splitlines()}
    made = {
        "WOONZEKER_SECRET_KEY": secrets.token_urlsafe(64),
        "WOONZEKER_DATA_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "WOONZEKER_INDEX_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "WOONZEKER_BACKUP_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "WOONZEKER_SIGNING_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    with kept.open("a") as file:
        file.writelines(f"{name}={made[name]}\n" for name in made if name not in known)
    for line in kept.read_text().splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)


def embedded(stack: ExitStack) -> Server | None:
    """Start (or join) the embedded server, unless DATABASE_URL names a real one."""
    if os.environ.get("DATABASE_URL"):
        return None
    practice_keys()
    server = stack.enter_context(Server(home() / "postgres"))
    databases.provide_roles(server.url("postgres", "postgres"))
    os.environ["DATABASE_OWNER_URL"] = server.url(databases.OWNER, MAIN)
    os.environ["DATABASE_URL"] = server.url(databases.APP, MAIN)
    os.environ["DATABASE_BACKUP_URL"] = server.url(databases.BACKUP, MAIN)
    return server


def main_database() -> None:
    """Create the embedded installation's own database, or bring it to the newest form."""
    owner, app = os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"]
    if not databases.exists(owner, MAIN):
        databases.create(owner, MAIN, template=databases.template(owner, app))
        return
    stamp = home() / "schema"
    if not stamp.exists() or stamp.read_text() != databases.schema_name():
        databases.migrate(owner, app)
        stamp.write_text(databases.schema_name())


def given_database() -> None:
    """Practise in the database of DATABASE_URL; its owner, when named, migrates it."""
    practice_keys()
    if owner := os.environ.get("DATABASE_OWNER_URL"):
        databases.migrate(owner, os.environ["DATABASE_URL"])


def as_owner(stack: ExitStack) -> None:
    """Let Django speak as the owner, and remember which role serves."""
    if embedded(stack):
        say_which_database()
    app, owner = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_OWNER_URL", "")
    if app and owner:
        os.environ["DATABASE_URL"] = owner
        os.environ["DATABASE_OWNER_URL"] = app
