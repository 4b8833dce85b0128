# SPDX-License-Identifier: EUPL-1.2
"""What keeps the program from serving, beside settings that cannot be read. Knows no Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from woonzeker.access import role
from woonzeker.organisations.rules.roles import ROLES_OF_STAFF

#: our own settings never debug; others might, and then pages about errors show data
SETTINGS_MODULE = "woonzeker.settings.site"
#: what practice leaves in a database: how much there is of it, asked only of a table that exists
_PRACTICE = (
    ("accounts_user", "SELECT count(*) FROM accounts_user WHERE is_demo",
     "de database heeft {count} oefenaccounts; begin voor echt werk met een lege database"),
    ("organisations_municipality",
     "SELECT count(*) FROM organisations_municipality WHERE is_demo",
     "de database heeft een oefengemeente; begin voor echt werk met een lege database"),
)  # fmt: skip


def of_values(values: Mapping[str, Any], *, module: str = SETTINGS_MODULE) -> list[str]:
    """What is wrong with settings that can each be read: roles that nobody is given, other code."""
    found = list(_roles(values))
    if values.get("WOONZEKER_MODE") == "production" and module != SETTINGS_MODULE:
        found.append(f"DJANGO_SETTINGS_MODULE: moet {SETTINGS_MODULE} zijn, of leeg")
    return found


def of_database(cursor: role.Asks, *, mode: str) -> list[str]:
    """What is wrong with a database: a role that may too much, and practice where work is real."""
    found = [f"DATABASE_URL: de rol {said}" for said in role.faults(cursor)]
    if mode == "production":
        found += [f"DATABASE_URL: {said}" for said in _practice(cursor)]
    return found


def _practice(cursor: role.Asks) -> Iterator[str]:
    for table, question, said in _PRACTICE:
        if _answer(cursor, f"SELECT to_regclass('public.{table}') IS NOT NULL") and (
            count := _answer(cursor, question)
        ):
            yield said.format(count=count)


def _answer(cursor: role.Asks, question: str) -> object:
    cursor.execute(question)
    found = cursor.fetchone()
    return found[0] if found else None


def _roles(values: Mapping[str, Any]) -> Iterator[str]:
    known = {each.value for each in ROLES_OF_STAFF}
    for code, place in values.get("WOONZEKER_OIDC_FILE", {}).items():
        for wrong in sorted({each.role for each in place.roles} - known):
            yield f"WOONZEKER_OIDC_FILE: {code}: de rol '{wrong}' bestaat niet"
