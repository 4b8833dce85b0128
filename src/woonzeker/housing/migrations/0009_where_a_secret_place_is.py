# SPDX-License-Identifier: EUPL-1.2
"""Where a secret place is, for its own household alone; what went was signed by a second person."""

import woonzeker.access.sealed
from django.db import migrations, models

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_a_move_can_be_taken_back'),
        ('housing', '0008_wall_of_living'),
    ]

    operations = [
        migrations.AddField(
            model_name='place',
            name='secret',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='stayof',
            name='secret_address',
            field=woonzeker.access.sealed.SealedText(db_column='secret_address_sealed', editable=False, max_length=200, null=True, subject='case_id'),
        ),
        migrations.AlterField(
            model_name='waits',
            name='left_why',
            field=models.CharField(blank=True, choices=[('placed', 'er is een plek geboekt'), ('own_roof', 'zij hebben zelf een dak gevonden'), ('kept_home', 'zij kunnen in hun woning blijven'), ('no_wish', 'zij willen geen plek'), ('mistake', 'dit was niet goed vastgelegd'), ('closed', 'de zaak is afgesloten')], max_length=9),
        ),
        migrations.AddConstraint(
            model_name='goodsitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['sold', 'given_away', 'destroyed']), _negated=True), models.Q(('agreed_by', ''), _negated=True), _connector='OR'), name='goods_gone_signed'),
        ),
        # a booking is not moved, and does not become one for other people
        wall.as_written('housing_stayof', but=('secret_address_sealed',)),
    ]
