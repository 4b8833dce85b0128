# SPDX-License-Identifier: EUPL-1.2
"""Leaving out what is closed to who looks: signals of a shielded household, and lines about it.

A colleague handles those; in the counts of a delivery they stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.db.models.lookups import IExact

from woonzeker.access import shields
from woonzeker.access.actors import Actor
from woonzeker.access.shields import Shut
from woonzeker.intake.rules import tells_of

#: what a line says in place of its cells
CLOSED = "afgeschermd"


def closed_signals(actor: Actor, prefix: str = "") -> Q | None:
    """The condition for signals that are closed to an actor; None when none are.

    `prefix` leads from the table that is asked to the signal, as `signal__`.
    """
    shut = shields.shut_for(actor)
    return _condition(shut, prefix) if shut else None


def hides(actor: Actor) -> bool:
    """Whether anything is closed to who looks, so that a page says that lists may leave it out."""
    return bool(shields.shut_for(actor))


def masked(actor: Actor, cells: Sequence[str]) -> list[str]:
    """The cells of a line, or one word and empty cells when it is about somebody closed to them."""
    shut = shields.shut_for(actor)
    if not shut or not tells_of(cells, shut.homes, shut.called):
        return list(cells)
    return [CLOSED, *[""] * (len(cells) - 1)]


def _condition(shut: Shut, prefix: str) -> Q:
    found = Q(**{f"{prefix}pk__in": shut.signals})
    for postcode, number, rest in shut.homes:
        there = Q(**{f"{prefix}postcode": postcode, f"{prefix}house_number": number})
        behind = Concat(f"{prefix}house_letter", f"{prefix}house_addition")
        found |= there & Q(IExact(behind, Value(rest)))
    for surname, born_on in shut.called:
        found |= Q(**{f"{prefix}surname__iexact": surname, f"{prefix}born_on": born_on})
    return found
