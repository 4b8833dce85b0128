# SPDX-License-Identifier: EUPL-1.2
"""`./run WORD …`: what the program can do from a terminal.

A command is a line in COMMANDS. The environment and the database are made ready first; only then
is the command's own module loaded, because Django reads its settings while loading.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import FrameType
from typing import Literal

import psycopg

from woonzeker.cli import check_settings, prepare
from woonzeker.errors import WoonzekerError

Needs = Literal["nothing", "settings", "database", "owner", "scratch"]


@dataclass(frozen=True, slots=True)
class Command:
    """One word of `./run`: the module whose `run(words)` does it, and what must be ready first."""

    module: str
    needs: Needs
    says: str


COMMANDS: dict[str, Command] = {
    "demo": Command("woonzeker.cli.demo", "nothing", "de oefengemeente: maakt en dient haar"),
    "check": Command("woonzeker.cli.check", "nothing", "alle controles en tests"),
    "prove": Command("woonzeker.cli.prove", "nothing", "de grote bewijzen voluit, met hun zaad"),
    "bench": Command("woonzeker.cli.bench", "nothing", "meet hoe goed en hoe snel, naast anderen"),
    "ddas": Command("woonzeker.cli.ddas", "database", "de landelijke levering aan het CBS (DDAS)"),
    "month": Command("woonzeker.cli.month", "scratch", "één maand, van bestanden tot looplijst"),
    "link": Command("woonzeker.cli.link", "nothing", "van wie zijn deze signalen, uit bestanden"),
    "serve": Command("woonzeker.cli.serve", "database", "dient de pagina's en de API"),
    "worker": Command("woonzeker.cli.worker", "database", "doet het werk op de achtergrond"),
    "inbox": Command(
        "woonzeker.cli.inbox", "database", "leest berichten van deurwaarders uit de postbus"
    ),
    "audit": Command("woonzeker.cli.audit", "database", "is het logboek van handelingen heel"),
    "sieve": Command(
        "woonzeker.cli.sieve", "database", "maakt de rijen van de zeef opnieuw uit de zetten"
    ),
    "logboek": Command(
        "woonzeker.cli.logboek", "database", "wiens gegevens verwerkt zijn, als JSON"
    ),
    "migrate": Command("woonzeker.cli.migrate", "owner", "brengt de database op de nieuwste vorm"),
    "backup": Command(
        "woonzeker.cli.backup",
        "nothing",
        "maakt een versleutelde reservekopie en schrijft wat erin zit",
    ),
    "forget": Command(
        "woonzeker.cli.forget", "database", "schrijft tabellen opnieuw zonder wat gewist is"
    ),
    "restore": Command(
        "woonzeker.cli.restore", "nothing", "zet een reservekopie terug, of oefent dat (--drill)"
    ),
    "restore-finish": Command(
        "woonzeker.cli.restore_finish",
        "database",
        "kijkt een teruggezette database na (doet restore zelf)",
    ),
    "set-up": Command(
        "woonzeker.cli.set_up", "database", "maakt een gemeente en wie er werkt bekend"
    ),
    "check-settings": Command(
        "woonzeker.cli.check_settings", "nothing", "controleert de instellingen"
    ),
    "docs": Command("woonzeker.cli.docs", "settings", "schrijft de gemaakte documenten opnieuw"),
    "sbom": Command("woonzeker.cli.sbom", "nothing", "schrijft de lijst van onderdelen opnieuw"),
    "demo-fill": Command(
        "woonzeker.cli.demo_fill", "database", "vult de oefengemeente (doet demo zelf)"
    ),
    "routes": Command(
        "woonzeker.cli.routes", "database", "welke postcode bij welke gemeente hoort"
    ),
    "keys": Command("woonzeker.cli.keys", "database", "met welke sleutel alles gesloten is"),
    "manage": Command("woonzeker.cli.manage", "database", "een opdracht van Django"),
}


#: commands that serve people or work for them: first everything that is wrong is said at once
SERVING = frozenset({"serve", "worker"})


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a wrong word is exit 2 with one sentence.

    Asked to end (SIGTERM) it cleans up as at Ctrl-C; also when a script started it in the
    background, where the shell lets SIGINT be ignored.
    """
    if words is None:
        signal.signal(signal.SIGTERM, _interrupt)
        signal.signal(signal.SIGINT, signal.default_int_handler)
    words = list(sys.argv[1:] if words is None else words)
    if not words or words[0] in {"help", "-h", "--help"}:
        print(usage())
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        print(
            f"'{words[0]}' bestaat niet. './run' zonder meer laat zien wat er is.", file=sys.stderr
        )
        return 2
    try:
        return _run(command, words)
    except WoonzekerError as problem:
        print(problem.sentence, file=sys.stderr)
        return 2
    except psycopg.OperationalError:
        print(
            "Er antwoordt geen database. Kijk met './run check-settings' waarom.", file=sys.stderr
        )
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(command: Command, words: Sequence[str]) -> int:
    """Make ready what the command needs and run it; not where it may not serve."""
    if words[0] in SERVING and os.environ.get("DATABASE_URL") and check_settings.tells_faults():
        return 2
    with ExitStack() as stack:
        prepare.ready(command.needs, stack)
        module = importlib.import_module(command.module)
        return int(module.run(words[1:]))


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def usage() -> str:
    """What there is, a line a command."""
    lines = ["./run OPDRACHT …", ""]
    lines += [f"  {word:<16}{command.says}" for word, command in COMMANDS.items()]
    return "\n".join(lines)
