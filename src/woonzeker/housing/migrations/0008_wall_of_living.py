# SPDX-License-Identifier: EUPL-1.2
"""The wall around living under conditions: what was agreed stays, and an agreement ends once."""

from django.db import migrations

from woonzeker.access import wall

_ENDED_ONCE = """
CREATE FUNCTION housing_agreement_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an agreement ends once' USING ERRCODE = 'WZ002';
END $$;
CREATE TRIGGER housing_agreement_ended_once BEFORE UPDATE ON housing_agreement FOR EACH ROW
WHEN ((OLD.ended_on IS NOT NULL OR OLD.recalled_at IS NOT NULL)
      AND to_jsonb(OLD) IS DISTINCT FROM to_jsonb(NEW))
EXECUTE FUNCTION housing_agreement_ends_once();
"""
_RECALLED = ("recalled_at", "recalled_by")


class Migration(migrations.Migration):

    dependencies = [("housing", "0007_living_under_conditions")]

    operations = [
        wall.enclose(
            "housing_agreement",
            "housing_agreementsignature",
            "housing_conditionlook",
            "housing_breach",
            "housing_breachstep",
            "housing_breachtelling",
            "housing_ownnamestep",
        ),
        wall.refer("housing_agreement", "case_id", "cases_case"),
        wall.refer("housing_agreement", "follows_id", "housing_agreement"),
        wall.refer("housing_agreementsignature", "agreement_id", "housing_agreement"),
        wall.refer("housing_conditionlook", "agreement_id", "housing_agreement"),
        wall.refer("housing_breach", "agreement_id", "housing_agreement"),
        wall.refer("housing_breachstep", "breach_id", "housing_breach"),
        wall.refer("housing_breachstep", "contact_id", "outreach_contactattempt"),
        wall.refer("housing_breachstep", "letter_id", "outreach_letter"),
        wall.refer("housing_breachtelling", "breach_id", "housing_breach"),
        wall.refer("housing_breachtelling", "case_id", "cases_case"),
        wall.refer("housing_ownnamestep", "agreement_id", "housing_agreement"),
        wall.as_written(
            "housing_agreement",
            but=(
                "informed_on", "informed_language", "bewind_own_on", "ended_on", "how",
                "contract_on", "others_stay", "by_party", "eviction", "goal_reached",
                "in_spite_of", "why_sealed", "ended_at", "ended_by", *_RECALLED,
            ),
        ),
        wall.as_written("housing_agreementsignature", but=_RECALLED),
        wall.as_written("housing_conditionlook"),
        wall.as_written("housing_breach"),
        # a letter may go with its reader before the case does
        wall.as_written("housing_breachstep", but=("letter_id", *_RECALLED)),
        wall.as_written("housing_breachtelling"),
        wall.as_written("housing_ownnamestep", but=_RECALLED),
        migrations.RunSQL(
            _ENDED_ONCE,
            "DROP TRIGGER housing_agreement_ended_once ON housing_agreement;"
            "DROP FUNCTION housing_agreement_ends_once;",
        ),
    ]
