# SPDX-License-Identifier: EUPL-1.2
"""The wall around what goes back to partners; what was told is only ever added to."""

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("feedback", "0002_answers_back")]

    operations = [
        wall.enclose(
            "feedback_toldanswer",
            "feedback_answerrelease",
            "feedback_answerconsent",
            "feedback_collectionpause",
            "feedback_digestsent",
            "feedback_webhook",
            "feedback_webhookevent",
        ),
        wall.refer("feedback_answerrelease", "signal_id", "intake_arrearssignal"),
        wall.refer("feedback_answerconsent", "case_id", "cases_case"),
        wall.refer("feedback_collectionpause", "case_id", "cases_case"),
        wall.refer("feedback_webhookevent", "webhook_id", "feedback_webhook"),
        wall.refer("feedback_webhookevent", "signal_id", "intake_arrearssignal"),
        wall.append_only("feedback_toldanswer"),
    ]
