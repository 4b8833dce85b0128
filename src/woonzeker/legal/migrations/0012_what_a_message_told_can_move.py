# SPDX-License-Identifier: EUPL-1.2
"""What a message told can stand on another claim: one row of it counts, the others stay."""

import django.db.models.deletion
from django.db import migrations, models

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [
        ('legal', '0011_last_offers'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='trackevent',
            name='one_event_a_message',
        ),
        migrations.AddField(
            model_name='trackevent',
            name='moved_from',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='moved_to', to='legal.trackevent'),
        ),
        migrations.AddConstraint(
            model_name='trackevent',
            constraint=models.UniqueConstraint(condition=models.Q(('recalled_at', None)), fields=('municipality', 'message'), name='one_standing_event_a_message'),
        ),
        wall.refer("legal_trackevent", "moved_from_id", "legal_trackevent"),
    ]
