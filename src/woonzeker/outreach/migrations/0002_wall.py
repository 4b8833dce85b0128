# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_initial"), ("access", "0002_wall"), ("cases", "0002_wall")]

    operations = [
        wall.enclose(
            "outreach_contactattempt",
        ),
        wall.refer("outreach_contactattempt", "case_id", "cases_case"),
    ]
