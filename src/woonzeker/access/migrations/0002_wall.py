# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        wall.create_context(),
        wall.enclose("access_auditline"),
        wall.append_only("access_auditline"),
    ]
