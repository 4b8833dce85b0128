# SPDX-License-Identifier: EUPL-1.2
"""The wall around the tables of help."""

from django.db import migrations

from woonzeker.access import wall


class Migration(migrations.Migration):

    dependencies = [("help", "0001_initial"), ("cases", "0007_warnings_of_terms")]

    operations = [
        wall.enclose(
            "help_overview",
            "help_debt",
            "help_rightcheck",
            "help_wayfinderentry",
            "help_arrangement",
            "help_arrangementdebt",
            "help_instalment",
            "help_arrangementchange",
            "help_budgetrequest",
            "help_referral",
            "help_supportoffer",
            "help_ownalarm",
            "help_worry",
            "help_conversation",
            "help_childrenknown",
            "help_landlordwrong",
        ),
        wall.refer("help_overview", "case_id", "cases_case"),
        wall.refer("help_debt", "case_id", "cases_case"),
        wall.refer("help_rightcheck", "case_id", "cases_case"),
        wall.refer("help_arrangement", "case_id", "cases_case"),
        wall.refer("help_arrangementdebt", "arrangement_id", "help_arrangement"),
        wall.refer("help_arrangementdebt", "debt_id", "help_debt"),
        wall.refer("help_instalment", "arrangement_id", "help_arrangement"),
        wall.refer("help_instalment", "debt_id", "help_debt"),
        wall.refer("help_arrangementchange", "arrangement_id", "help_arrangement"),
        wall.refer("help_arrangementchange", "case_id", "cases_case"),
        wall.refer("help_budgetrequest", "case_id", "cases_case"),
        wall.refer("help_referral", "case_id", "cases_case"),
        wall.refer("help_referral", "entry_id", "help_wayfinderentry"),
        wall.refer("help_supportoffer", "case_id", "cases_case"),
        wall.refer("help_ownalarm", "case_id", "cases_case"),
        wall.refer("help_worry", "household_id", "cases_household"),
        wall.refer("help_worry", "case_id", "cases_case"),
        wall.refer("help_conversation", "case_id", "cases_case"),
        wall.refer("help_childrenknown", "case_id", "cases_case"),
        wall.refer("help_landlordwrong", "case_id", "cases_case"),
    ]
