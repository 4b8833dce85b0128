# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_second_factor_and_sessions'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='user',
            name='failed_at',
        ),
        migrations.RemoveField(
            model_name='user',
            name='failures',
        ),
        migrations.AddField(
            model_name='fielddevice',
            name='used_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='signedin',
            name='second_step',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='LetIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(max_length=64)),
                ('given_by', models.CharField(max_length=64)),
                ('given_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='let_in', to='accounts.user')),
            ],
        ),
    ]
