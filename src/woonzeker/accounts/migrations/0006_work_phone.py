# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_second_person'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='work_phone',
            field=models.CharField(blank=True, default='', max_length=20),
        ),
    ]
