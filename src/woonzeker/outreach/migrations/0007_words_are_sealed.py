# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from woonzeker.access import closing
from woonzeker.access.sealed import SealedDocument, SealedText

_TEXTS = ("what", "verdict_reason", "late_reason", "measures")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_keys_and_exports"),
        ("outreach", "0006_a_leak_stays"),
    ]

    operations = [
        *(
            operation
            for name in _TEXTS
            for operation in closing.column(
                "outreach_dataleak",
                name,
                SealedText(db_column=f"{name}_sealed", editable=False, null=True, subject="pk"),
                closing.as_text,
            )
        ),
        *closing.column(
            "outreach_dataleak",
            "earlier_verdicts",
            SealedDocument(
                db_column="earlier_verdicts_sealed", editable=False, null=True, subject="pk"
            ),
            closing.as_value,
        ),
        closing.rewrite("outreach_dataleak"),
    ]
