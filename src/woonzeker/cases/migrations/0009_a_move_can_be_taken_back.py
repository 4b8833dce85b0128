# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models

#: what was never this household's, or never happened, may be put right: only those moves leave a
#: case at a lower step
MAY_PUT_RIGHT = """
CREATE OR REPLACE FUNCTION woonzeker_case_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE newest text;
BEGIN
    SELECT m.code INTO newest FROM cases_casemove m
    WHERE m.municipality = NEW.municipality AND m.case_id = NEW.id
      AND m.to_step = NEW.step AND m.to_status = NEW.status
      AND m.sequence = (SELECT max(l.sequence) FROM cases_casemove l
                        WHERE l.municipality = NEW.municipality AND l.case_id = NEW.id);
    IF newest IS NULL THEN
        RAISE EXCEPTION 'a case changes step or status only with a move' USING ERRCODE = 'WZ003';
    END IF;
    IF NEW.step < OLD.step
       AND newest NOT IN ('report_released', 'close_wrongly_linked'%s) THEN
        RAISE EXCEPTION 'a case never goes back to an earlier step' USING ERRCODE = 'WZ003';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0008_when_somebody_was_warned'),
    ]

    operations = [
        migrations.AddField(
            model_name='casemove',
            name='undoes',
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunSQL(MAY_PUT_RIGHT % ", 'message_withdrawn'", MAY_PUT_RIGHT % ""),
    ]
