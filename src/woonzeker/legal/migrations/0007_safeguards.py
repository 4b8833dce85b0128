# SPDX-License-Identifier: EUPL-1.2
"""Safeguards: what was answered, who signed, who was told, and what happened all the same."""

import django.db.models.deletion
import uuid
import woonzeker.access.sealed
import woonzeker.access.tenancy
from django.db import migrations, models

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0009_a_move_can_be_taken_back'),
        ('legal', '0006_costs_and_changes_beside_a_track'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('by', models.CharField(max_length=64)),
                ('level', models.CharField(max_length=10)),
                ('stop', models.CharField(max_length=12)),
                ('seen', models.CharField(max_length=64)),
                ('on', models.DateField()),
                ('signed_at', models.DateTimeField()),
                ('again', models.PositiveSmallIntegerField(default=0)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='SignOffWithdrawal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('by', models.CharField(max_length=64)),
                ('on', models.DateField()),
                ('sign_off', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='legal.signoff')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SituationFact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('kind', models.CharField(max_length=12)),
                ('source', models.CharField(max_length=16)),
                ('on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('by', models.CharField(max_length=64)),
                ('withdrawn', models.BooleanField(default=False)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='EscalationTold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('rung', models.CharField(max_length=14)),
                ('set_by', models.CharField(max_length=64)),
                ('hears', models.CharField(max_length=8)),
                ('day_on', models.DateField()),
                ('on', models.DateField()),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'hears', 'day_on'], name='escalations_of_day')],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'case', 'rung', 'set_by'), name='escalation_told_once')],
            },
        ),
        migrations.CreateModel(
            name='Loss',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('move', models.BigIntegerField()),
                ('open', models.JSONField(default=list)),
                ('unsigned', models.JSONField(default=list)),
                ('children', models.CharField(max_length=8)),
                ('in_spite', models.BooleanField()),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'on'], name='losses_of_year')],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'case', 'move'), name='loss_once')],
            },
        ),
        migrations.CreateModel(
            name='SafeguardAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('code', models.CharField(max_length=20)),
                ('answer', models.CharField(max_length=16)),
                ('source', models.CharField(max_length=10)),
                ('on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('by', models.JSONField(default=list)),
                ('channel', models.CharField(blank=True, max_length=10)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('about', models.CharField(blank=True, max_length=16)),
                ('reason', models.CharField(blank=True, max_length=16)),
                ('free_from', models.DateField(null=True)),
                ('words', woonzeker.access.sealed.SealedText(db_column='words_sealed', editable=False, null=True, subject='case_id')),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'case', 'recorded_at'], name='answer_of_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(('recorded_at__date__gte', models.F('on'))), name='answer_not_of_tomorrow')],
            },
        ),
        migrations.AddIndex(
            model_name='signoff',
            index=models.Index(fields=['municipality', 'case'], name='signatures_of_case'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(fields=('municipality', 'case', 'by', 'stop', 'seen', 'again'), name='signed_once'),
        ),
        migrations.AddIndex(
            model_name='situationfact',
            index=models.Index(fields=['municipality', 'case', 'recorded_at'], name='fact_of_case'),
        ),
        wall.enclose(
            "legal_safeguardanswer",
            "legal_situationfact",
            "legal_signoff",
            "legal_signoffwithdrawal",
            "legal_escalationtold",
            "legal_loss",
        ),
        wall.refer("legal_safeguardanswer", "case_id", "cases_case"),
        wall.refer("legal_situationfact", "case_id", "cases_case"),
        wall.refer("legal_signoff", "case_id", "cases_case"),
        wall.refer("legal_signoffwithdrawal", "sign_off_id", "legal_signoff"),
        wall.refer("legal_escalationtold", "case_id", "cases_case"),
        wall.refer("legal_loss", "case_id", "cases_case"),
        # these go with their case; what is said of a year stays
        wall.as_written("legal_safeguardanswer"),
        wall.as_written("legal_situationfact"),
        wall.as_written("legal_signoff"),
        wall.as_written("legal_signoffwithdrawal"),
        wall.as_written("legal_escalationtold"),
        wall.append_only("legal_loss"),
    ]
