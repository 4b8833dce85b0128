# SPDX-License-Identifier: EUPL-1.2
"""`./run demo-fill`: the months of the practice municipality; `./run demo` asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from woonzeker import pipeline
from woonzeker.cli.month_table import latest_month, month_table, write_table
from woonzeker.cli.prepare import home
from woonzeker.cli.words import split
from woonzeker.demo.accounts import prepare
from woonzeker.demo.months import fill
from woonzeker.demo.stories.letters import PRACTICE_CODE, own_page
from woonzeker.demo.town import MONTHS, REGISTER, Town, write_town

#: the stages that the deliveries go through, named so that loading them is no accident
STAGES = (pipeline.take_in, pipeline.take_up, pipeline.score)


def run(words: Sequence[str]) -> int:
    """Fill what is missing; with --table print the table of the last month."""
    _, given = split(words, options={"--table": False})
    town = Town()
    fill(town, say=_say)
    folder = home() / "demo"
    if not (folder / REGISTER).exists():
        write_town(town, folder)
    _say(f"De oefengemeente is gevuld; haar bestanden staan in {_short(folder)}.")
    practice = prepare()
    if born_on := own_page(practice):
        _say(
            f"Eigen pagina van een inwoner (/mijn): code {PRACTICE_CODE}, geboortedatum"
            f" {_dutch(born_on)}"
        )
    if "--table" in given:
        actor = practice.lead
        deliveries, work_list = latest_month(actor=actor, on=MONTHS[-1].delivered_on)
        _say(write_table(month_table(actor=actor, deliveries=deliveries, work_list=work_list)))
    return 0


def _dutch(born_on: str) -> str:
    """A day of birth as one fills it in: '31-05-1992'."""
    return "-".join(reversed(born_on.split("-")))


def _short(folder: Path) -> str:
    """The folder as seen from here."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _say(sentence: str) -> None:
    print(sentence, flush=True)
