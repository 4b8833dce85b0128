# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models

#: a link that was made by one person alone waits for a second one, who gets a new link
WAITS = "UPDATE accounts_invitation SET state = 'asked' WHERE state = 'sent'"


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_letting_in'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='released_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='released_by',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='state',
            field=models.CharField(choices=[('asked', 'wacht op een tweede persoon'), ('sent', 'verstuurd'), ('used', 'gebruikt'), ('withdrawn', 'ingetrokken')], default='asked', max_length=10),
        ),
        migrations.RunSQL(WAITS, migrations.RunSQL.noop),
    ]
