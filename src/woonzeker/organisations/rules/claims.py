# SPDX-License-Identifier: EUPL-1.2
"""Roles from what the sign-in of a municipality says of somebody; what is not named gives none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from woonzeker.access.roles import Role


@dataclass(frozen=True, slots=True)
class Given:
    """One line of a municipality's mapping: this value of this claim gives this role, in a team."""

    claim: str
    value: str
    role: Role
    team: str = ""


def roles_from(claims: Mapping[str, Any], mapping: Iterable[Given]) -> frozenset[tuple[Role, str]]:
    """The roles, each with the name of a team or '', that the claims give."""
    return frozenset(
        (each.role, each.team) for each in mapping if each.value in values_of(claims, each.claim)
    )


def values_of(claims: Mapping[str, Any], name: str) -> frozenset[str]:
    """The words of a claim: a text, or the texts of a list; 'a.b' is claim b inside claim a."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset({found})
    return frozenset(each for each in found if isinstance(each, str)) if _is_list(found) else _NONE


def second_step_shown(
    claims: Mapping[str, Any], *, acr: Collection[str], amr: Collection[str]
) -> bool:
    """Whether the sign-in says that more than a password was shown, in words that count here.

    Without words that count, whatever it says is not enough.
    """
    return bool(values_of(claims, "acr") & set(acr) or values_of(claims, "amr") & set(amr))


_NONE: frozenset[str] = frozenset()


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)
