# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("access", "0002_wall")]

    operations = [
        wall.enclose(
            "intake_delivery",
            "intake_rawfile",
            "intake_columnmapping",
            "intake_setasideline",
            "intake_arrearssignal",
        ),
        wall.refer("intake_rawfile", "delivery_id", "intake_delivery"),
        wall.refer("intake_setasideline", "delivery_id", "intake_delivery"),
        wall.refer("intake_arrearssignal", "delivery_id", "intake_delivery"),
    ]
