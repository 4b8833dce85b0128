# SPDX-License-Identifier: EUPL-1.2
"""The table of postcodes and municipalities: imported as a whole or not at all.

It is nobody's data and stands behind no wall: all municipalities of an installation share it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Refused
from woonzeker.organisations.models import PostcodeRange
from woonzeker.organisations.rules import TOLD, read_routes

_BATCH = 2000
MAX_BYTES = 25 * 1024 * 1024


class WrongRoutes(Refused):
    """De tabel met postcodes klopt niet. Er is niets veranderd."""


@action(
    "organisations.import_routes",
    may_if=holds(Role.FUNCTIONAL_ADMIN),
    basis="Wgs art. 3 lid 1 onder b",
)
def import_routes(*, actor: Actor, content: bytes, source: str) -> int:
    """Replace the table of postcodes by that of a file; gives the number of ranges.

    Raises WrongRoutes, with the lines that are wrong.
    """
    return replace_routes(content=content, source=source)


def replace_routes(*, content: bytes, source: str) -> int:
    """The same from the command line, where whoever runs the machine acts."""
    if len(content) > MAX_BYTES:
        raise WrongRoutes(_("Dit bestand is groter dan 25 MB. Er is niets veranderd."))
    ranges, mistakes = read_routes(_text(content))
    if mistakes:
        lines = [str(each) for each in mistakes[:TOLD]]
        if more := len(mistakes) - TOLD:
            lines += [_("En nog %(count)d.") % {"count": more}] if more > 0 else []
        raise WrongRoutes("\n".join([_("De tabel is niet veranderd."), *lines]))
    now = clock.now()
    with transaction.atomic():
        PostcodeRange.objects.all().delete()
        PostcodeRange.objects.bulk_create(
            (
                PostcodeRange(
                    first=each.first,
                    last=each.last,
                    municipality_code=each.code,
                    imported_at=now,
                    source=source[:120],
                )
                for each in ranges
            ),
            batch_size=_BATCH,
        )
    return len(ranges)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongRoutes(_("Dit bestand is geen tekst in UTF-8. Er is niets veranderd.")) from None
