# SPDX-License-Identifier: EUPL-1.2
"""Costs and changes beside a track; what bailiffs and courts told before stands on tracks too."""

import django.db.models.deletion
import uuid
import woonzeker.access.tenancy
from django.db import migrations, models

from woonzeker.access import wall

_WALLED = ("legal_courttrack", "legal_trackevent", "legal_courtmessage")
_OPEN = "".join(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;" for table in _WALLED)
_SHUT = "".join(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;" for table in _WALLED)
_RECALLED = ("recalled_at", "recalled_by", "recalled_why")

#: a message without a creditor goes with the only one there is; beside several it stands apart
_CLAIMS = """
CREATE TEMPORARY TABLE claims ON COMMIT DROP AS
SELECT m.*, CASE WHEN w.many <= 1 THEN w.only ELSE m.creditor_partner_id END AS claimant
FROM legal_courtmessage m
JOIN (SELECT municipality, case_id, count(DISTINCT creditor_partner_id) AS many,
             (array_agg(creditor_partner_id) FILTER (WHERE creditor_partner_id IS NOT NULL))[1]
             AS only
      FROM legal_courtmessage WHERE withdrawn_at IS NULL GROUP BY municipality, case_id) w
  ON w.municipality = m.municipality AND w.case_id = m.case_id
WHERE m.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM legal_trackevent e
                  WHERE e.municipality = m.municipality AND e.message_id = m.id);
"""
_TRACKS = """
INSERT INTO legal_courttrack
    (id, municipality, case_id, creditor_partner_id, ground, opened_at, opened_by)
SELECT gen_random_uuid(), c.municipality, c.case_id, c.claimant, 'arrears', min(c.received_at), ''
FROM claims c
WHERE NOT EXISTS (SELECT 1 FROM legal_courttrack t
                  WHERE t.municipality = c.municipality AND t.case_id = c.case_id
                    AND t.ground = 'arrears' AND t.creditor_partner_id IS NOT DISTINCT FROM c.claimant)
GROUP BY c.municipality, c.case_id, c.claimant;
"""
_EVENTS = """
INSERT INTO legal_trackevent
    (id, municipality, track_id, kind, "on", day_on, at, court, judgment, by_default, at_once,
     in_short, costs_cents, in_person, told_on, message_id, said_by, entered_at, entered_by,
     recalled_at, recalled_by, recalled_why)
SELECT gen_random_uuid(), c.municipality, t.id,
       CASE WHEN k.kind = 'hearing' AND row_number() OVER (
                PARTITION BY t.id, k.kind ORDER BY c.received_at, c.id) > 1
            THEN 'hearing_moved' ELSE k.kind END,
       CASE WHEN k.kind IN ('judged', 'carried_out') AND c.day_on IS NOT NULL THEN c.day_on
            ELSE coalesce(c.acted_on, c.received_on) END,
       CASE WHEN k.kind IN ('judged', 'carried_out') THEN NULL ELSE c.day_on END,
       c.at, c.court,
       CASE WHEN k.kind <> 'judged' THEN '' ELSE coalesce(nullif(c.judgment, ''), 'dissolution')
            END,
       c.by_default, NULL, false, NULL, NULL, c.received_on, c.id,
       CASE WHEN c.source = 'shown' OR p.id IS NULL THEN 'resident'
            WHEN p.kind = 'court' THEN 'court' ELSE 'bailiff' END,
       c.received_at, c.entered_by, NULL, '', ''
FROM claims c
JOIN (VALUES ('dagvaarding_announced', 'announced'), ('dagvaarding_served', 'summoned'),
             ('hearing_set', 'hearing'), ('vonnis_given', 'judged'),
             ('eviction_announced', 'notice'), ('eviction_moved', 'new_date'),
             ('eviction_cancelled', 'cancelled'), ('eviction_done', 'carried_out'))
     AS k (told, kind) ON k.told = c.kind
JOIN legal_courttrack t ON t.municipality = c.municipality AND t.case_id = c.case_id
     AND t.ground = 'arrears' AND t.creditor_partner_id IS NOT DISTINCT FROM c.claimant
LEFT JOIN organisations_partner p ON p.id = c.partner_id;
"""
#: the owner looks past the policies while it copies: a row keeps its own municipality
FOLLOW = f"{_OPEN}{_CLAIMS}{_TRACKS}{_EVENTS}SET CONSTRAINTS ALL IMMEDIATE;{_SHUT}"


def may_start_something() -> list[migrations.RunSQL]:
    """What an event started can be added to it: other news may hang on it later."""
    before, now = (
        wall.as_written("legal_trackevent", but=but)
        for but in (_RECALLED, (*_RECALLED, "started"))
    )
    return [migrations.RunSQL(before.reverse_sql, before.sql), now]


class Migration(migrations.Migration):

    dependencies = [
        ('legal', '0005_wall_of_court_tracks'),
    ]

    operations = [
        migrations.AddField(
            model_name='trackevent',
            name='started',
            field=models.JSONField(null=True),
        ),
        migrations.CreateModel(
            name='ChangedFact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('change', models.CharField(max_length=14)),
                ('answer', models.CharField(max_length=8)),
                ('since_on', models.DateField(null=True)),
                ('judge_knew', models.BooleanField(null=True)),
                ('source', models.CharField(choices=[('resident', 'het huishouden zelf'), ('creditor', 'de schuldeiser'), ('bailiff', 'de deurwaarder'), ('paper', 'een stuk dat wij zagen'), ('colleague', 'een collega')], max_length=10)),
                ('entered_at', models.DateTimeField()),
                ('entered_by', models.CharField(max_length=64)),
                ('track', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='legal.courttrack')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'track', 'entered_at'], name='change_of_track')],
            },
        ),
        migrations.CreateModel(
            name='TrackFee',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('municipality', models.CharField(default=woonzeker.access.tenancy.current_municipality, editable=False, max_length=4)),
                ('fee', models.CharField(max_length=10)),
                ('cents', models.PositiveBigIntegerField(null=True)),
                ('on', models.DateField(null=True)),
                ('entered_at', models.DateTimeField()),
                ('entered_by', models.CharField(max_length=64)),
                ('recalled_at', models.DateTimeField(null=True)),
                ('recalled_by', models.CharField(blank=True, max_length=64)),
                ('recalled_why', models.CharField(blank=True, max_length=20)),
                ('track', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='fees', to='legal.courttrack')),
            ],
            options={
                'indexes': [models.Index(fields=['municipality', 'track'], name='fee_of_track')],
            },
        ),
        *may_start_something(),
        wall.enclose("legal_trackfee", "legal_changedfact"),
        wall.refer("legal_trackfee", "track_id", "legal_courttrack"),
        wall.refer("legal_changedfact", "track_id", "legal_courttrack"),
        wall.as_written("legal_trackfee", but=_RECALLED),
        wall.as_written("legal_changedfact"),
        migrations.RunSQL(FOLLOW, migrations.RunSQL.noop),
    ]
