# SPDX-License-Identifier: EUPL-1.2
"""Nine known ways through row level security, each tried: none of them is open.

`test_tables` holds the shape of every table; here is what happens when somebody tries.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from tests.architecture.test_tables import WALLED
from tests.conftest import CODE, client_of
from tests.proving import SEED, many

import woonzeker
from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.role import faults
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases.models import Case, CaseTask, Household
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner
from woonzeker.settings import databases

OTHER = "0002"
NONE_CHOSEN = "no municipality chosen"


def ask(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def setting() -> object:
    return ask("SELECT coalesce(current_setting('woonzeker.municipality', true), '')")[0][0]


def delivery_in(code: str, partner: Partner) -> Delivery:
    with tenant(code):
        return Delivery.objects.create(
            partner=partner, sector="water", channel="web", filename="lijst.csv", sha256="0" * 64,
            received_at=clock.now(), received_on=clock.today(), received_by="test", state="done",
        )  # fmt: skip


def signal_in(code: str, delivery: Delivery) -> ArrearsSignal:
    day = date(2026, 11, 2)
    with tenant(code):
        return ArrearsSignal.objects.create(
            delivery=delivery, line_number=1, partner=delivery.partner, sector="water",
            own_reference="R1", period_on=day.replace(day=1), signalled_on=day,
            amount_cents=12_300, house_number=1,
        )  # fmt: skip


def case_in(code: str) -> Case:
    with tenant(code):
        home = Household.objects.create(address_key="3511AA|1||", house_number=1)
        return Case.objects.create(
            household=home, number="2026-00001", step=3, opened_on=clock.today()
        )


@contextmanager
def as_owner(database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The owner of the tables, as a migration or a person at the database would be."""
    url = databases.with_database(os.environ["DATABASE_OWNER_URL"], database)
    with psycopg.connect(url, autocommit=True) as owner:
        yield owner


@pytest.fixture
def filled(own_database: str) -> str:
    """A database with a case of municipality 9999; gives the name of the database."""
    case_in(CODE)
    return str(connection.settings_dict["NAME"])


def test_hole_1_the_owner_sees_no_rows_either(filled: str) -> None:
    with as_owner(filled) as owner:
        with pytest.raises(psycopg.DatabaseError, match=NONE_CHOSEN):
            owner.execute("SELECT count(*) FROM cases_case")
        owner.execute("SELECT set_config('woonzeker.municipality', %s, false)", [OTHER])
        assert owner.execute("SELECT count(*) FROM cases_case").fetchone() == (0,)


def test_hole_2_a_view_of_the_owner_is_seen_by_the_check(filled: str) -> None:
    """Without `security_invoker` a view looks with the eyes of who made it."""
    careless = (
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = "
        "'public'::regnamespace AND NOT coalesce('security_invoker=true' = ANY(reloptions), false)"
    )
    with as_owner(filled) as owner:
        assert owner.execute(careless).fetchall() == []
        owner.execute("CREATE VIEW everything AS SELECT * FROM cases_case")
        assert owner.execute(careless).fetchall() == [("everything",)]
        owner.execute("ALTER VIEW everything SET (security_invoker = true)")
        assert owner.execute(careless).fetchall() == []


def test_hole_3_an_empty_setting_is_no_choice(filled: str) -> None:
    with tenant(CODE):
        assert setting() == CODE
    assert setting() == ""
    with pytest.raises(DatabaseError, match=NONE_CHOSEN):
        ask("SELECT count(*) FROM cases_case")


def test_hole_4_no_line_of_the_program_chooses_for_a_whole_session() -> None:
    """A choice that outlives its transaction shows the next person somebody else's rows."""
    careless = re.compile(
        r"set_config\([^)]*municipality[^)]*,\s*false|SET\s+(SESSION\s+)?woonzeker\.", re.IGNORECASE
    )
    root = Path(woonzeker.__file__).parent
    found = [str(path) for path in root.rglob("*.py") if careless.search(path.read_text("utf-8"))]
    assert found == []


def test_hole_5_the_same_reference_in_two_municipalities_is_no_clash(
    partner_factory: Callable[..., Partner],
) -> None:
    partner = partner_factory("water", "Bron")
    organisations.establish(actor=system(OTHER, "tests"), name="Elders")
    assert signal_in(CODE, delivery_in(CODE, partner))
    assert signal_in(OTHER, delivery_in(OTHER, partner))


def test_hole_6_a_key_cannot_point_to_a_row_of_another_municipality(municipality: str) -> None:
    case, day = case_in(CODE), clock.today()
    with pytest.raises(IntegrityError, match="same_tenant"), tenant(OTHER):
        CaseTask.objects.create(case_id=case.pk, kind="alert_helper", asked_on=day, due_on=day)


def test_hole_7_a_row_cannot_be_made_in_another_municipality(municipality: str) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), tenant(CODE):
        Household.objects.create(municipality=OTHER, address_key="x", house_number=2)


def test_hole_7_a_row_cannot_be_given_to_another_municipality(municipality: str) -> None:
    with tenant(CODE):
        Household.objects.create(address_key="x", house_number=2)
    with pytest.raises(DatabaseError, match="row-level security"), tenant(CODE):
        Household.objects.update(municipality=OTHER)


@pytest.mark.parametrize("statement", ["UPDATE cases_case SET lanes = '[]'", "TABLE cases_case"])
def test_hole_8_work_without_a_municipality_raises_and_is_never_empty(
    filled: str, statement: str
) -> None:
    """A migration of data would otherwise say that it went well, over no rows at all."""
    with as_owner(filled) as owner, pytest.raises(psycopg.DatabaseError, match=NONE_CHOSEN):
        owner.execute(statement)
    with pytest.raises(DatabaseError, match=NONE_CHOSEN):
        ask(statement)


@pytest.mark.parametrize("table", [model._meta.db_table for model in WALLED])
def test_hole_9_a_dump_by_the_limited_role_fails_instead_of_leaving_rows_out(
    municipality: str, table: str
) -> None:
    """`pg_dump` turns row security off, which for this role is an error and no way round."""
    with transaction.atomic():
        ask("SET LOCAL row_security = off")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            ask(f"SELECT * FROM {table} LIMIT 1")


def test_the_tests_themselves_run_as_the_limited_role(municipality: str) -> None:
    with connection.cursor() as cursor:
        assert faults(cursor) == []
    assert ask("SELECT current_user") == [(databases.APP,)]


def browser_of(code: str) -> Client:
    """A coordinator of a municipality of their own, with one delivery that bears its code."""
    lead = system(code, "tests")
    organisations.establish(actor=lead, name=f"Gemeente {code}")
    partner = organisations.agree(
        actor=lead, sector="water", name=f"Bron van {code}", from_on=date(2021, 1, 1)
    ).partner
    delivery_in(code, partner)
    user = User.objects.create(username=f"u{code}", name=f"Coördinator {code}")
    role = Role.INTAKE_COORDINATOR
    organisations.give_role(actor=lead, user=user.pk, role=role, from_on=date(2026, 1, 1))
    return client_of(Actor("user", str(user.pk), code, frozenset({role.value})))


def test_on_one_connection_no_request_sees_rows_of_another_municipality(own_database: str) -> None:
    """Ten municipalities in turn, drawn by lot, some requests ending badly in between."""
    codes = [f"{number:04}" for number in range(1001, 1011)]
    browsers = {code: browser_of(code) for code in codes}
    chance, foreign, backend = random.Random(SEED), [], ask("SELECT pg_backend_pid()")
    for turn in range(many(100, 1_000)):
        code = chance.choice(codes)
        if turn % 7 == 0:
            gone = "/aanleveringen/00000000-0000-4000-8000-000000000000"
            assert browsers[code].get(gone).status_code == 404
        said = browsers[code].get("/aanleveringen").content.decode()
        assert f"Bron van {code}" in said, f"zaad {SEED}, verzoek {turn}"
        foreign += [each for each in codes if each != code and f"Bron van {each}" in said]
        assert setting() == ""
    assert foreign == []
    assert ask("SELECT pg_backend_pid()") == backend
