# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from woonzeker.access import closing
from woonzeker.access.sealed import SealedText


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_keys_and_exports"),
        ("planning", "0004_visits_give_reach"),
    ]

    operations = [
        *closing.column(
            "planning_caseflag",
            "reason",
            SealedText(
                db_column="reason_sealed",
                editable=False,
                max_length=200,
                null=True,
                subject="case_id",
            ),
            closing.as_text,
            subject="case_id",
        ),
        closing.rewrite("planning_caseflag"),
    ]
