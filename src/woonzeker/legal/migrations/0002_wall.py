# SPDX-License-Identifier: EUPL-1.2
"""The wall around messages of bailiffs and courts."""

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("legal", "0001_messages_duty_and_answers")]

    operations = [
        wall.enclose(
            "legal_courtmessage",
            "legal_waitanswer",
            "legal_warmreferral",
            "legal_dutyturn",
            "legal_knownsender",
        ),
        wall.refer("legal_courtmessage", "case_id", "cases_case"),
        wall.refer("legal_courtmessage", "person_id", "matching_person"),
        wall.refer("legal_waitanswer", "message_id", "legal_courtmessage"),
        wall.refer("legal_waitanswer", "case_id", "cases_case"),
        wall.refer("legal_warmreferral", "case_id", "cases_case"),
    ]
