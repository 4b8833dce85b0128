# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_a_move_can_be_taken_back'),
    ]

    operations = [
        migrations.AddField(
            model_name='casemove',
            name='undoes_beginning',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
