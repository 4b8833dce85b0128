# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import woonzeker.access.tenancy
from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_a_move_can_be_taken_back'),
        ('monitoring', '0002_pages_that_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedYear',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('year', models.PositiveSmallIntegerField()),
                ('what', models.CharField(choices=[('sieve', 'de zeef'), ('lost', 'woningen die verloren gingen'), ('judged', 'vonnissen')], max_length=6)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.CharField(max_length=64)),
                ('tables', models.JSONField(default=dict)),
                ('rules', models.PositiveSmallIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('municipality', 'year', 'what'), name='year_published_once')],
            },
        ),
        migrations.CreateModel(
            name='SieveRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('entered_on', models.DateField()),
                ('began', models.PositiveSmallIntegerField()),
                ('step', models.PositiveSmallIntegerField()),
                ('status', models.CharField(max_length=8)),
                ('since', models.DateField()),
                ('result', models.CharField(blank=True, max_length=40)),
                ('left_on', models.DateField(null=True)),
                ('times', models.PositiveSmallIntegerField(default=1)),
                ('carried_days', models.PositiveIntegerField(default=0)),
                ('last_contact_on', models.DateField(null=True)),
                ('sank_from', models.PositiveSmallIntegerField(null=True)),
                ('sank_on', models.DateField(null=True)),
                ('home_lost_on', models.DateField(null=True)),
                ('step_1_on', models.DateField(null=True)),
                ('step_2_on', models.DateField(null=True)),
                ('step_3_on', models.DateField(null=True)),
                ('step_4_on', models.DateField(null=True)),
                ('step_5_on', models.DateField(null=True)),
                ('step_6_on', models.DateField(null=True)),
                ('step_7_on', models.DateField(null=True)),
                ('step_8_on', models.DateField(null=True)),
                ('step_9_on', models.DateField(null=True)),
                ('step_10_on', models.DateField(null=True)),
                ('step_11_on', models.DateField(null=True)),
                ('days_1', models.PositiveIntegerField(null=True)),
                ('days_2', models.PositiveIntegerField(null=True)),
                ('days_3', models.PositiveIntegerField(null=True)),
                ('days_4', models.PositiveIntegerField(null=True)),
                ('days_5', models.PositiveIntegerField(null=True)),
                ('days_6', models.PositiveIntegerField(null=True)),
                ('days_7', models.PositiveIntegerField(null=True)),
                ('days_8', models.PositiveIntegerField(null=True)),
                ('days_9', models.PositiveIntegerField(null=True)),
                ('days_10', models.PositiveIntegerField(null=True)),
                ('days_11', models.PositiveIntegerField(null=True)),
                ('lanes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('sector', models.CharField(blank=True, max_length=10)),
                ('landlord', models.CharField(blank=True, max_length=12)),
                ('children', models.CharField(choices=[('yes', 'er wonen kinderen'), ('no', 'er wonen geen kinderen'), ('unknown', 'niet bekend')], max_length=8)),
                ('known_before', models.BooleanField(default=False)),
                ('place', models.CharField(max_length=14)),
                ('repeat', models.BooleanField(default=False)),
                ('leaks', models.BooleanField(default=False)),
                ('folded_to', models.BigIntegerField()),
                ('rules', models.PositiveSmallIntegerField()),
                ('case', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'entered_on'], name='sieve_row_entered'), models.Index(condition=models.Q(('leaks', True)), fields=['municipality', '-step', 'sank_on'], name='sieve_row_leaks'), models.Index(fields=['municipality', 'step', 'place', 'entered_on'], name='sieve_row_place'), models.Index(condition=models.Q(('place', 'home_left')), fields=['municipality', 'left_on'], name='sieve_row_home_left'), models.Index(condition=models.Q(('home_lost_on__isnull', False)), fields=['municipality', 'home_lost_on'], name='sieve_row_home_lost')],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'case'), name='sieve_row_once'), models.CheckConstraint(condition=models.Q(('place__in', ['open', 'waiting', 'paid', 'arrangement', 'helped', 'other_help', 'on_their_own', 'moved', 'rehoused', 'home_left', 'deceased', 'out_of_sight', 'not_taken_up', 'mistake'])), name='sieve_row_somewhere'), models.CheckConstraint(condition=models.Q(('step__gte', models.F('began'))), name='sieve_row_goes_down'), models.CheckConstraint(condition=models.Q(models.Q(('left_on', None), ('result', '')), models.Q(models.Q(('result', ''), _negated=True), ('left_on__isnull', False)), _connector='OR'), name='sieve_row_left_on')],
            },
        ),
        wall.enclose("monitoring_sieverow", "monitoring_publishedyear"),
        wall.refer("monitoring_sieverow", "case_id", "cases_case"),
        wall.append_only("monitoring_publishedyear"),
    ]
