# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial"), ("access", "0002_wall"), ("cases", "0002_wall")]

    operations = [
        wall.enclose(
            "planning_priorityscore",
            "planning_caseflag",
            "planning_visitrequest",
            "planning_worklist",
            "planning_visit",
            "planning_writtenoffer",
        ),
        wall.refer("planning_priorityscore", "case_id", "cases_case"),
        wall.refer("planning_caseflag", "case_id", "cases_case"),
        wall.refer("planning_visitrequest", "case_id", "cases_case"),
        wall.refer("planning_visit", "work_list_id", "planning_worklist"),
        wall.refer("planning_visit", "case_id", "cases_case"),
        wall.refer("planning_writtenoffer", "case_id", "cases_case"),
    ]
