# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0005_why_refused")]

    operations = [
        migrations.AddField(
            model_name="export",
            name="content",
            field=models.CharField(blank=True, db_default="", max_length=64),
        ),
        migrations.AddField(
            model_name="export",
            name="seen",
            field=models.BinaryField(db_default=b"", default=b""),
        ),
    ]
