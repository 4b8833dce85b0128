# SPDX-License-Identifier: EUPL-1.2
"""`./run keys`: with which key everything is closed, and closing it with the key of now.

`status` counts. `rotate` wraps the keys of subjects anew and makes indexes and search keys anew, in
batches of their own transaction, while everybody goes on working; cut off, it goes on where it was.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from woonzeker.access import keys, rotating
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import SecondFactor
from woonzeker.accounts.services import sealed as accounts
from woonzeker.cli.words import WrongWords, split
from woonzeker.matching import selectors
from woonzeker.matching import services as matching
from woonzeker.organisations.models import Municipality
from woonzeker.retention import services

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
    factors, lost = factors_closed(), services.unknown_tombstones()
    print(f"Tweede stappen: {factors.now} met de sleutel van nu, {factors.other} met de andere")
    done = all(each.done for each in found) and not (factors.other or factors.unknown or lost)
    if others and done:
        names = " en ".join(f"WOONZEKER_{name}_KEY_OLD" for name in others)
        print(f"Alles is met de sleutel van nu gesloten. {names} mag weg.")
    if lost:
        print(
            f"{lost} grafstenen zijn van een sleutel die de sleutel van nu niet opent. Draai "
            "./run keys rotate terwijl de vorige sleutel er nog is.",
            file=sys.stderr,
        )
    if factors.unknown or any(each.keys.unknown for each in found):
        print(
            "Er zijn sleutels die geen van de ingestelde sleutels opent. Zet de sleutel waarmee "
            "ze zijn ingepakt in WOONZEKER_DATA_KEY_OLD.",
            file=sys.stderr,
        )
    return int(not done)


def standings() -> Iterator[Standing]:
    """How far each municipality is."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        yield standing(code)


def factors_closed() -> keys.Counts:
    """How many second steps the key of now opens, the other one, or neither."""
    found = Counter(map(accounts.closed_with, SecondFactor.objects.order_by("pk").iterator()))
    return keys.Counts(found[0], found[1], found[-1])


def standing(municipality: str) -> Standing:
    """How far one municipality is."""
    with tenant(municipality):
        people = selectors.to_index_again(system(municipality, "keys"))
        return Standing(municipality, keys.counts(), people)


def rotate(say: Callable[[str], object], *, batch: int = keys.TOGETHER) -> None:
    """Close everything with the keys of now; says after each batch how far it is."""
    say(f"Tweede stappen opnieuw verzegeld: {accounts.seal_again()}.")
    services.carry_tombstones()
    for code in list(Municipality.objects.order_by("code").values_list("code", flat=True)):
        rotation = _Rotation(system(code, "keys"), say, batch)
        rotation.rounds(rotation.wrap, lambda now: now.keys.other)
        rotation.rounds(rotation.index, lambda now: now.people)


@dataclass(frozen=True, slots=True)
class _Rotation:
    """The change of keys in one municipality."""

    actor: Actor
    say: Callable[[str], object]
    batch: int

    def rounds(self, work: Callable[[int], None], left: Callable[[Standing], int]) -> None:
        """Work until nothing is left; what others have in hand is there again a moment later."""
        for turn in range(_ROUNDS):
            if not (number := left(standing(self.actor.municipality))):
                return
            if turn:
                time.sleep(_PAUSE)
            work(number)

    def wrap(self, number: int) -> None:
        """Wrap the keys of subjects anew, a batch at a time."""
        last: int | None = 0
        while (
            last := rotating.wrap_again(actor=self.actor, most=self.batch, after=last or 0)
        ) is not None:
            number = self._told(number, "sleutels in te pakken")

    def index(self, number: int) -> None:
        """Make indexes and search keys anew, a batch at a time."""
        last: UUID | None = None
        while (
            last := matching.index_again(actor=self.actor, most=self.batch, after=last)
        ) is not None:
            number = self._told(number, "personen opnieuw vindbaar te maken")

    def _told(self, number: int, what: str) -> int:
        left = max(number - self.batch, 0)
        self.say(f"{self.actor.municipality}: nog {left} {what}")
        return left


def _words(each: Standing) -> str:
    said = f"{each.municipality}: {each.keys.now} sleutels met de sleutel van nu"
    if each.keys.other:
        said += f", {each.keys.other} met de andere"
    if each.keys.unknown:
        said += f", {each.keys.unknown} met een onbekende"
    return said + (f"; {each.people} personen met de andere index" if each.people else "")
