# SPDX-License-Identifier: EUPL-1.2
"""Who has a visit on a list that stands gets reach for it, as they would have had from now on."""

from django.db import migrations

_TABLES = ("planning_visit", "planning_worklist", "cases_caseassignment")
_OPEN = "".join(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;" for table in _TABLES)
_SHUT = "".join(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;" for table in _TABLES)

#: the owner looks past the policies while it copies: a row keeps its own municipality
GIVE = f"""
{_OPEN}
INSERT INTO cases_caseassignment
    (id, municipality, case_id, user_id, why, visit_id, arranges, from_on, until_on, ended_at,
     assigned_at, assigned_by)
SELECT gen_random_uuid(), v.municipality, v.case_id, who.user_id, 'visit', v.id, false,
       v.day_on - 7, v.day_on + 28, NULL, now(), w.planned_by
FROM planning_visit v
JOIN planning_worklist w ON w.municipality = v.municipality AND w.id = v.work_list_id
CROSS JOIN LATERAL (VALUES (v.worker_id), (v.second_id)) AS who (user_id)
WHERE w.state = 'final' AND v.outcome <> 'dropped' AND who.user_id <> '';
{_SHUT}
"""  # noqa: S608 - the names of our own tables


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0003_who_comes_along_and_what_came_of_it"),
        ("cases", "0004_reach"),
    ]

    operations = [migrations.RunSQL(GIVE, migrations.RunSQL.noop)]
