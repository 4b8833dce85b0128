# SPDX-License-Identifier: EUPL-1.2
"""What is done to each table when somebody is forgotten, in an order that the keys allow. Pure.

Nothing is left to a cascade: every table is named, and every statement is counted. `DESTROY` runs
once for each subject; `BLANK` takes what points at the erased out of rows that are somebody
else's, once for a whole batch because it reads those tables from end to end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Ids:
    """The opaque ids that go together: of people, their signals, their cases."""

    persons: tuple[UUID, ...] = ()
    signals: tuple[UUID, ...] = ()
    cases: tuple[UUID, ...] = ()

    @property
    def subjects(self) -> tuple[UUID, ...]:
        """Everything that has a key of its own, or may be named by an opaque id."""
        return (*self.persons, *self.signals, *self.cases)

    def words(self) -> Mapping[str, list[UUID] | list[str]]:
        """The values for a statement."""
        return {
            "persons": list(self.persons),
            "signals": list(self.signals),
            "cases": list(self.cases),
            "subjects": list(self.subjects),
            "named": [str(each) for each in self.subjects],
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing done to one table; `needs` names the ids without which it need not be asked."""

    table: str
    sql: str
    needs: tuple[str, ...] = field(default=("signals",))


def _destroy(table: str, where: str, *needs: str) -> Statement:
    return Statement(table, f"DELETE FROM {table} WHERE {where}", needs or ("signals",))  # noqa: S608 - our own words


_LINKS = "SELECT id FROM matching_link WHERE signal_id = ANY(%(signals)s)"
_DRAWS = (
    f"SELECT id FROM matching_auditdraw WHERE link_id IN ({_LINKS})"  # noqa: S608
    " OR person_id = ANY(%(persons)s)"
)
_EITHER = ("signals", "persons")
_ARRANGEMENTS = "SELECT id FROM help_arrangement WHERE case_id = ANY(%(cases)s)"
_SIGNED = "SELECT id FROM legal_signoff WHERE case_id = ANY(%(cases)s)"
_TRACKS = "SELECT id FROM legal_courttrack WHERE case_id = ANY(%(cases)s)"
_LIVING = "SELECT id FROM housing_agreement WHERE case_id = ANY(%(cases)s)"
_BREACHES = f"SELECT id FROM housing_breach WHERE agreement_id IN ({_LIVING})"  # noqa: S608
_WAITS = "SELECT number FROM housing_waits WHERE case_id = ANY(%(cases)s)"
_CASE_OR_PERSON = "case_id = ANY(%(cases)s) OR person_id = ANY(%(persons)s)"


def _of_case(*tables: str) -> tuple[Statement, ...]:
    return tuple(_destroy(table, "case_id = ANY(%(cases)s)", "cases") for table in tables)


DESTROY: tuple[Statement, ...] = (
    # what was stated about them to a court
    _destroy(
        "feedback_statement",
        "signal_id = ANY(%(signals)s) OR case_id = ANY(%(cases)s) OR person_id = ANY(%(persons)s)",
        "signals",
        "cases",
        "persons",
    ),
    # whose signal it was
    _destroy("matching_auditverdict", f"draw_id IN ({_DRAWS})", *_EITHER),
    _destroy(
        "matching_auditdraw", f"link_id IN ({_LINKS}) OR person_id = ANY(%(persons)s)", *_EITHER
    ),
    _destroy(
        "matching_contactkey", f"link_id IN ({_LINKS}) OR person_id = ANY(%(persons)s)", *_EITHER
    ),
    _destroy("matching_linkdecision", f"link_id IN ({_LINKS})"),
    _destroy("matching_link", "signal_id = ANY(%(signals)s)"),
    # what was planned and tried
    # what a partner was asked, and what the resident let it hear; what it was told stays
    _destroy("feedback_webhookevent", "signal_id = ANY(%(signals)s)"),
    _destroy("feedback_answerrelease", "signal_id = ANY(%(signals)s)"),
    *_of_case("monitoring_sieverow"),
    *_of_case("feedback_answerconsent", "feedback_collectionpause"),
    # time of a court, debt settlement and bewind
    *_of_case(
        "legal_bewindevaluation",
        "legal_bewind",
        "legal_bewindsignature",
        "legal_bewindrequest",
        "legal_settlementanswer",
        "legal_settlement",
        "legal_rentlook",
        "legal_moratorium",
    ),
    # living on under conditions; a letter may go with its reader before the case does
    *_of_case("housing_breachtelling"),
    _destroy("housing_breachstep", f"breach_id IN ({_BREACHES})", "cases"),
    Statement(
        "housing_breachstep",
        "UPDATE housing_breachstep SET letter_id = NULL WHERE letter_id IN"
        " (SELECT id FROM outreach_letter WHERE person_id = ANY(%(persons)s))",
        ("persons",),
    ),
    _destroy("housing_breach", f"agreement_id IN ({_LIVING})", "cases"),
    _destroy("housing_conditionlook", f"agreement_id IN ({_LIVING})", "cases"),
    _destroy("housing_agreementsignature", f"agreement_id IN ({_LIVING})", "cases"),
    _destroy("housing_ownnamestep", f"agreement_id IN ({_LIVING})", "cases"),
    *_of_case("housing_agreement"),
    # the other roads
    *_of_case(
        "legal_roadstep",
        "legal_roadfact",
        "legal_raisedpoint",
        "legal_nuisancereport",
        "legal_tenurefinding",
        "legal_caseroad",
    ),
    # the day of an eviction and the goods: of those the days, the log and the money stay
    *_of_case("housing_planitem", "housing_evictionplan", "housing_goodsitem"),
    Statement(
        "housing_storedgoods",
        "UPDATE housing_storedgoods SET where_kept_sealed = NULL WHERE case_id = ANY(%(cases)s)",
        ("cases",),
    ),
    # where they slept and waited: without these rows the number of a stay says nothing
    _destroy("housing_waitshared", f"number IN ({_WAITS})", "cases"),
    *_of_case("housing_waits", "housing_passedover", "housing_stayof"),
    # a roof after it, and what landlords keep against somebody
    *_of_case(
        "housing_contractwanted",
        "housing_partstanding",
        "housing_urgencystep",
        "housing_registeredat",
        "housing_homefound",
        "housing_wherereading",
        "housing_listedname",
        "housing_statementstep",
    ),
    # what bailiffs and courts told, and what went back
    *_of_case("legal_hearingnote", "legal_hearingplan", "legal_courtconsent"),
    # what stood before an eviction: of a loss the codes and the day stay, for the yearly account
    _destroy("legal_signoffwithdrawal", f"sign_off_id IN ({_SIGNED})", "cases"),
    *_of_case(
        "legal_signoff", "legal_safeguardanswer", "legal_situationfact", "legal_escalationtold"
    ),
    _destroy("legal_changedfact", f"track_id IN ({_TRACKS})", "cases"),
    _destroy("legal_trackfee", f"track_id IN ({_TRACKS})", "cases"),
    _destroy("legal_trackevent", f"track_id IN ({_TRACKS})", "cases"),
    *_of_case("legal_courttrack", "legal_waitanswer", "legal_warmreferral", "legal_courtmessage"),
    # help: what was said, agreed and paid, and who else helps
    _destroy("help_payment", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("help_instalment", f"arrangement_id IN ({_ARRANGEMENTS})", "cases"),
    _destroy("help_arrangementchange", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("help_arrangementdebt", f"arrangement_id IN ({_ARRANGEMENTS})", "cases"),
    _destroy("help_arrangement", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("help_debt", "case_id = ANY(%(cases)s)", "cases"),
    *_of_case(
        "help_overview",
        "help_rightcheck",
        "help_referral",
        "help_supportoffer",
        "help_ownalarm",
        "help_worry",
        "help_conversation",
        "help_childrenknown",
        "help_landlordwrong",
    ),
    Statement(
        "help_budgetrequest",
        "UPDATE help_budgetrequest SET paid_to = '', why_sealed = NULL, verdict_sealed = NULL,"
        " withdrawn_why_sealed = NULL"
        " WHERE case_id = ANY(%(cases)s)",
        ("cases",),
    ),
    # letters and messages
    _destroy("outreach_accesscode", _CASE_OR_PERSON, "cases", "persons"),
    _destroy("outreach_message", _CASE_OR_PERSON, "cases", "persons"),
    _destroy(
        "outreach_letterpage",
        f"letter_id IN (SELECT id FROM outreach_letter WHERE {_CASE_OR_PERSON})",  # noqa: S608
        "cases",
        "persons",
    ),
    _destroy("outreach_letter", _CASE_OR_PERSON, "cases", "persons"),
    *_of_case(
        "outreach_contactwish",
        "outreach_ladderdeviation",
        "outreach_peerrequest",
        "planning_doorcaution",
        "planning_handover",
        "cases_termwarning",
    ),
    _destroy("planning_priorityscore", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("planning_caseflag", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("planning_visit", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("planning_visitrequest", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("planning_writtenoffer", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("outreach_contactattempt", "case_id = ANY(%(cases)s)", "cases"),
    # who worked on it, and on whose word
    _destroy("cases_caseassignment", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("cases_brokenglass", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("cases_shield", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("cases_casemandate", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("cases_casesignoff", "case_id = ANY(%(cases)s)", "cases"),
    # the case itself
    _destroy(
        "cases_casetask",
        "case_id = ANY(%(cases)s) OR signal_id = ANY(%(signals)s)",
        "cases",
        "signals",
    ),
    _destroy("cases_caseterm", "case_id = ANY(%(cases)s)", "cases"),
    _destroy("cases_effortbooking", "case_id = ANY(%(cases)s)", "cases"),
    _destroy(
        "cases_signalrelease",
        "signal_id = ANY(%(signals)s) OR case_id = ANY(%(cases)s)",
        "cases",
        "signals",
    ),
    _destroy(
        "cases_caseperson",
        "case_id = ANY(%(cases)s) OR person_id = ANY(%(persons)s)",
        "cases",
        "persons",
    ),
    _destroy("cases_periodsignal", "signal_id = ANY(%(signals)s)"),
    # a data leak stays as it was judged (AVG art. 33 lid 5), without the signal
    Statement(
        "outreach_dataleak",
        "UPDATE outreach_dataleak SET signal_id = NULL WHERE signal_id = ANY(%(signals)s)",
    ),
    # the signal as it came
    _destroy("intake_signalcorrection", "signal_id = ANY(%(signals)s)"),
    _destroy("intake_arrearssignal", "id = ANY(%(signals)s)"),
    # the person: a message about the home of others stays with them, without the name
    Statement(
        "legal_courtmessage",
        "UPDATE legal_courtmessage SET person_id = NULL WHERE person_id = ANY(%(persons)s)",
        ("persons",),
    ),
    _destroy("matching_personkey", "person_id = ANY(%(persons)s)", "persons"),
    _destroy("matching_person", "id = ANY(%(persons)s)", "persons"),
)

BLANK: tuple[Statement, ...] = (
    Statement(
        "matching_link",
        "UPDATE matching_link SET candidates = ("
        " SELECT coalesce(jsonb_agg(one ORDER BY place), '[]'::jsonb)"
        " FROM jsonb_array_elements(candidates) WITH ORDINALITY AS each(one, place)"
        " WHERE NOT (one->>'person')::uuid = ANY(%(persons)s)"
        ") WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(candidates) AS one"
        " WHERE (one->>'person')::uuid = ANY(%(persons)s))",
        ("persons",),
    ),
    Statement(
        "matching_linkdecision",
        "UPDATE matching_linkdecision SET before = before - 'person'"
        " WHERE before->>'person' = ANY(%(named)s)",
        ("persons",),
    ),
    Statement(
        "cases_signalrelease",
        "UPDATE cases_signalrelease SET linked_to = NULL WHERE linked_to = ANY(%(persons)s)",
        ("persons",),
    ),
    Statement(
        "legal_courtmessage",
        "UPDATE legal_courtmessage SET candidates = ("
        " SELECT coalesce(jsonb_agg(one), '[]'::jsonb)"
        " FROM jsonb_array_elements_text(candidates) AS one WHERE NOT one = ANY(%(named)s)"
        ") WHERE candidates ?| %(named)s::text[]",
        ("persons",),
    ),
    Statement(
        "planning_worklist",
        "UPDATE planning_worklist SET"
        " left_out = (SELECT coalesce(jsonb_agg(one), '[]'::jsonb)"
        "  FROM jsonb_array_elements(left_out) AS one WHERE NOT one->>'case' = ANY(%(named)s)),"
        " forecast = (SELECT coalesce(jsonb_agg(one), '[]'::jsonb)"
        "  FROM jsonb_array_elements(forecast) AS one WHERE NOT one->>'case' = ANY(%(named)s))"
        " WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(left_out || forecast) AS one"
        "  WHERE one->>'case' = ANY(%(named)s))",
        ("cases",),
    ),
    Statement(
        "privacy_rightsrequest",
        "UPDATE privacy_rightsrequest SET words_sealed = NULL, answer_words_sealed = NULL,"
        " explanation = '', extension_reason_sealed = NULL"
        " WHERE person = ANY(%(persons)s) OR signal = ANY(%(signals)s)",
        ("persons", "signals"),
    ),
    Statement(
        "retention_erasurerequest",
        "UPDATE retention_erasurerequest SET reason = ''"
        " WHERE subject = ANY(%(subjects)s) AND reason <> ''",
        ("persons", "signals", "cases"),
    ),
    Statement(
        "retention_hold",
        "UPDATE retention_hold SET reason = '' WHERE subject = ANY(%(subjects)s) AND reason <> ''",
        ("persons", "signals", "cases"),
    ),
    Statement(
        "access_export",
        "UPDATE access_export SET reason = '' WHERE subject = ANY(%(named)s) AND reason <> ''",
        ("persons", "signals", "cases"),
    ),
    Statement(
        "procrastinate_jobs",
        "DELETE FROM procrastinate_jobs AS job WHERE status NOT IN ('todo', 'doing') AND EXISTS"
        " (SELECT 1 FROM unnest(%(named)s::text[]) AS one WHERE strpos(job.args::text, one) > 0)",
        ("persons", "signals", "cases"),
    ),
)
