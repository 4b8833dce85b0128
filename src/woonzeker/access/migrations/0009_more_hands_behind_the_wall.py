# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):
    dependencies = [("access", "0008_desks")]

    operations = [wall.share_context()]
