# SPDX-License-Identifier: EUPL-1.2
"""The database role that serves may hold no power by which the wall could be passed."""

from __future__ import annotations

from typing import Protocol

from django.db import connection

from woonzeker.access.errors import UnsafeDatabaseRole

#: what may only ever be added to
_LOGS = (
    ("access_auditline", "het logboek van handelingen"),
    ("access_auditseal", "de zegels op het logboek van handelingen"),
    ("access_signinline", "het logboek van aanmelden"),
    ("access_signinseal", "de zegels op het logboek van aanmelden"),
    ("access_processingline", "het logboek van verwerkingen"),
)


def _may_change(table: str) -> str:
    """Also of one column, and by a trigger that does something else with what is added."""
    where = f"current_user, to_regclass('public.{table}'), "
    return (
        f"SELECT coalesce(has_table_privilege({where}'UPDATE, DELETE, TRUNCATE, TRIGGER'), false) "
        f"OR coalesce(has_any_column_privilege({where}'UPDATE'), false)"
    )


#: what is too much, each as a question that the database answers with yes or no
_TOO_MUCH = (
    ("is superuser", "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"),
    (
        "passeert de muur (bypassrls)",
        "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user",
    ),
    ("mag rollen maken", "SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user"),
    (
        "is eigenaar van tabellen, of lid van een rol die dat is",
        "SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm') "
        "AND pg_has_role(current_user, c.relowner, 'MEMBER'))",
    ),
    ("mag tabellen maken", "SELECT has_schema_privilege(current_user, 'public', 'CREATE')"),
    (
        "is lid van een rol die superuser is of de muur passeert",
        "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE (rolsuper OR rolbypassrls) "
        "AND pg_has_role(current_user, oid, 'MEMBER'))",
    ),
    *((f"kan {said} wijzigen", _may_change(table)) for table, said in _LOGS),
)  # fmt: skip


class Asks(Protocol):
    """As much of a database cursor as is needed here."""

    def execute(self, query: str, /) -> object: ...
    def fetchone(self) -> tuple[object, ...] | None: ...


def faults(cursor: Asks) -> list[str]:
    """What the role of this connection may do and should not, in Dutch; empty when it is safe."""
    found = []
    for said, question in _TOO_MUCH:
        cursor.execute(question)
        answer = cursor.fetchone()
        if answer is None or answer[0]:
            found.append(said)
    return found


def refuse_unsafe_role() -> None:
    """Raise UnsafeDatabaseRole when the role that serves could pass the wall."""
    with connection.cursor() as cursor:
        if found := faults(cursor):
            raise UnsafeDatabaseRole(
                "De databaserol van DATABASE_URL mag te veel: zij " + "; zij ".join(found) + "."
            )
