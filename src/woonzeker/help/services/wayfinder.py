# SPDX-License-Identifier: EUPL-1.2
"""Keeping the wayfinder: who in the municipality helps with what."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import WayfinderEntry
from woonzeker.help.rules.money_rights import MAY_KEEP_WAY
from woonzeker.help.rules.wayfinder import KINDS

BASIS = "Wgs art. 2"


@dataclass(frozen=True, slots=True)
class Way:
    """What the wayfinder says of one organisation or local scheme."""

    name: str
    kinds: tuple[str, ...]
    what: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    open_when: str = ""
    languages: tuple[str, ...] = ()
    is_scheme: bool = False


@action("help.add_way", may_if=MAY_KEEP_WAY, basis=BASIS)
def add_way(*, actor: Actor, way: Way) -> WayfinderEntry:
    """Add an organisation or local scheme. Raises Refused for a name that stands there."""
    _check(way)
    if WayfinderEntry.objects.filter(name__iexact=way.name, ended_on=None).exists():
        raise Refused(_("Deze naam staat al in de wegwijzer."))
    return WayfinderEntry.objects.create(
        checked_on=clock.today(), changed_by=actor.id, **_columns(way)
    )


@action("help.change_way", may_if=MAY_KEEP_WAY, basis=BASIS, about="entry")
def change_way(*, actor: Actor, entry: UUID, way: Way) -> WayfinderEntry:
    """Put an entry right; saying the same again says that somebody looked. Raises NotFound."""
    _check(way)
    found = _entry(entry)
    for column, value in _columns(way).items():
        setattr(found, column, value)
    found.checked_on, found.changed_by = clock.today(), actor.id
    found.save()
    return found


@action("help.end_way", may_if=MAY_KEEP_WAY, basis=BASIS, about="entry")
def end_way(*, actor: Actor, entry: UUID) -> WayfinderEntry:
    """Take an entry out of the wayfinder; referrals that were made keep its name."""
    found = _entry(entry)
    found.ended_on, found.changed_by = clock.today(), actor.id
    found.save(update_fields=["ended_on", "changed_by"])
    return found


def _entry(entry: UUID) -> WayfinderEntry:
    found = WayfinderEntry.objects.select_for_update().filter(pk=entry).first()
    if found is None:
        raise NotFound
    return found


def _check(way: Way) -> None:
    if not way.kinds or set(way.kinds) - set(KINDS):
        raise Refused(_("Kies waar deze organisatie bij helpt."))


def _columns(way: Way) -> dict[str, object]:
    words = {name: getattr(way, name) for name in Way.__slots__}
    return {**words, "kinds": list(way.kinds), "languages": list(way.languages)}
