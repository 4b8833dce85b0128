# SPDX-License-Identifier: EUPL-1.2
"""The wall in the database: what a migration adds to a table with personal data."""

from __future__ import annotations

from django.db.migrations.operations import RunSQL

#: Raises when no municipality was chosen: an empty list would hide a household from its helper.
CREATE_CONTEXT = """
CREATE FUNCTION woonzeker_municipality() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE chosen text := nullif(current_setting('woonzeker.municipality', true), '');
BEGIN
    IF chosen IS NULL THEN
        RAISE EXCEPTION 'no municipality chosen' USING ERRCODE = 'WZ001';
    END IF;
    RETURN chosen;
END $$;
"""

CREATE_APPEND_ONLY = """
CREATE FUNCTION woonzeker_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'WZ002';
END $$;
"""


def create_context() -> RunSQL:
    """The functions that policies and triggers use."""
    return RunSQL(
        CREATE_CONTEXT + CREATE_APPEND_ONLY,
        "DROP FUNCTION woonzeker_append_only; DROP FUNCTION woonzeker_municipality;",
    )


def share_context() -> RunSQL:
    """Let the database put more than one process on a question: the choice goes along to each.

    Without saying so it counts what stands behind a policy with one.
    """
    functions = ("woonzeker_municipality()", "woonzeker_organisation()")
    return RunSQL(
        "".join(f"ALTER FUNCTION {each} PARALLEL SAFE;" for each in functions),
        "".join(f"ALTER FUNCTION {each} PARALLEL UNSAFE;" for each in functions),
    )


def enclose(*tables: str, key: str = "id") -> RunSQL:
    """Force row level security by municipality and make (municipality, id) a key to refer to."""
    up, down = [], []
    for table in tables:
        up.append(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
            f"CREATE POLICY {table}_wall ON {table} "
            "USING (municipality = woonzeker_municipality()) "
            "WITH CHECK (municipality = woonzeker_municipality());"
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_tenant_key UNIQUE (municipality, {key});"
        )
        down.append(
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_tenant_key;"
            f"DROP POLICY {table}_wall ON {table};"
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;"
        )
    return RunSQL("".join(up), "".join(reversed(down)))


def refer(table: str, column: str, target: str) -> RunSQL:
    """A foreign key that cannot cross municipalities: (municipality, column) → (municipality, id).

    The owner looks past the policies while the constraint is checked against the rows that exist;
    under them it would check the rows of no municipality at all.
    """
    name = f"{table}_{column}_same_tenant"
    both = sorted({table, target})
    return RunSQL(
        "".join(f"ALTER TABLE {each} NO FORCE ROW LEVEL SECURITY;" for each in both)
        + f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (municipality, {column}) "
        f"REFERENCES {target} (municipality, id) DEFERRABLE INITIALLY IMMEDIATE;"
        + "".join(f"ALTER TABLE {each} FORCE ROW LEVEL SECURITY;" for each in both),
        f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )


def append_only(table: str, *, but: tuple[str, ...] = ()) -> RunSQL:
    """Refuse update and delete of rows, by whoever; columns in `but` may be updated."""
    return RunSQL(
        f"{_no_update(table, but)}"
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW "
        "EXECUTE FUNCTION woonzeker_append_only();",
        f"DROP TRIGGER {table}_no_delete ON {table}; DROP TRIGGER {table}_no_update ON {table};",
    )


def as_written(table: str, *, but: tuple[str, ...] = ()) -> RunSQL:
    """Refuse update of rows, by whoever, but of the columns in `but`.

    For history that goes with its case: erasing deletes the rows, nobody rewrites them.
    """
    return RunSQL(_no_update(table, but), f"DROP TRIGGER {table}_no_update ON {table};")


def _no_update(table: str, but: tuple[str, ...]) -> str:
    condition = ""
    if but:
        old = " || ".join(["to_jsonb(OLD)"] + [f"jsonb_build_object('{c}', 0)" for c in but])
        new = " || ".join(["to_jsonb(NEW)"] + [f"jsonb_build_object('{c}', 0)" for c in but])
        condition = f"WHEN (({old}) IS DISTINCT FROM ({new})) "
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {condition}"
        "EXECUTE FUNCTION woonzeker_append_only();"
    )


#: Raises when no organisation was chosen, as for the municipality.
CREATE_DESK = """
CREATE FUNCTION woonzeker_organisation() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE chosen text := nullif(current_setting('woonzeker.organisation', true), '');
BEGIN
    IF chosen IS NULL THEN
        RAISE EXCEPTION 'no organisation chosen' USING ERRCODE = 'WZ003';
    END IF;
    RETURN chosen::uuid;
END $$;
"""


def create_desk() -> RunSQL:
    """The function that the policies of desks use."""
    return RunSQL(CREATE_DESK, "DROP FUNCTION woonzeker_organisation;")


def enclose_desk(*tables: str) -> RunSQL:
    """Force row level security by organisation and make (organisation, id) a key to refer to."""
    up, down = [], []
    for table in tables:
        up.append(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
            f"CREATE POLICY {table}_desk ON {table} "
            "USING (organisation = woonzeker_organisation()) "
            "WITH CHECK (organisation = woonzeker_organisation());"
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_desk_key UNIQUE (organisation, id);"
        )
        down.append(
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_desk_key;"
            f"DROP POLICY {table}_desk ON {table};"
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;"
        )
    return RunSQL("".join(up), "".join(reversed(down)))


def refer_at_desk(table: str, column: str, target: str) -> RunSQL:
    """A foreign key that cannot cross desks: (organisation, column) → (organisation, id)."""
    name = f"{table}_{column}_same_desk"
    both = sorted({table, target})
    return RunSQL(
        "".join(f"ALTER TABLE {each} NO FORCE ROW LEVEL SECURITY;" for each in both)
        + f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (organisation, {column}) "
        f"REFERENCES {target} (organisation, id) DEFERRABLE INITIALLY IMMEDIATE;"
        + "".join(f"ALTER TABLE {each} FORCE ROW LEVEL SECURITY;" for each in both),
        f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )
