# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models

#: as the owner, past the policies, who otherwise would see the rows of no municipality
_FILL = """
ALTER TABLE privacy_finding NO FORCE ROW LEVEL SECURITY;
UPDATE privacy_finding SET day_on = (first_at AT TIME ZONE 'Europe/Amsterdam')::date;
ALTER TABLE privacy_finding FORCE ROW LEVEL SECURITY;
"""
_ONCE = """
ALTER TABLE privacy_finding NO FORCE ROW LEVEL SECURITY;
DELETE FROM privacy_finding AS one USING privacy_finding AS other
WHERE one.municipality = other.municipality AND one.user_id = other.user_id
AND one.subject = other.subject AND one.day_on = other.day_on AND one.id <> other.id
AND (one.verdict = '', -one.weight, one.id) > (other.verdict = '', -other.weight, other.id);
ALTER TABLE privacy_finding FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0002_words_are_sealed"),
    ]

    operations = [
        migrations.RemoveConstraint("finding", "finding_once"),
        migrations.AddField("finding", "day_on", models.DateField(null=True)),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RunSQL(_ONCE, migrations.RunSQL.noop),
        migrations.AlterField("finding", "day_on", models.DateField()),
        migrations.AddConstraint(
            "finding",
            models.UniqueConstraint(
                fields=["municipality", "user_id", "subject", "day_on"], name="finding_once"
            ),
        ),
    ]
