# SPDX-License-Identifier: EUPL-1.2
"""Which migrations take something away: the release that still runs beside them would break."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from tests.migrations.released import previous

_TAKES_AWAY = (
    operations.RemoveField,
    operations.RenameField,
    operations.RenameModel,
    operations.DeleteModel,
)
_DROPS = re.compile(r"\bDROP (TABLE|COLUMN)\b|\bRENAME\b", re.IGNORECASE)
_NO_NAME = re.compile(r"\d{4}_(auto_|.*_and_more$|alter_|remove_)")


def new_migrations() -> Iterator[tuple[Migration, ProjectState]]:
    """Each migration since the previous release, with the form that it starts from."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    done = {node for leaf in previous().items() for node in loader.graph.forwards_plan(leaf)}
    for app in previous():
        for leaf in loader.graph.leaf_nodes(app):
            for node in loader.graph.forwards_plan(leaf):
                if node not in done and node[0] in previous():
                    done.add(node)
                    yield loader.graph.nodes[node], loader.project_state(node, at_end=False)


def what_it_takes(migration: Migration, before: ProjectState) -> list[str]:
    """The operations of a migration that take away or narrow something, in words."""
    state, found = before.clone(), []
    for operation in migration.operations:
        if said := _takes(operation, migration.app_label, state):
            found.append(said)
        operation.state_forwards(migration.app_label, state)
    return found


def _takes(operation: Operation, app: str, state: ProjectState) -> str:
    if isinstance(operation, _TAKES_AWAY):
        return operation.describe()
    if isinstance(operation, operations.AlterField):
        model = state.models[app, operation.model_name_lower]
        if _narrows(model.fields[operation.name], operation.field):
            return f"narrow {operation.describe()}"
    if isinstance(operation, operations.RunSQL) and _DROPS.search(str(operation.sql)):
        return operation.describe()
    return ""


def _narrows(old: models.Field[object, object], new: models.Field[object, object]) -> bool:
    shorter = (new.max_length or 10**9) < (old.max_length or 10**9)
    return type(old) is not type(new) or shorter or (old.null and not new.null)


def without_a_name(migration: Migration) -> bool:
    """Whether a migration was left with the name that was made up for it."""
    return bool(_NO_NAME.match(migration.name))
