# SPDX-License-Identifier: EUPL-1.2
"""The wall around the answers that are kept."""

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("api", "0001_answers_and_counts"), ("access", "0002_wall")]

    operations = [wall.enclose("api_keptanswer")]
