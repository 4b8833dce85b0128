# SPDX-License-Identifier: EUPL-1.2
"""`./run set-up …`: make a municipality known, and somebody who works there."""

from __future__ import annotations

import getpass
import secrets
import sys
from collections.abc import Sequence
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.accounts import services as accounts
from woonzeker.accounts.models import User
from woonzeker.accounts.rules import SHORTEST
from woonzeker.cli.words import WrongWords, a_code, split
from woonzeker.errors import Refused
from woonzeker.matching.rules.asking import RegisterSource
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import policy_data

OPTIONS = {
    "--municipality": True, "--name": True, "--team": True, "--user": True, "--person": True,
    "--roles": True, "--register": True,
}  # fmt: skip


def run(words: Sequence[str]) -> int:
    """Make or complete a municipality; with --user also somebody who signs in there."""
    _, given = split(words, options=OPTIONS)
    for needed in ("--municipality", "--name"):
        if not given.get(needed):
            raise WrongWords(f"De optie {needed} ontbreekt.")
    roles = _roles(given.get("--roles", ""))
    if given.get("--user") and not (roles and given.get("--person")):
        raise WrongWords("Bij --user horen ook --person (de naam) en --roles.")
    if (register := given.get("--register")) not in (None, *RegisterSource):
        raise WrongWords("Het register (--register) moet extract of brp zijn.")
    actor = system(a_code("--municipality", given["--municipality"]), "set-up")
    organisations.establish(actor=actor, name=given["--name"])
    team = organisations.add_team(actor=actor, name=given["--team"]) if "--team" in given else None
    if register:
        _choose_register(actor, RegisterSource(register))
    print(f"Gemeente {given['--name']} ({actor.municipality}) staat klaar.")
    if given.get("--user"):
        _add(actor, given["--user"], given["--person"], roles, team.pk if team else None)
    return 0


def _choose_register(actor: Actor, source: RegisterSource) -> None:
    """Decide from today on where people come from, unless that is what holds already."""
    today = clock.today()
    if policy_data(actor.municipality, PolicyKind.REGISTER, on=today).get("source") != source:
        organisations.decide_policy(
            actor=actor, kind=PolicyKind.REGISTER, data={"source": source.value}, valid_from=today
        )


def _roles(text: str) -> tuple[Role, ...]:
    known = {role.value: role for role in Role}
    asked = [word.strip() for word in text.split(",") if word.strip()]
    if wrong := [word for word in asked if word not in known]:
        raise WrongWords(f"De rol '{wrong[0]}' bestaat niet. Wel: {', '.join(known)}.")
    return tuple(known[word] for word in asked)


def _add(
    actor: Actor, username: str, person: str, roles: tuple[Role, ...], team: UUID | None
) -> None:
    """Make the account with its roles; somebody who has an account already keeps its password."""
    known = User.objects.filter(username=username).exists()
    password, shown = ("", False) if known else _password(own=[username, person, "woonzeker"])
    user = accounts.add_user(actor=actor, username=username, name=person, password=password)
    for role in roles:
        organisations.give_role(
            actor=actor, user=user.pk, role=role, from_on=clock.today(), team=team
        )
    print(f"{user.name} kan zich aanmelden als '{username}'.")
    if known:
        print("Het account bestond al: het wachtwoord blijft wat het was.")
    if shown:
        print(f"Wachtwoord, dit wordt maar één keer getoond: {password}")


def _password(*, own: Sequence[str]) -> tuple[str, bool]:
    """The password typed at a terminal, else one that is made and must be shown once."""
    typed = ""
    if sys.stdin.isatty():
        typed = getpass.getpass(f"Wachtwoord, {SHORTEST} tekens of meer (leeg: maak er een): ")
    if not typed:
        return secrets.token_urlsafe(15), True
    try:
        accounts.refuse_weak(typed, own=own)
    except Refused as problem:
        raise WrongWords(problem.sentence) from problem
    return typed, False
