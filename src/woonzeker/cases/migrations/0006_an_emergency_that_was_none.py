# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_words_are_sealed"),
    ]

    operations = [
        migrations.AddField("brokenglass", "leak", models.UUIDField(null=True)),
    ]
