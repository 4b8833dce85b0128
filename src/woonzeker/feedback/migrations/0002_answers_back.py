# SPDX-License-Identifier: EUPL-1.2
"""Answers as told, what waits for a person, consents, pauses, and what is sent to partners."""

import django.db.models.deletion
import uuid
import woonzeker.access.sealed
import woonzeker.access.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0001_proofs'),
        ('cases', '0008_when_somebody_was_warned'),
        ('intake', '0005_what_was_told_is_sealed'),
        ('organisations', '0006_more_kinds_of_policy'),
    ]

    operations = [
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('url', models.CharField(max_length=300)),
                ('secret', woonzeker.access.sealed.SealedText(db_column='secret_sealed', editable=False, null=True, subject='pk')),
                ('set_at', models.DateTimeField()),
                ('set_by', models.CharField(max_length=64)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('off_at', models.DateTimeField(null=True)),
                ('off_why', models.CharField(blank=True, max_length=10)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partner')),
            ],
        ),
        migrations.CreateModel(
            name='WebhookEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('made_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('signal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intake.arrearssignal')),
                ('webhook', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='events', to='feedback.webhook')),
            ],
        ),
        migrations.CreateModel(
            name='AnswerConsent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('item', models.CharField(max_length=20)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('asked_how', models.CharField(max_length=10)),
                ('asked_by', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('withdrawn_by', models.CharField(blank=True, max_length=64)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='cases.case')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partner')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'case'], name='consent_of_case')],
            },
        ),
        migrations.CreateModel(
            name='AnswerRelease',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('code', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('waits', 'wacht op vrijgeven'), ('released', 'vrijgegeven'), ('withheld', 'niet vrijgegeven: het klopt niet')], default='waits', max_length=8)),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField()),
                ('tried_how', models.CharField(blank=True, max_length=10)),
                ('tried_on', models.DateField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.CharField(blank=True, max_length=64)),
                ('handed_to', models.CharField(blank=True, max_length=100)),
                ('handed_how', models.CharField(blank=True, choices=[('phone', 'telefonisch'), ('secure_mail', 'met beveiligde mail'), ('here', 'in dit systeem, zoals aangeleverd')], max_length=12)),
                ('handed_on', models.DateField(null=True)),
                ('handed_by', models.CharField(blank=True, max_length=64)),
                ('placed_in', models.CharField(blank=True, max_length=4)),
                ('placed_at', models.DateTimeField(null=True)),
                ('signal', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='release', to='intake.arrearssignal')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waits')), fields=['municipality', 'due_on'], name='release_waits')],
            },
        ),
        migrations.CreateModel(
            name='CollectionPause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('explanation', models.CharField(max_length=200)),
                ('basis', models.CharField(max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.CharField(max_length=64)),
                ('ended_on', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.CharField(blank=True, max_length=64)),
                ('answer', models.CharField(blank=True, choices=[('paused', 'gepauzeerd'), ('not', 'niet gepauzeerd')], max_length=8)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.CharField(blank=True, max_length=64)),
                ('reminded_on', models.DateField(null=True)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='cases.case')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partner')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'case'], name='pause_of_case'), models.Index(fields=['municipality', 'partner', 'until_on'], name='pause_of_partner')],
            },
        ),
        migrations.CreateModel(
            name='DigestSent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('week_on', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('answers', models.PositiveIntegerField()),
                ('returned', models.PositiveIntegerField()),
                ('pauses', models.PositiveIntegerField()),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('municipality', 'partner', 'week_on'), name='digest_once_a_week')],
            },
        ),
        migrations.CreateModel(
            name='ToldAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('signal', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('code', models.CharField(max_length=20)),
                ('item', models.CharField(blank=True, max_length=20)),
                ('on', models.DateField()),
                ('told_on', models.DateField()),
                ('told_at', models.DateTimeField()),
                ('basis', models.CharField(max_length=10)),
                ('reason', models.CharField(blank=True, max_length=10)),
                ('told_by', models.CharField(max_length=64)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partner')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'partner', 'told_at'], name='told_to_partner')],
                'constraints': [models.UniqueConstraint(fields=('municipality', 'signal', 'number'), name='told_in_order')],
            },
        ),
        migrations.AddConstraint(
            model_name='webhook',
            constraint=models.UniqueConstraint(condition=models.Q(('off_at', None)), fields=('municipality', 'partner'), name='one_webhook_a_partner'),
        ),
        migrations.AddIndex(
            model_name='webhookevent',
            index=models.Index(condition=models.Q(('next_at__isnull', False), ('sent_at', None)), fields=['municipality', 'next_at'], name='event_to_send'),
        ),
    ]
