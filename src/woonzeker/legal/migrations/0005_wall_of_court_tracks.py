# SPDX-License-Identifier: EUPL-1.2
"""The wall around court tracks; what happened on them is never rewritten, only recalled."""

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("legal", "0004_court_tracks")]

    operations = [
        wall.enclose("legal_courttrack", "legal_trackevent"),
        wall.refer("legal_courttrack", "case_id", "cases_case"),
        wall.refer("legal_trackevent", "track_id", "legal_courttrack"),
        wall.refer("legal_trackevent", "message_id", "legal_courtmessage"),
        wall.as_written(
            "legal_trackevent", but=("recalled_at", "recalled_by", "recalled_why")
        ),
    ]
