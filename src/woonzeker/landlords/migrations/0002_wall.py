# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [
        ("landlords", "0001_homes_files_and_checks"),
        ("access", "0008_desks"),
    ]

    operations = [
        wall.enclose_desk(
            "landlords_rental",
            "landlords_tenancy",
            "landlords_arrearsfile",
            "landlords_effort",
            "landlords_proof",
            "landlords_sentletter",
        ),
        wall.refer_at_desk("landlords_tenancy", "rental_id", "landlords_rental"),
        wall.refer_at_desk("landlords_arrearsfile", "tenancy_id", "landlords_tenancy"),
        wall.refer_at_desk("landlords_effort", "file_id", "landlords_arrearsfile"),
        wall.refer_at_desk("landlords_proof", "effort_id", "landlords_effort"),
        wall.refer_at_desk("landlords_sentletter", "file_id", "landlords_arrearsfile"),
        wall.enclose("landlords_landlordcheck"),
    ]
