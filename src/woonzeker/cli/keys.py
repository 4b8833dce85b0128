# SPDX-License-Identifier: EUPL-1.2
"""`./run keys`: with which key everything is closed, and closing it with the key of now.

`status` counts. `rotate` wraps the keys of subjects anew and makes indexes and search keys anew, in
batches of their own transaction, while everybody goes on working; cut off, it goes on where it was.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings

from woonzeker.access import keys, rotating
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.services import sealed as accounts
from woonzeker.cli.words import WrongWords, split
from woonzeker.matching import services as matching
from woonzeker.organisations.models import Municipality

Place = TypeVar("Place")
WORDS = ("status", "rotate")
#: rounds over rows that others had in hand, before they are left for the next time
_ROUNDS = 20
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one municipality is."""

    municipality: str
    keys: keys.Counts
    #: people whose index and search keys another key made
    people: int

    @property
    def done(self) -> bool:
        """Whether the other keys can go."""
        return not (self.keys.other or self.keys.unknown or self.people)


def run(words: Sequence[str]) -> int:
    """Do one of WORDS; exit 1 while something is closed with another key than the one of now."""
    plain, _given = split(words, options={}, most=1)
    if not plain or plain[0] not in WORDS:
        raise WrongWords(f"Zeg erbij wat: {', '.join(WORDS)}.")
    if plain[0] == "rotate":
        rotate(print)
    return status()


def status() -> int:
    """Say for each municipality what is closed with which key."""
    found = list(standings())
    for each in found:
        print(_words(each))
    others = [name for name in ("DATA", "INDEX") if getattr(settings, f"WOONZEKER_{name}_KEY_OLD")]
    done = all(each.done for each in found)
    if others and done:
        names = " en ".join(f"WOONZEKER_{name}_KEY_OLD" for name in others)
        print(f"Alles is met de sleutel van nu gesloten. {names} mag weg.")
    if any(each.keys.unknown for each in found):
        print(
            "Er zijn sleutels die geen van de ingestelde sleutels opent. Zet de sleutel waarmee "
            "ze zijn ingepakt in WOONZEKER_DATA_KEY_OLD.",
            file=sys.stderr,
        )
    return int(not done)


def standings() -> Iterator[Standing]:
    """How far each municipality is."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        with tenant(code):
            yield Standing(code, keys.counts(), matching.to_index_again(code))


def rotate(say: Callable[[str], None]) -> None:
    """Close everything with the keys of now; says after each batch how far it is."""
    say(f"Tweede stappen opnieuw verzegeld: {accounts.seal_again()}.")
    for code in list(Municipality.objects.order_by("code").values_list("code", flat=True)):
        actor = system(code, "keys")
        _rounds(lambda: _wrap(actor, say), lambda: _left(actor).keys.other)  # noqa: B023
        _rounds(lambda: _index(actor, say), lambda: _left(actor).people)  # noqa: B023


def _rounds(work: Callable[[], None], left: Callable[[], int]) -> None:
    """Do the work until nothing is left; what others have in hand is there again a moment later."""
    for turn in range(_ROUNDS):
        if not left():
            return
        if turn:
            time.sleep(_PAUSE)
        work()


def _wrap(actor: Actor, say: Callable[[str], None]) -> None:
    last: int | None = 0
    while (last := rotating.wrap_again(actor=actor, after=last or 0)) is not None:
        say(f"{actor.municipality}: nog {_left(actor).keys.other} sleutels in te pakken")


def _index(actor: Actor, say: Callable[[str], None]) -> None:
    last = None
    while (last := matching.index_again(actor=actor, after=last)) is not None:
        say(f"{actor.municipality}: nog {_left(actor).people} personen opnieuw vindbaar te maken")


def _left(actor: Actor) -> Standing:
    return next(each for each in standings() if each.municipality == actor.municipality)


def _words(each: Standing) -> str:
    said = f"{each.municipality}: {each.keys.now} sleutels met de sleutel van nu"
    if each.keys.other:
        said += f", {each.keys.other} met de andere"
    if each.keys.unknown:
        said += f", {each.keys.unknown} met een onbekende"
    return said + (f"; {each.people} personen met de andere index" if each.people else "")
