# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from woonzeker.access import closing
from woonzeker.access.sealed import SealedText


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_keys_and_exports"),
        ("cases", "0004_reach"),
    ]

    operations = [
        *closing.column(
            "cases_brokenglass",
            "words",
            SealedText(
                db_column="words_sealed",
                editable=False,
                max_length=300,
                null=True,
                subject="case_id",
            ),
            closing.as_text,
            subject="case_id",
        ),
        closing.rewrite("cases_brokenglass"),
    ]
