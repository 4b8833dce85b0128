# SPDX-License-Identifier: EUPL-1.2

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import migrations

from woonzeker.access import closing
from woonzeker.access.sealed import SealedText

#: table, column, the column of whose key it is, and how the model calls that
_TEXTS = (
    ("privacy_rightsrequest", "words", "id", "pk"),
    ("privacy_rightsrequest", "extension_reason", "id", "pk"),
    ("privacy_rightsrequest", "answer_words", "id", "pk"),
    ("privacy_finding", "verdict_reason", "id", "pk"),
    ("privacy_leakfile", "consequences", "leak_id", "leak_id"),
)


def _words(_municipality: str, _row: UUID, values: Sequence[Any]) -> bytes | None:
    """The words, or nothing where nothing was written."""
    return str(values[0]).encode() if values[0] else None


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_keys_and_exports"),
        ("privacy", "0001_initial"),
    ]

    operations = [
        *(
            operation
            for table, name, column, subject in _TEXTS
            for operation in closing.column(
                table,
                name,
                SealedText(db_column=f"{name}_sealed", editable=False, null=True, subject=subject),
                _words,
                subject=column,
            )
        ),
        closing.rewrite("privacy_rightsrequest", "privacy_finding", "privacy_leakfile"),
    ]
