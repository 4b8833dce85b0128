# SPDX-License-Identifier: EUPL-1.2
"""News of payments as rows of their own; how costs of a debt were charged."""

import django.db.models.deletion
import uuid
import woonzeker.access.sealed
import woonzeker.access.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_warnings_of_terms'),
        ('help', '0002_wall'),
        ('organisations', '0004_more_policies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('cents', models.PositiveIntegerField()),
                ('paid_on', models.DateField()),
                ('heard_from', models.CharField(max_length=10)),
                ('parts', models.JSONField(default=list)),
                ('form_key', models.UUIDField(null=True)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.CharField(max_length=64)),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_by', models.CharField(blank=True, max_length=64)),
                ('undone_why', woonzeker.access.sealed.SealedText(db_column='undone_why_sealed', editable=False, max_length=300, null=True, subject='case_id')),
            ],
        ),
        migrations.AddField(
            model_name='budgetrequest',
            name='withdrawn_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='budgetrequest',
            name='withdrawn_why',
            field=woonzeker.access.sealed.SealedText(db_column='withdrawn_why_sealed', editable=False, null=True, subject='case_id'),
        ),
        migrations.AddField(
            model_name='debt',
            name='account',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='debt',
            name='costs_letter',
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddField(
            model_name='debt',
            name='costs_over_cents',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='debt',
            name='costs_terms',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='debt',
            name='repaid_cents',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='debt',
            name='reported_cents',
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='overview',
            name='protected_outdated',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='debt',
            constraint=models.UniqueConstraint(condition=models.Q(('reported_cents__isnull', False)), fields=('municipality', 'case', 'partner', 'account'), name='debt_taken_over_once'),
        ),
        migrations.AddField(
            model_name='payment',
            name='arrangement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='payments', to='help.arrangement'),
        ),
        migrations.AddField(
            model_name='payment',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case'),
        ),
        migrations.AddField(
            model_name='payment',
            name='debt',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='help.debt'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['municipality', 'arrangement'], name='payment_of_deal'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(fields=('municipality', 'form_key'), name='payment_sent_once'),
        ),
    ]
