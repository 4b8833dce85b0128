# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
import woonzeker.access.clock
import woonzeker.access.desks
import woonzeker.access.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('landlords', '0002_wall'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankColumns',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('shape', models.CharField(max_length=500)),
                ('places', models.JSONField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'shape'), name='bank_columns_once')],
            },
        ),
        migrations.CreateModel(
            name='BankReading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('made_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('made_by', models.CharField(blank=True, max_length=64)),
                ('bank', models.CharField(blank=True, max_length=60)),
                ('came_in', models.PositiveIntegerField()),
                ('went_out', models.PositiveIntegerField()),
                ('unreadable', models.PositiveIntegerField()),
                ('known', models.PositiveIntegerField()),
                ('booked', models.PositiveIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'made_at'], name='bank_readings_of')],
            },
        ),
        migrations.CreateModel(
            name='RentBook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('starts_on', models.DateField()),
                ('opening_cents', models.BigIntegerField(default=0)),
                ('income_day', models.PositiveSmallIntegerField(null=True)),
                ('made_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('tenancy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='books', to='landlords.tenancy')),
            ],
        ),
        migrations.CreateModel(
            name='RentArrangement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('noted_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('noted_by', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(choices=[('running', 'loopt'), ('kept', 'nagekomen'), ('ended', 'gestopt')], default='running', max_length=8)),
                ('agreed_on', models.DateField()),
                ('owed_cents', models.BigIntegerField()),
                ('instalment_cents', models.BigIntegerField()),
                ('rhythm', models.CharField(choices=[('monthly', 'elke maand'), ('four_weekly', 'elke vier weken'), ('weekly', 'elke week')], max_length=12)),
                ('day', models.PositiveSmallIntegerField()),
                ('first_on', models.DateField()),
                ('room_cents', models.BigIntegerField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='landlords.rentbook')),
            ],
        ),
        migrations.CreateModel(
            name='PayerAccount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('iban', woonzeker.access.sealed.SealedText(editable=False, null=True, subject='pk')),
                ('mark', models.CharField(max_length=64)),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='landlords.rentbook')),
            ],
        ),
        migrations.CreateModel(
            name='FriendlyMessage',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('noted_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('noted_by', models.CharField(blank=True, max_length=64)),
                ('kind', models.CharField(choices=[('behind', 'er staat huur open'), ('instalment', 'een termijn van de regeling bleef uit')], max_length=10)),
                ('sent_on', models.DateField()),
                ('channel', models.CharField(max_length=10)),
                ('cents', models.BigIntegerField()),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='landlords.rentbook')),
            ],
        ),
        migrations.CreateModel(
            name='RentDiscount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('noted_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('noted_by', models.CharField(blank=True, max_length=64)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('cents', models.BigIntegerField()),
                ('asked_on', models.DateField()),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='landlords.rentbook')),
            ],
        ),
        migrations.CreateModel(
            name='RentPayment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('noted_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('noted_by', models.CharField(blank=True, max_length=64)),
                ('on', models.DateField()),
                ('cents', models.BigIntegerField()),
                ('came_from', models.CharField(choices=[('hand', 'zelf geboekt'), ('bank', 'uit de bank'), ('waived', 'kwijtgescholden')], max_length=8)),
                ('key', models.CharField(blank=True, max_length=64)),
                ('words', woonzeker.access.sealed.SealedText(editable=False, null=True, subject='pk')),
                ('undone_on', models.DateField(null=True)),
                ('undone_why', woonzeker.access.sealed.SealedText(editable=False, null=True, subject='pk')),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='landlords.rentbook')),
            ],
        ),
        migrations.CreateModel(
            name='RentTerms',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('noted_at', models.DateTimeField(default=woonzeker.access.clock.now)),
                ('noted_by', models.CharField(blank=True, max_length=64)),
                ('from_on', models.DateField()),
                ('rent_cents', models.BigIntegerField()),
                ('rhythm', models.CharField(choices=[('monthly', 'elke maand'), ('four_weekly', 'elke vier weken'), ('weekly', 'elke week')], default='monthly', max_length=12)),
                ('pay_day', models.PositiveSmallIntegerField(default=1)),
                ('book', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='landlords.rentbook')),
            ],
        ),
        migrations.CreateModel(
            name='BankProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation', models.UUIDField(default=woonzeker.access.desks.current_organisation, editable=False)),
                ('on', models.DateField()),
                ('cents', models.BigIntegerField()),
                ('key', models.CharField(max_length=64)),
                ('facts', woonzeker.access.sealed.SealedDocument(editable=False, null=True, subject='pk')),
                ('books', models.JSONField(default=list)),
                ('sure', models.BooleanField()),
                ('why', models.CharField(max_length=20)),
                ('reading', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='landlords.bankreading')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'reading', 'key'), name='bank_proposal_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='rentbook',
            constraint=models.UniqueConstraint(fields=('organisation', 'tenancy'), name='rent_book_once'),
        ),
        migrations.AddConstraint(
            model_name='rentarrangement',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('organisation', 'book'), name='one_running_arrangement'),
        ),
        migrations.AddConstraint(
            model_name='payeraccount',
            constraint=models.UniqueConstraint(fields=('organisation', 'book', 'mark'), name='payer_account_once'),
        ),
        migrations.AddIndex(
            model_name='friendlymessage',
            index=models.Index(fields=['organisation', 'book'], name='friendly_messages_of'),
        ),
        migrations.AddIndex(
            model_name='rentdiscount',
            index=models.Index(fields=['organisation', 'book'], name='rent_discounts_of'),
        ),
        migrations.AddIndex(
            model_name='rentpayment',
            index=models.Index(fields=['organisation', 'book', 'on'], name='rent_payments_of'),
        ),
        migrations.AddConstraint(
            model_name='rentpayment',
            constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('organisation', 'key'), name='bank_line_once'),
        ),
        migrations.AddConstraint(
            model_name='rentpayment',
            constraint=models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='payment_positive'),
        ),
        migrations.AddConstraint(
            model_name='rentterms',
            constraint=models.UniqueConstraint(fields=('organisation', 'book', 'from_on'), name='rent_terms_once'),
        ),
        migrations.AddConstraint(
            model_name='rentterms',
            constraint=models.CheckConstraint(condition=models.Q(('rent_cents__gt', 0)), name='rent_positive'),
        ),
    ]
