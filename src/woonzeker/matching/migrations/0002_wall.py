# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("access", "0002_wall"), ("intake", "0002_wall")]

    operations = [
        wall.enclose(
            "matching_registerimport",
            "matching_person",
            "matching_link",
            "matching_linkdecision",
        ),
        wall.refer("matching_link", "signal_id", "intake_arrearssignal"),
        wall.refer("matching_link", "person_id", "matching_person"),
        wall.refer("matching_linkdecision", "link_id", "matching_link"),
        wall.refer("matching_linkdecision", "person_id", "matching_person"),
    ]
