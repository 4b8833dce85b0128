# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from django.db import migrations

from woonzeker.access import wall


#: the furthest step and the status change only together with the move that tells why
STEP_NEEDS_MOVE = """
CREATE FUNCTION woonzeker_case_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.step < OLD.step THEN
        RAISE EXCEPTION 'a case never goes back to an earlier step' USING ERRCODE = 'WZ003';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM cases_casemove m
        WHERE m.municipality = NEW.municipality AND m.case_id = NEW.id
          AND m.to_step = NEW.step AND m.to_status = NEW.status
          AND m.sequence = (SELECT max(l.sequence) FROM cases_casemove l
                            WHERE l.municipality = NEW.municipality AND l.case_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'a case changes step or status only with a move' USING ERRCODE = 'WZ003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_case_moved BEFORE UPDATE OF step, status ON cases_case FOR EACH ROW
WHEN (NEW.step IS DISTINCT FROM OLD.step OR NEW.status IS DISTINCT FROM OLD.status)
EXECUTE FUNCTION woonzeker_case_moved();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("access", "0002_wall"), ("matching", "0002_wall")]

    operations = [
        wall.enclose(
            "cases_household",
            "cases_case",
            "cases_caseperson",
            "cases_casemove",
            "cases_matchingperiod",
            "cases_periodsignal",
            "cases_caseterm",
            "cases_casetask",
            "cases_effortbooking",
        ),
        wall.refer("cases_case", "household_id", "cases_household"),
        wall.refer("cases_caseperson", "case_id", "cases_case"),
        wall.refer("cases_caseperson", "person_id", "matching_person"),
        wall.refer("cases_casemove", "case_id", "cases_case"),
        wall.refer("cases_matchingperiod", "case_id", "cases_case"),
        wall.refer("cases_periodsignal", "period_id", "cases_matchingperiod"),
        wall.refer("cases_periodsignal", "signal_id", "intake_arrearssignal"),
        wall.refer("cases_caseterm", "case_id", "cases_case"),
        wall.refer("cases_casetask", "case_id", "cases_case"),
        wall.refer("cases_casetask", "signal_id", "intake_arrearssignal"),
        wall.refer("cases_effortbooking", "case_id", "cases_case"),
        wall.append_only("cases_casemove", but=("handled_at",)),
        migrations.RunSQL(STEP_NEEDS_MOVE, "DROP TRIGGER cases_case_moved ON cases_case; DROP FUNCTION woonzeker_case_moved;"),
    ]
