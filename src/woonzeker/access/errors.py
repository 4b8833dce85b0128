# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong at the wall."""

from __future__ import annotations

from woonzeker.errors import WoonzekerError


class NoTenant(WoonzekerError):
    """Er is geen gemeente gekozen voor deze gegevens."""


class OtherTenant(WoonzekerError):
    """Gegevens van twee gemeenten mogen niet in één handeling samenkomen."""


class NoDesk(WoonzekerError):
    """Er is geen organisatie gekozen voor deze gegevens."""


class OtherDesk(WoonzekerError):
    """Gegevens van twee organisaties mogen niet in één handeling samenkomen."""


class UnsafeDatabaseRole(WoonzekerError):
    """De databaserol mag meer dan het programma mag hebben (superuser, eigenaar of bypassrls)."""
