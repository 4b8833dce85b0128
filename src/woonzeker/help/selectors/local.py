# SPDX-License-Identifier: EUPL-1.2
"""Who helps with money worries here, for people from outside: public names and numbers."""

from __future__ import annotations

from woonzeker.access.tenancy import tenant
from woonzeker.help.models import WayfinderEntry
from woonzeker.landlords.rules import Helper

#: kinds of help that somebody with unpaid rent is pointed to, the nearest first
_KINDS = ("schulden", "buurtteam", "onafhankelijk", "juridisch", "wonen")


def local_help(municipality: str) -> tuple[Helper, ...]:
    """Organisations that the municipality itself points to; schemes are for who helps.

    A building block: nobody from a household stands in the wayfinder.
    """
    with tenant(municipality):
        rows = WayfinderEntry.objects.filter(ended_on=None, is_scheme=False).order_by("name")
        found = [row for row in rows if set(row.kinds) & set(_KINDS)]
        first = {row.pk: min(_KINDS.index(k) for k in row.kinds if k in _KINDS) for row in found}
        found.sort(key=lambda row: first[row.pk])
        return tuple(Helper(row.name, row.what, row.phone, row.website) for row in found)
