# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('legal', '0002_wall'),
    ]

    operations = [
        migrations.AddField(
            model_name='courtmessage',
            name='started',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='courtmessage',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='courtmessage',
            name='withdrawn_by',
            field=models.CharField(blank=True, db_default='', max_length=64),
        ),
        migrations.AddField(
            model_name='courtmessage',
            name='withdrawn_why',
            field=models.CharField(blank=True, db_default='', max_length=20),
        ),
    ]
