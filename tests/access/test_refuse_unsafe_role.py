# SPDX-License-Identifier: EUPL-1.2
"""The program serves only as a role that cannot pass the wall."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.db import connection

from woonzeker.access import role
from woonzeker.access.errors import UnsafeDatabaseRole
from woonzeker.settings import databases


@pytest.mark.django_db
def test_the_limited_role_may_serve() -> None:
    role.refuse_unsafe_role()
    with connection.cursor() as cursor:
        assert not role.faults(cursor)


def test_the_owner_may_not_serve() -> None:
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        found = role.faults(owner.cursor())
    assert any("eigenaar van tabellen" in said for said in found)
    assert any("wijzigen" in said for said in found)


@pytest.mark.django_db
def test_a_refusal_says_all_that_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(role, "_TOO_MUCH", (("vliegt", "SELECT true"), ("zwemt", "SELECT true")))
    with pytest.raises(UnsafeDatabaseRole, match="zij vliegt; zij zwemt"):
        role.refuse_unsafe_role()


@pytest.mark.django_db
@pytest.mark.parametrize("power", ["rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb"])
def test_the_tests_run_without_power(power: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {power} FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("granted", ["UPDATE (subject)", "TRIGGER"])
def test_a_right_on_one_column_of_a_log_or_to_a_trigger_is_too_much(
    own_database: str, granted: str
) -> None:
    address = databases.with_database(
        os.environ["DATABASE_OWNER_URL"], str(connection.settings_dict["NAME"])
    )
    with psycopg.connect(address) as owner:
        owner.execute(f"GRANT {granted} ON access_auditline TO PUBLIC")
    with connection.cursor() as cursor:
        assert role.faults(cursor) == ["kan het logboek van handelingen wijzigen"]
