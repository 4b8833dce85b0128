# SPDX-License-Identifier: EUPL-1.2
"""The municipalities whose people sign in at their own provider."""

from __future__ import annotations

from django.conf import settings


def places_elsewhere() -> list[tuple[str, str]]:
    """Code and name of each municipality with a sign-in of its own, by name."""
    named = [(code, str(place.name)) for code, place in settings.WOONZEKER_OIDC.items()]
    return sorted(named, key=lambda pair: (pair[1], pair[0]))
