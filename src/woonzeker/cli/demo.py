# SPDX-License-Identifier: EUPL-1.2
"""`./run demo`: the practice municipality, from nothing to pages that work.

The pages are served as soon as the database is there; the months are filled in meanwhile, by the
same door as real deliveries, and every page says how far that is.
"""

from __future__ import annotations

import importlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack

import django

from woonzeker.access.policy import ROLE_NAMES, Role
from woonzeker.cli import prepare
from woonzeker.cli.words import split
from woonzeker.connections.brp import BrpPerson
from woonzeker.connections.brp.fake import FakeBrp, People
from woonzeker.connections.notify.fake import EMAIL, KEY, TEXT, FakeNotify
from woonzeker.errors import Misconfigured, WoonzekerError
from woonzeker.settings import databases

OPTIONS = {"--once": False, "--reset": False}
CLOCK = "2026-11-02"
BRP_URL = "WOONZEKER_BRP_URL"
CODES = (
    "Na het wachtwoord vraagt het programma zes cijfers. Bij een oefenaccount staan ze op de\n"
    "pagina; met de sleutel hierboven laat een app op je telefoon ze ook zien."
)
PATIENCE = 60  # seconds that the pages may take to answer


class PagesDidNotStart(WoonzekerError):
    """De pagina's starten niet. Is het adres al in gebruik? Zet WOONZEKER_ADDRESS op een ander."""


def run(words: Sequence[str]) -> int:
    """Make what is missing and serve, or only make and print the month's table with --once."""
    _, given = split(words, options=OPTIONS)
    started = time.monotonic()
    if "--once" not in given:
        _refuse_taken(_address())
    os.environ.setdefault("WOONZEKER_CLOCK", CLOCK)
    os.environ.setdefault("WOONZEKER_MODE", "demo")
    os.environ.setdefault("WOONZEKER_LOG_LEVEL", "WARNING")
    with ExitStack() as stack:
        _say("Database klaarzetten …")
        embedded = prepare.embedded(stack)
        if "--reset" in given:
            if embedded is None:
                raise Misconfigured(
                    "--reset werkt alleen op de meegeleverde database, niet op DATABASE_URL."
                )
            databases.drop(os.environ["DATABASE_OWNER_URL"], prepare.MAIN)
            shutil.rmtree(prepare.home() / "demo", ignore_errors=True)
        if embedded:
            prepare.main_database()
        else:
            prepare.given_database()
        if "--once" in given:
            filling = _child("demo-fill", "--table")
            stack.callback(_stop, [filling])
            return filling.wait()
        filled = embedded is not None and (prepare.home() / "demo").exists()
        _serve(stack, started, filled=filled)
    return 1


def _address() -> str:
    return os.environ.get("WOONZEKER_ADDRESS", "127.0.0.1:8000")


def _refuse_taken(address: str) -> None:
    """Raise PagesDidNotStart when something answers here already: that is not our own pages."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=2).close()
    except (OSError, ValueError):
        return
    raise PagesDidNotStart


def _serve(stack: ExitStack, started: float, *, filled: bool) -> None:
    """Serve until somebody stops us; returns only when pages or worker stopped by themselves.

    What can wait starts once the pages answer: all of it at once would keep two cores from them.
    """
    address = _address()
    _practise_brp(stack)
    _practise_messages(stack)
    children = {"pages": _child("serve")}
    stack.callback(lambda: _stop(list(children.values())))
    if not filled:
        children["filling"] = _child("demo-fill", brp=False)
    sign_ins = _sign_ins()
    _await_pages(f"http://{address}/healthz", children["pages"])
    _say(f"\nwoonzeker staat klaar na {time.monotonic() - started:.0f} seconden:")
    _say(f"\n    http://{address}/\n")
    _say(sign_ins)
    _say("\nStoppen: Ctrl-C. Opnieuw beginnen: ./run demo --reset\n")
    children["worker"] = _child("worker")
    if filled:
        children["filling"] = _child("demo-fill", brp=False)
    _watch(children)


def _watch(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Look after the children until pages or worker are gone; say so when the filling broke off."""
    told = False
    while all(children[name].poll() is None for name in ("pages", "worker")):
        if not told and children["filling"].poll():
            _say("Het vullen is afgebroken. Start opnieuw: het gaat verder waar het was.")
            told = True
        time.sleep(0.5)
    _say("De pagina's of de worker zijn gestopt; de rest stopt nu ook.")


def _sign_ins() -> str:
    """One sign-in per role, as the practice municipality has them."""
    django.setup()
    accounts = importlib.import_module("woonzeker.demo.accounts")
    secret_of = importlib.import_module("woonzeker.accounts.services").practice_secret
    lines = [
        f"    {account.username:<16}{accounts.DEMO_PASSWORD:<12}{secret_of(account.username):<34}"
        f"{account.name}, " + ", ".join(ROLE_NAMES[role] for role in account.roles)
        for account in accounts.ACCOUNTS
    ]
    name, who = accounts.LANDLORD
    lines.append(
        f"    {name:<16}{accounts.DEMO_PASSWORD:<12}{secret_of(name):<34}{who}, "
        + ROLE_NAMES[Role.PRIVATE_LANDLORD]
    )
    lines += [
        f"    {seat.username:<16}{accounts.DEMO_PASSWORD:<12}{secret_of(seat.username):<34}"
        f"{seat.name}, {seat.partner}"
        for seat in accounts.SEATS
    ]
    heading = f"    {'gebruikersnaam':<16}{'wachtwoord':<12}{'sleutel voor je app':<34}wie"
    return "\n".join([heading, *lines, f"\n{CODES}"])


def _await_pages(address: str, pages: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 5):
        if pages.poll() is not None:
            raise PagesDidNotStart
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise PagesDidNotStart


def _practise_brp(stack: ExitStack) -> None:
    """Answer as the BRP with the people of the practice municipality, unless one was set.

    They are read with the first question; until then this costs a port and a thread.
    """
    if os.environ.get(BRP_URL) or os.environ.get("WOONZEKER_DEMO_BRP", "ja") == "nee":
        return
    os.environ[BRP_URL] = stack.enter_context(FakeBrp(People(_practice_people))).url


def _practise_messages(stack: ExitStack) -> None:
    """Answer as NotifyNL and keep e-mail in a folder, unless a sender was set: nothing leaves."""
    if not os.environ.get("WOONZEKER_NOTIFY_URL"):
        os.environ["WOONZEKER_NOTIFY_URL"] = stack.enter_context(FakeNotify()).url
        os.environ["WOONZEKER_NOTIFY_KEY"] = KEY
        os.environ["WOONZEKER_NOTIFY_EMAIL"] = EMAIL
        os.environ["WOONZEKER_NOTIFY_TEXT"] = TEXT
    if not os.environ.get("WOONZEKER_MAIL_URL"):
        os.environ["WOONZEKER_MAIL_URL"] = (prepare.home() / "demo" / "post").absolute().as_uri()
        os.environ["WOONZEKER_MAIL_FROM"] = "vroegeropaf@meerveld.example"


def _practice_people() -> Iterable[BrpPerson]:
    """Everybody in the practice municipality, loaded when somebody asks after the first of them."""
    people: Iterable[BrpPerson] = importlib.import_module("woonzeker.demo.brp").people_of(
        prepare.home() / "demo" / "register.csv"
    )
    return people


def _child(*words: str, brp: bool = True) -> subprocess.Popen[bytes]:
    """One of our own commands beside this one; it stops when we say so, not at Ctrl-C itself.

    Without `brp` it knows of none: years of practice are not asked after one by one.
    """
    known = {name: said for name, said in os.environ.items() if brp or name != BRP_URL}
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "woonzeker", *words], start_new_session=True, env=known
    )


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _say(sentence: str) -> None:
    print(sentence, flush=True)
