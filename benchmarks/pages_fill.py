# SPDX-License-Identifier: EUPL-1.2
"""A municipality with many cases, made in the database itself.

Knows no models: it asks each table which columns there are, gives what it has and leaves the rest
at nothing. So the same households can be made under an older or a newer schema.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

CODE = "9999"
ON = "date '2026-11-02'"
SECTORS = ("huur", "energie", "water", "zorg")
DELIVERIES = 400
#: how many cases the outreach worker has
OWN_CASES = 60
#: doors of a round of one day
DOORS = 15

Connection = psycopg.Connection[Any]
#: what stands in a column that must be filled and of which nothing is known
_NOTHING = {
    "boolean": "false", "integer": "0", "bigint": "0", "smallint": "0", "numeric": "0",
    "double precision": "0", "jsonb": "'[]'::jsonb", "bytea": "''::bytea",
    "date": ON, "timestamp with time zone": f"{ON}::timestamptz",
    "time without time zone": "'09:00'", "uuid": "gen_random_uuid()",
}  # fmt: skip
_OPEN = "h(i, 'open', 100) < 45"
_CLOSED = "h(i, 'open', 100) >= 50"


def fill(owner_url: str, cases: int) -> None:
    """Make `cases` households, each with a case, as the owner of the tables."""
    with psycopg.connect(owner_url) as connection:
        connection.execute("SELECT set_config('woonzeker.municipality', %s, true)", [CODE])
        connection.execute(_FUNCTIONS)
        _people(connection, cases)
        _signals(connection, cases)
        _cases(connection, cases)
        _events(connection, cases)
        _sieve(connection, cases)
        connection.execute("DROP FUNCTION h(int, text, int); DROP FUNCTION key(text, int);")
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


#: a number below `most` and an id, always the same for the same row
_FUNCTIONS = """
CREATE FUNCTION h(number int, about text, most int) RETURNS int LANGUAGE sql IMMUTABLE AS
$$ SELECT (abs(hashtext(about || number)::bigint) % most)::int $$;
CREATE FUNCTION key(about text, number int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT md5(about || number)::uuid $$;
"""


def _insert(connection: Connection, table: str, source: str, /, **given: str) -> None:
    """Add a row for each row of `source`; columns that this schema lacks are left out."""
    found = connection.execute(
        "SELECT column_name, data_type, is_nullable, column_default, is_identity "
        "FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s",
        [table],
    ).fetchall()
    values = {"municipality": f"'{CODE}'", **given}
    chosen = {}
    for name, kind, nullable, default, identity in found:
        if name in values:
            chosen[name] = values[name]
        elif nullable == "NO" and default is None and identity == "NO":
            chosen[name] = _NOTHING.get(kind, "''")
    if not chosen:
        return  # a table of a newer schema
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, chosen)),
            sql.SQL(", ").join(map(sql.SQL, chosen.values())),  # type: ignore[arg-type]
            sql.SQL(source),  # type: ignore[arg-type]
        )
    )


def _series(cases: int, where: str = "true", more: str = "") -> str:
    return f"generate_series(1, {cases}) AS i {more} WHERE {where}"


_PLACE = {
    "street": "'Straat ' || (i / 60)",
    "house_number": "1 + i % 60",
    "postcode": "lpad((3500 + i / 2600)::text, 4, '0') || chr(65 + (i / 100) % 26) || 'A'",
    "city": "'Meerveld'",
    "address_key": "'plaats-' || i",
}


def _people(connection: Connection, cases: int) -> None:
    """One to three people a household; the first is the one whom signals are about."""
    for place, share in ((0, 100), (1, 60), (2, 40)):
        _insert(
            connection, "matching_person", _series(cases, f"h(i, 'lives{place}', 100) < {share}"),
            **_PLACE,
            id=f"key('person{place}', i)", bsn_index=f"'b{place}-' || i", source="'extract'",
            surname="'Achternaam ' || h(i, 'name', 5000)", initials="chr(65 + i % 26) || '.'",
            given_names="'Voornaam'", row_hash="md5(i::text)",
            born_on=f"((date '1950-01-01') + h(i, 'born', 18000) + {place} * 4500)::text",
        )  # fmt: skip
    _insert(connection, "cases_household", _series(cases), **_PLACE, id="key('home', i)")


def _signals(connection: Connection, cases: int) -> None:
    """Four partners, some hundreds of deliveries, one to three signals a case, all linked."""
    sector = f"(ARRAY{list(SECTORS)!r})[1 + %s]"
    for number, name in enumerate(SECTORS):
        _insert(
            connection, "organisations_partner", _series(1),
            id=f"key('partner', {number})", sector=f"'{name}'", name=f"'Partner {name}'",
        )  # fmt: skip
    of_delivery = "i % 4"
    _insert(
        connection, "intake_delivery", _series(DELIVERIES),
        id="key('delivery', i)", partner_id=f"key('partner', {of_delivery})",
        sector=sector % of_delivery, channel="'web'", filename="'lijst.csv'", sha256="md5('x')",
        received_at=f"{ON} - i % 300 + time '09:00'", received_on=f"{ON} - i % 300",
        received_by="'bench'", state="'done'",
    )  # fmt: skip
    for turn in range(3):
        where = f"h(i, 'signals', 3) >= {turn}"
        delivery = f"h(i, 'delivery{turn}', {DELIVERIES}) + 1"
        month = f"(date '2026-10-01' - {turn} * interval '1 month')::date"
        _insert(
            connection, "intake_arrearssignal", _series(cases, where),
            id=f"key('signal{turn}', i)", delivery_id=f"key('delivery', {delivery})",
            partner_id=f"key('partner', ({delivery}) % 4)", sector=sector % f"({delivery}) % 4",
            line_number="i", own_reference=f"'R{turn}-' || i", period_on=month, kind="'signaal'",
            signalled_on=f"{month} + 4", amount_cents="10000 + h(i, 'cents', 90000)",
            customer_number="'K' || i", surname="'Achternaam ' || h(i, 'name', 5000)",
            house_number="1 + i % 60", street=_PLACE["street"], postcode=_PLACE["postcode"],
            result="'taken_up'", phones="'[]'::jsonb", emails="'[]'::jsonb",
        )  # fmt: skip
        _insert(
            connection, "matching_link", _series(cases, where),
            id=f"key('link{turn}', i)", signal_id=f"key('signal{turn}', i)", result="'linked'",
            person_id="key('person0', i)", score="30", version="'2026-1'", ground="'clear'",
            decided_on=f"{month} + 4",
        )  # fmt: skip


def _cases(connection: Connection, cases: int) -> None:
    opened = f"{ON} - h(i, 'opened', 25) - CASE WHEN {_CLOSED} THEN 40 ELSE 0 END"
    _insert(
        connection, "cases_case", _series(cases),
        id="key('case', i)", household_id="key('home', i)",
        number="'2026-' || lpad(i::text, 6, '0')", step="3 + h(i, 'step', 2)",
        status=f"CASE WHEN {_OPEN} THEN 'open' WHEN {_CLOSED} THEN 'closed' ELSE 'waiting' END",
        result=f"CASE WHEN {_CLOSED} THEN 'paid' ELSE '' END",
        threatening="h(i, 'threat', 100) < 4", opened_on=opened,
        closed_on=f"CASE WHEN {_CLOSED} THEN {ON} - 5 END",
        team_id="(SELECT id FROM organisations_team LIMIT 1)",
    )  # fmt: skip
    _insert(
        connection, "cases_caseperson", _series(cases),
        id="key('of', i)", case_id="key('case', i)", person_id="key('person0', i)",
    )  # fmt: skip
    for turn in range(3):
        where = f"h(i, 'signals', 3) >= {turn}"
        month = f"(date '2026-10-01' - {turn} * interval '1 month')::date"
        _insert(
            connection, "cases_matchingperiod", _series(cases, where),
            id=f"key('period{turn}', i)", case_id="key('case', i)", starts_on=month,
            ends_on=f"{month} + 29", taken_up_on=f"{month} + 5", shape="'single'",
        )  # fmt: skip
        _insert(
            connection, "cases_periodsignal", _series(cases, where),
            id=f"key('in{turn}', i)", period_id=f"key('period{turn}', i)",
            signal_id=f"key('signal{turn}', i)", came_as="'joined'",
        )  # fmt: skip


def _events(connection: Connection, cases: int) -> None:
    """Terms, tasks, moves, attempts, hours and the order of what runs."""
    of_case = {"case_id": "key('case', i)"}
    _insert(
        connection, "cases_caseterm", _series(cases), **of_case, id="key('term', i)",
        kind="'offer'", starts_on=f"{ON} - 20", due_on=f"{ON} + h(i, 'due', 28)",
        explanation="'Vier weken na het signaal.'", citation="'Wgs art. 4 lid 1'",
        met_on=f"CASE WHEN {_CLOSED} OR h(i, 'met', 3) = 0 THEN {ON} - 6 END",
    )  # fmt: skip
    _insert(
        connection, "cases_casetask", _series(cases, "h(i, 'task', 5) = 0"), **of_case,
        id="key('task', i)", kind="'alert_helper'", asked_on=f"{ON} - 9", due_on=f"{ON} + 3",
    )  # fmt: skip
    codes = ("accept_report", "join_report", "contact_sought", "contact_reached")
    for number, code in enumerate(codes, 1):
        _insert(
            connection, "cases_casemove", _series(cases, f"h(i, 'moves', 4) + 1 >= {number}"),
            **of_case, id=f"key('move{number}', i)", sequence=str(number), code=f"'{code}'",
            to_step="3", to_status="'open'", moved_on=f"{ON} - 20 + {number}",
            moved_at=f"{ON} - 20 + {number} + time '10:00'", actor_kind="'system'",
            actor_id="'bench'", handled_at=f"{ON} - 10 + time '10:00'",
        )  # fmt: skip
    for number in range(2):
        _insert(
            connection, "outreach_contactattempt", _series(cases, f"h(i, 'seek', 3) > {number}"),
            **of_case, id=f"key('seek{number}', i)", channel="'phone'", day_part="'ochtend'",
            tried_on=f"{ON} - 12 + {number}", outcome="'not_reached'", tried_by="'bench'",
            recorded_at=f"{ON} - 12 + {number} + time '10:00'",
        )  # fmt: skip
    _insert(
        connection, "cases_effortbooking", _series(cases, "h(i, 'hours', 2) = 0"), **of_case,
        id="key('hours', i)", step="3", booked_on=f"{ON} - 8", booked_by="'bench'",
        minutes="25", cost_cents="0", what="'call'",
    )  # fmt: skip
    _insert(
        connection, "planning_priorityscore", _series(cases, _OPEN), **of_case,
        id="key('score', i)", scored_on=f"{ON} - 1", total="h(i, 'points', 300)",
        contributions='\'[{"code": "new", "words": "nieuw", "points": 10}]\'::jsonb',
        policy_version="1",
    )  # fmt: skip


def _sieve(connection: Connection, cases: int) -> None:
    """How far each household came: most to step 4, a few to an eviction; one in a hundred unseen.

    They came over three years, some with children, some of a corporation, some for the second time.
    """
    came = "h(i, 'deep', 100)"
    step = (
        f"CASE WHEN {came} < 20 THEN 3 WHEN {came} < 85 THEN 4 WHEN {came} < 90 THEN 5"
        f" WHEN {came} < 94 THEN 6 WHEN {came} < 97 THEN 7 WHEN {came} < 99 THEN 8 ELSE 9 END"
    )
    ended = (
        "(ARRAY['paid', 'arrangement', 'helped', 'out_of_sight', 'home_left'])[1 + h(i, 'how', 5)]"
    )
    days = {
        f"days_{each}": f"CASE WHEN {step} > {each} OR ({step} = {each} AND {_CLOSED})"
        f" THEN h(i, 'days{each}', 200) END"
        for each in range(3, 10)
    }
    entered = f"{ON} - h(i, 'entered', 1000)"
    _insert(
        connection, "monitoring_sieverow", _series(cases), **days,
        id="key('sieve', i)", case_id="key('case', i)", entered_on=entered, since=entered,
        began=f"CASE WHEN h(i, 'began', 50) = 0 THEN {step} ELSE 3 END", step=step,
        status=f"CASE WHEN {_OPEN} THEN 'open' WHEN {_CLOSED} THEN 'closed' ELSE 'waiting' END",
        result=f"CASE WHEN {_CLOSED} THEN 'paid' ELSE '' END",
        left_on=f"CASE WHEN {_CLOSED} THEN {ON} - 5 END",
        place=f"CASE WHEN {_OPEN} THEN 'open' WHEN {_CLOSED} THEN {ended} ELSE 'waiting' END",
        leaks=f"{_OPEN} AND {step} >= 5 AND h(i, 'leaks', 5) = 0", sank_on=f"{ON} - 3",
        sank_from="4", step_3_on=entered, lanes="ARRAY['arrears']", folded_to="1", rules="1",
        sector=f"(ARRAY{list(SECTORS)!r})[1 + h(i, 'sector', 4)]",
        landlord="(ARRAY['corporation', 'private', ''])[1 + h(i, 'landlord', 3)]",
        children="(ARRAY['yes', 'no', 'unknown'])[1 + h(i, 'children', 3)]",
        repeat="h(i, 'again', 10) = 0", times="1", carried_days="0",
    )  # fmt: skip


def assign(owner_url: str, user: str, number: int = OWN_CASES) -> None:
    """Give a user the first open cases, where the schema knows of assignments."""
    with psycopg.connect(owner_url) as connection:
        connection.execute("SELECT set_config('woonzeker.municipality', %s, true)", [CODE])
        _insert(
            connection, "cases_caseassignment",
            f"(SELECT id AS case_id FROM cases_case WHERE status = 'open' "
            f"ORDER BY number LIMIT {number}) AS mine",
            id="gen_random_uuid()", case_id="case_id", user_id=f"'{user}'", why="'handler'",
            from_on=f"{ON} - 10", assigned_at=f"{ON} - 10 + time '10:00'", assigned_by="'bench'",
        )  # fmt: skip


def walk(owner_url: str, user: str) -> None:
    """A round of today for a user past the first of their cases; every household had one before."""
    both = {
        "worker_name": "'Nora'", "day_part": "'ochtend'", "minutes": "10", "why": "'nieuw'",
        "planned_at": f"{ON} - 20 + time '10:00'", "planned_by": "'bench'",
    }  # fmt: skip
    parts = '[["2026-11-02", "ochtend"], ["2026-11-02", "avond"]]'
    capacity = (
        f'{{"windows": {{"ochtend": [570, 720], "middag": [780, 1020], "avond": [1080, 1230]}}, '
        f'"people": [{{"id": "{user}", "name": "Nora", "parts": {parts}}}], '
        f'"minutes": 10, "room": 15}}'
    )
    with psycopg.connect(owner_url) as connection:
        connection.execute("SELECT set_config('woonzeker.municipality', %s, true)", [CODE])
        for number, week in enumerate(("- 7", "+ 0")):
            _insert(
                connection, "planning_worklist", "generate_series(1, 1) AS i", **both,
                id=f"md5('list{number}')::uuid", team_id=f"md5('team{number}')::uuid",
                week_on=f"{ON} {week}", state="'final'", capacity=f"'{capacity}'::jsonb",
            )  # fmt: skip
        _insert(
            connection, "planning_visit",
            "(SELECT id AS one, row_number() OVER (ORDER BY number) AS i FROM cases_case) AS each",
            **both, id="gen_random_uuid()", work_list_id="md5('list0')::uuid", case_id="one",
            worker_id="'bench'", day_on=f"{ON} - 7", position="(i % 30000)::int + 1",
            outcome="'not_reached'", outcome_at=f"{ON} - 7 + time '10:00'",
        )  # fmt: skip
        _insert(
            connection, "planning_visit",
            "(SELECT id AS one, row_number() OVER (ORDER BY number) AS i FROM cases_case "
            f"WHERE status = 'open' ORDER BY number LIMIT {DOORS}) AS mine",
            **both, id="gen_random_uuid()", work_list_id="md5('list1')::uuid", case_id="one",
            worker_id=f"'{user}'", day_on=ON, position="i", outcome="''",
            expected_at="time '09:30' + i * interval '10 minutes'",
        )  # fmt: skip
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE) planning_visit")
