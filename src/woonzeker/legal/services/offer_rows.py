# SPDX-License-Identifier: EUPL-1.2
"""Building blocks of last offers: a row to change, and a sentence for all that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.rules import Lack

Row = TypeVar("Row", bound=Model)


def locked(table: type[Row], row: UUID) -> Row:
    """A row that nobody else changes meanwhile; raises NotFound, also for one taken back."""
    found = table._default_manager.select_for_update(of=("self",)).filter(pk=row).first()
    if found is None or getattr(found, "recalled_at", None) is not None:
        raise NotFound
    return found


def refuse_without(lacks: Iterable[Lack]) -> None:
    """Raise Refused with all that is missing: what, who can do it and which rule asks for it."""
    missing = list(lacks)
    if missing:
        raise Refused(" ".join(sentence_of(each) for each in missing))


def sentence_of(lack: Lack) -> str:
    """One thing that is missing, said to a person."""
    said = {"what": _(lack.words), "who": _(lack.who), "rule": lack.rule}
    return _("Dit kan nog niet. Nodig is: %(what)s. %(who)s kan dat doen (%(rule)s).") % said


def came(day: date | None, *, since: date | None = None) -> None:
    """Raise Refused for a day that must still come, or that lies before what it follows on."""
    if day is not None and day > clock.today():
        raise Refused(_("Die dag moet nog komen. Leg het vast als het gebeurd is."))
    if day is not None and since is not None and day < since:
        raise Refused(_("Die dag ligt voor de vorige stap. Kijk de dagen na."))
