# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import uuid

from django.db import migrations, models

import woonzeker.access.tenancy
from woonzeker.access import wall


class Migration(migrations.Migration):

    initial = True

    dependencies = [("access", "0008_desks")]

    operations = [
        migrations.CreateModel(
            name='Delivered',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('road', models.CharField(choices=[('file', 'bestand vanaf de opdrachtregel'), ('page', 'bestand van de bladzijde'), ('pull', 'opgehaald door het CBS')], max_length=5)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('page', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=64)),
                ('signals', models.PositiveIntegerField()),
                ('cases', models.PositiveIntegerField()),
                ('left_out', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(max_length=64)),
                ('incomplete', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', '-made_at'], name='delivered_newest')],
            },
        ),
        wall.enclose("monitoring_delivered"),
        wall.append_only("monitoring_delivered"),
    ]
