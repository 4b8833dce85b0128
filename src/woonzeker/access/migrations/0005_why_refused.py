# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0004_two_logs")]

    operations = [
        migrations.AddField(
            model_name="auditline",
            name="why",
            field=models.CharField(blank=True, max_length=20, db_default=""),
        ),
    ]
