# SPDX-License-Identifier: EUPL-1.2
"""Mass assignment: every field of every table is sent along with every form, and none of it counts
but what the form has.
"""

from __future__ import annotations

import json
import re

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from tests.conftest import CODE
from tests.proof.cells import Address, addresses
from tests.proof.things import World

from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.web.permissions import TABLE, Who

#: what was sent, by the type of the column; a row that holds it was written from outside a form
WORD = "gestolen-veld"
NUMBER = 424_242
DAY = "2031-03-03"
UUID_TEXT = "deadbeef-dead-4eef-8ead-deadbeefdead"
#: free words and numbers that some form does ask for under the same name as a column
ASKED_FOR = {"reason", "words", "minutes", "why", "name", "username", "note", "what", "measures"}


def models() -> list[type[Model]]:
    """Every table of ours."""
    return [each for each in apps.get_models() if each.__module__.startswith("woonzeker.")]


def every_field() -> dict[str, str]:
    """Each column that there is, with a value of its type that stands out."""
    sent: dict[str, str] = {}
    for model in models():
        for field in model._meta.concrete_fields:
            kind = field.get_internal_type()
            value = {"UUIDField": UUID_TEXT, "ForeignKey": UUID_TEXT, "OneToOneField": UUID_TEXT,
                     "DateField": DAY, "DateTimeField": f"{DAY}T03:03", "BooleanField": "on",
                     "JSONField": f'["{WORD}"]'}.get(kind, WORD)  # fmt: skip
            number = "Integer" in kind or kind in {"BigAutoField", "FloatField", "DecimalField"}
            sent[field.name] = sent[field.attname] = str(NUMBER) if number else value
    return {name: value for name, value in sent.items() if name not in ASKED_FOR}


def written() -> set[str]:
    """The columns in which any row of the municipality now holds something that was sent."""
    sent = "|".join((WORD, str(NUMBER), DAY, UUID_TEXT))
    asks = [
        f"SELECT '{table}', to_jsonb(t) FROM {table} t WHERE to_jsonb(t)::text ~ '{sent}'"
        for table in (connection.ops.quote_name(m._meta.db_table).strip('"') for m in models())
    ]
    with tenant(CODE), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asks))
        return {
            f"{table}.{column}"
            for table, row in cursor.fetchall()
            for column, value in json.loads(row).items()
            if re.search(sent, str(value))
        }


def forms() -> list[Address]:
    """The addresses to which something can be sent by somebody who signed in."""
    return [
        each for each in addresses()
        if "POST" in TABLE[each.name] and TABLE[each.name]["POST"].who is not Who.KEY
    ]  # fmt: skip


def test_a_column_cannot_be_written_by_sending_its_name(world: World) -> None:
    sent, stolen = every_field(), {}
    most = (Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER)
    for address in forms():
        for role in most:
            browser = world.browsers[role.value]
            kept = transaction.savepoint()
            browser.post(address.url(world.things["own"]), sent)
            if found := written():
                stolen[f"{address.name} als {role.value}"] = sorted(found)
            transaction.savepoint_rollback(kept)
    assert stolen == {}
