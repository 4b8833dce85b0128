# SPDX-License-Identifier: EUPL-1.2
"""`./run link train …`: refit the weights of a municipality on its own decisions.

New weights are kept beside the old ones and used by nobody, until a person whose name is kept
switches to them with `--switch`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.accounts.models import User
from woonzeker.cli.words import WrongWords, a_code, split
from woonzeker.matching import services
from woonzeker.matching.linkage import Field
from woonzeker.matching.linkage.weights import WORDS
from woonzeker.matching.models import WeightSet
from woonzeker.organisations import selectors as organisations
from woonzeker.organisations.models import Municipality

OPTIONS = {"--municipality": True, "--switch": True, "--user": True, "--name": True}
ROWS = (
    ("precision", "Klopt van wat vanzelf gaat"),
    ("for_a_person", "Blijft onder de drempel"),
    ("recall_at_995", "Gevonden als 99,5% moet kloppen"),
    ("recall_at_999", "Gevonden als 99,9% moet kloppen"),
)


def run(words: Sequence[str]) -> int:
    """Refit and show old against new; with --switch use a set from now on."""
    _, given = split(words, options=OPTIONS)
    municipality = _municipality(given.get("--municipality", ""))
    if version := given.get("--switch", ""):
        return _switch(_person(given, municipality.code), version)
    if "--user" in given or "--name" in given:
        raise WrongWords("--user en --name horen bij --switch VERSIE.")
    print(f"Gemeente {municipality.name} ({municipality.code})")
    _train(system(municipality.code, "link-train"))
    return 0


def _municipality(code: str) -> Municipality:
    if code:
        return organisations.municipality(a_code("--municipality", code))
    known = list(Municipality.objects.order_by("code")[:2])
    if not known:
        raise WrongWords("Er is nog geen gemeente. Maak er een met './run set-up'.")
    if len(known) > 1:
        raise WrongWords("Er zijn meer gemeenten. Noem de code met --municipality.")
    return known[0]


def _person(given: Mapping[str, str], municipality: str) -> Actor:
    """Who switches, as somebody who works at the municipality; raises WrongWords."""
    if not given.get("--user") and not given.get("--name"):
        raise WrongWords("Omschakelen doet een mens: noem --user GEBRUIKERSNAAM of --name 'NAAM'.")
    wanted = {"username": given.get("--user"), "name": given.get("--name")}
    people = User.objects.filter(**{key: value for key, value in wanted.items() if value})
    today = [organisations.actor_for(user=each.pk, municipality=municipality) for each in people]
    found = [actor for actor in today if actor is not None]
    if len(found) != 1:
        who = given.get("--user") or given.get("--name")
        why = "is niet één persoon; gebruik --user" if found else "werkt niet bij deze gemeente"
        raise WrongWords(f"'{who}' {why}.")
    return found[0]


def _switch(actor: Actor, version: str) -> int:
    chosen = services.switch_weights(actor=actor, version=version)
    print(f"Vanaf {_moment()} wegen de gewichten '{version}'.")
    print(f"De drempel staat weer streng, op {_decimal(chosen.threshold)} punten, tot de "
          "steekproef lager toelaat.")  # fmt: skip
    return 0


def _moment() -> str:
    return f"{clock.now().astimezone(clock.AMSTERDAM):%d-%m-%Y %H:%M}"


def _train(actor: Actor) -> None:
    made = services.train_weights(actor=actor)
    _compare(made)
    _changes(made)
    print()
    print(f"Bewaard als '{made.version}'. Niemand gebruikt ze nog. Omschakelen:")
    print(f"  ./run link train --municipality {actor.municipality} --switch {made.version} "
          "--user GEBRUIKERSNAAM")  # fmt: skip


def _compare(made: WeightSet) -> None:
    old, new = made.held_back["old"], made.held_back["new"]
    print(f"Geleerd van {made.labels} beslissingen van mensen. {new['signals']} daarvan deden niet "
          "mee en dienen om te vergelijken:")  # fmt: skip
    print()
    print(f"  {'':<34}{made.held_back['against']:>12}{made.version:>12}")
    for field, words in ROWS:
        print(f"  {words:<34}{_percent(old[field]):>12}{_percent(new[field]):>12}")
    print(f"  {'Verrassing per kandidaat (bits)':<34}{_decimal(old['log_loss'], 3):>12}"
          f"{_decimal(new['log_loss'], 3):>12}")  # fmt: skip


def _changes(made: WeightSet) -> None:
    """The weights that changed most, in words."""
    print()
    print("  Wat het meest veranderde, in punten:")
    for key, was, now in made.held_back["moved"]:
        print(f"  {_words(key):<64}{_decimal(was):>6} wordt {_decimal(now):>5}")


def _words(key: str) -> str:
    field, _slash, level = key.partition("/")
    return WORDS[Field(field)].get(level, key) if field in list(Field) else key


def _percent(share: float | None) -> str:
    return "onbekend" if share is None else f"{_decimal(100 * share)}%"


def _decimal(number: float | None, places: int = 1) -> str:
    return "onbekend" if number is None else f"{number:.{places}f}".replace(".", ",")
