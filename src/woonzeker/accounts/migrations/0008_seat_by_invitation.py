# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_accounts_of_ones_own'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='keeps_seats',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='invitation',
            name='partner_id',
            field=models.UUIDField(null=True),
        ),
    ]
