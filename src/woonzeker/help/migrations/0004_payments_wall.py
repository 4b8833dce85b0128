# SPDX-License-Identifier: EUPL-1.2
"""The wall around news of payments."""

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("help", "0003_payments_and_costs")]

    operations = [
        wall.enclose("help_payment"),
        wall.refer("help_payment", "arrangement_id", "help_arrangement"),
        wall.refer("help_payment", "case_id", "cases_case"),
        wall.refer("help_payment", "debt_id", "help_debt"),
    ]
