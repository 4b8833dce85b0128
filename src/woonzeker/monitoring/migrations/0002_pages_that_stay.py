# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

import woonzeker.access.tenancy
from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("monitoring", "0001_deliveries_to_the_statistics")]

    operations = [
        migrations.CreateModel(
            name='PullList',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('signals', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('firsts', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(null=True), size=None)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('municipality', 'from_on', 'to_on'), name='pull_list_once')],
            },
        ),
        wall.enclose("monitoring_pulllist"),
    ]
