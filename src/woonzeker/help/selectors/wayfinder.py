# SPDX-License-Identifier: EUPL-1.2
"""The wayfinder: who in the municipality helps with what. No resident stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound
from woonzeker.help.models import WayfinderEntry
from woonzeker.help.rules.money_rights import MAY_FIND_WAY
from woonzeker.help.rules.wayfinder import KINDS


@dataclass(frozen=True, slots=True)
class WayLine:
    """One organisation or local scheme."""

    id: UUID
    name: str
    kinds: tuple[str, ...]
    kind_words: tuple[str, ...]
    what: str
    address: str
    phone: str
    email: str
    website: str
    open_when: str
    languages: tuple[str, ...]
    is_scheme: bool
    checked_on: date


@look("help.wayfinder", may_if=MAY_FIND_WAY, basis="Wgs art. 2")
def ways(*, actor: Actor, kind: str = "") -> tuple[WayLine, ...]:
    """Every entry by name; of one kind when it is named."""
    rows = WayfinderEntry.objects.filter(ended_on=None).order_by("name")
    return tuple(_line(row) for row in rows if not kind or kind in row.kinds)


@look("help.way", may_if=MAY_FIND_WAY, basis="Wgs art. 2", about="entry")
def way(*, actor: Actor, entry: UUID) -> WayLine:
    """One entry; raises NotFound, also for one that was taken out."""
    found = WayfinderEntry.objects.filter(pk=entry, ended_on=None).first()
    if found is None:
        raise NotFound
    return _line(found)


def ways_by_kind() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every organisation under each kind of help it gives, to choose from. A building block."""
    rows = list(WayfinderEntry.objects.filter(ended_on=None).order_by("name"))
    found = [
        (_(words), [(str(row.pk), row.name) for row in rows if kind in row.kinds])
        for kind, words in KINDS.items()
    ]
    return [(words, choices) for words, choices in found if choices]


def _line(row: WayfinderEntry) -> WayLine:
    return WayLine(
        id=row.pk,
        name=row.name,
        kinds=tuple(row.kinds),
        kind_words=tuple(_(KINDS[code]) for code in KINDS if code in row.kinds),
        what=row.what,
        address=row.address,
        phone=row.phone,
        email=row.email,
        website=row.website,
        open_when=row.open_when,
        languages=tuple(row.languages),
        is_scheme=row.is_scheme,
        checked_on=row.checked_on,
    )
