# SPDX-License-Identifier: EUPL-1.2
"""Which rows have passed their term, as questions to the database. Pure.

A subject (case, signal, person) is forgotten with all that hangs on it; a sweep takes rows that
hang on nobody. `%(until)s` is the last day that goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from woonzeker.process import Exit
from woonzeker.retention.rules.classes import KeptClass
from woonzeker.retention.rules.steps import Statement

#: how a case ends in which somebody was helped
HELPED = (
    Exit.ARRANGEMENT,
    Exit.ADVICE,
    Exit.FOLLOW_UP_FINANCIAL,
    Exit.FOLLOW_UP_OTHER,
    Exit.REHOUSED,
)
#: the household of a case that was forgotten: nobody's address
ERASED = "gewist-"


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of a class: `sql` gives id, day and a number that may be shown."""

    kind: str
    sql: str


_SIGNALS = (
    "SELECT s.id, d.received_on AS day, '' AS number FROM intake_arrearssignal s"
    " JOIN intake_delivery d ON d.id = s.delivery_id"
    " LEFT JOIN matching_link l ON l.signal_id = s.id"
    " WHERE d.received_on <= %(until)s"
    " AND NOT EXISTS (SELECT 1 FROM cases_periodsignal p WHERE p.signal_id = s.id)"
    " AND "
)
_CASES = (
    "SELECT c.id, c.closed_on AS day, c.number FROM cases_case c"  # noqa: S608 - our own words
    " JOIN cases_household h ON h.id = c.household_id"
    " WHERE c.status = 'closed' AND c.closed_on <= %(until)s"
    f" AND NOT starts_with(h.address_key, '{ERASED}') AND c.result "
)
#: households that nobody could reach, whose case waits for the next signal: nobody works on it, and
#: its term runs from the last that happened
_LAST = (
    "greatest(c.opened_on,"
    " (SELECT max(m.moved_on) FROM cases_casemove m WHERE m.case_id = c.id),"
    " (SELECT max(a.tried_on) FROM outreach_contactattempt a WHERE a.case_id = c.id))"
)
_WAITING = (
    f"SELECT w.id, w.day, w.number FROM (SELECT c.id, {_LAST} AS day, c.number"  # noqa: S608
    " FROM cases_case c JOIN cases_household h ON h.id = c.household_id"
    f" WHERE c.status = 'waiting' AND NOT starts_with(h.address_key, '{ERASED}')"
    " AND (SELECT m.code FROM cases_casemove m WHERE m.case_id = c.id"
    " AND m.to_status <> m.from_status ORDER BY m.sequence DESC LIMIT 1) = 'wait_for_signal'"
    ") w WHERE w.day <= %(until)s"
)
_HELPED = "(" + ", ".join(f"'{each.value}'" for each in HELPED) + ")"

SUBJECTS: Mapping[KeptClass, Subjects] = {
    KeptClass.CASE_WITHOUT_HELP: Subjects(
        "case", f"{_CASES} NOT IN {_HELPED} UNION ALL {_WAITING}"
    ),
    KeptClass.CASE_WITH_HELP: Subjects("case", f"{_CASES} IN {_HELPED}"),
    KeptClass.SIGNAL_UNLINKED: Subjects(
        "signal", f"{_SIGNALS} coalesce(l.result, 'nobody') <> 'linked'"
    ),
    KeptClass.SIGNAL_NOT_TAKEN_UP: Subjects("signal", f"{_SIGNALS} l.result = 'linked'"),
    KeptClass.PERSON_GONE: Subjects(
        "person",
        "SELECT p.id, coalesce(p.died_on, p.departed_on) AS day, '' AS number"
        " FROM matching_person p WHERE coalesce(p.died_on, p.departed_on) <= %(until)s"
        " AND NOT EXISTS (SELECT 1 FROM matching_link l WHERE l.person_id = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM matching_linkdecision e WHERE e.person_id = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM cases_caseperson c WHERE c.person_id = p.id)",
    ),
}


#: a turn that was taken off the roster is over since then
_TURN = "until_on <= %(until)s OR ended_at < %(before)s"
#: an address from which nobody may send any more: the last agreement with its organisation is over
_SENDER = (
    "NOT EXISTS (SELECT 1 FROM organisations_agreement AS agreed"
    " WHERE agreed.partner_id = legal_knownsender.partner_id"
    " AND agreed.municipality_id = legal_knownsender.municipality"
    " AND (agreed.until_on IS NULL OR agreed.until_on > %(until)s))"
)


def _rows(table: str, key: str, where: str) -> Statement:
    return Statement(
        table,
        f"DELETE FROM {table} WHERE {key} IN "  # noqa: S608 - our own words
        f"(SELECT {key} FROM {table} WHERE {where} LIMIT %(most)s)",
        (),
    )


def _with_key(table: str, where: str) -> Statement:
    """Rows that are sealed with a key of their own: the key goes with the row."""
    gone = f"SELECT id FROM {table} WHERE {where} LIMIT %(most)s"  # noqa: S608
    return Statement(
        table,
        f"WITH gone AS ({gone}), keys AS"  # noqa: S608 - our own words
        " (DELETE FROM access_subjectkey WHERE subject IN (SELECT id FROM gone))"
        f" DELETE FROM {table} WHERE id IN (SELECT id FROM gone)",
        (),
    )


#: a finding that nobody judged is as old as what was seen
_FINDING = "coalesce(judged_at, last_at) < %(before)s"
#: a night stays as long as a finding of it, and so do those after it: a gap would be a lost night
_NIGHT = (
    "night_on <= %(until)s AND night_on < (SELECT coalesce(min(n.night_on), 'infinity')"
    " FROM privacy_nightlook n WHERE EXISTS"
    " (SELECT 1 FROM privacy_finding f WHERE f.night_id = n.id))"
)
_OLD = "(SELECT id FROM intake_delivery WHERE received_on <= %(until)s)"
_ENDED = (
    "(SELECT u.id FROM accounts_user u WHERE u.disabled_at < %(before)s"
    " AND EXISTS (SELECT 1 FROM organisations_membership m"
    "  WHERE m.user_id = u.id AND m.municipality_id = %(municipality)s)"
    " AND NOT EXISTS (SELECT 1 FROM organisations_membership m"
    "  WHERE m.user_id = u.id AND m.municipality_id <> %(municipality)s) LIMIT %(most)s)"
)


def _of_ended(*tables: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(each, f"DELETE FROM {each} WHERE user_id IN {_ENDED}", ())  # noqa: S608
        for each in tables
    )


#: finished letters that were made so long ago, or whose run was posted so long ago; `%(before)s` is
#: the moment at which the last day that goes has ended
_POSTED = (
    "letter_id IN (SELECT letter.id FROM outreach_letter AS letter"
    " LEFT JOIN outreach_printrun AS run ON run.id = letter.run_id"
    " WHERE coalesce(run.posted_at, letter.made_at) < %(before)s)"
)

_ASKED = "state = 'asked' AND asked_at < %(before)s"
_DECIDED = "decided_at < %(before)s"


def _of_check(where: str) -> tuple[Statement, ...]:
    """What a landlord showed, with the key that it is sealed with."""
    gone = f"SELECT id FROM landlords_landlordcheck WHERE {where} LIMIT %(most)s"  # noqa: S608
    return (
        Statement(
            "landlords_landlordcheck",
            f"WITH gone AS ({gone}), keys AS"  # noqa: S608 - our own words
            " (DELETE FROM access_subjectkey WHERE subject IN (SELECT id FROM gone))"
            " DELETE FROM landlords_landlordcheck WHERE id IN (SELECT id FROM gone)",
            (),
        ),
    )


SWEEPS: Mapping[KeptClass, tuple[Statement, ...]] = {
    KeptClass.RAW_FILE: (
        _rows("intake_rawfile", "id", f"delivery_id IN {_OLD}"),
        Statement(
            "intake_delivery",
            "UPDATE intake_delivery SET state = 'unreadable', questions_sealed = NULL,"
            " problem = %(too_late)s"
            " WHERE received_on <= %(until)s AND state IN ('received', 'question', 'checking')",
            (),
        ),
        Statement(
            "matching_registerimport",
            "UPDATE matching_registerimport SET state = 'unreadable', sealed = NULL,"
            " problem = %(too_late)s WHERE imported_on <= %(until)s AND sealed IS NOT NULL",
            (),
        ),
    ),
    KeptClass.RETURNED_LINE: (_rows("intake_setasideline", "id", f"delivery_id IN {_OLD}"),),
    KeptClass.API_ANSWER: (
        Statement(
            "access_subjectkey",
            "DELETE FROM access_subjectkey WHERE subject IN"
            " (SELECT id FROM api_keptanswer WHERE began_at < %(before)s)",
            (),
        ),
        _rows("api_keptanswer", "id", "began_at < %(before)s"),
    ),
    KeptClass.LETTER_PAGE: (_rows("outreach_letterpage", "id", _POSTED),),
    KeptClass.WORRY: (_rows("help_worry", "id", "case_id IS NULL AND keep_until <= %(until)s"),),
    KeptClass.OWN_ALARM: (
        _rows("help_ownalarm", "id", "case_id IS NULL AND raised_on <= %(until)s"),
    ),
    KeptClass.LANDLORD_ASKED: _of_check(_ASKED),
    KeptClass.LANDLORD_CHECK: _of_check(_DECIDED),
    KeptClass.PEER_HOURS: (_rows("outreach_peerhours", "id", "worked_on <= %(until)s"),),
    KeptClass.ABSENCE: (_rows("planning_absence", "id", "until_on <= %(until)s"),),
    KeptClass.DUTY_TURN: (_with_key("legal_dutyturn", _TURN),),
    KeptClass.KNOWN_SENDER: (_with_key("legal_knownsender", _SENDER),),
    KeptClass.FINDING: (_rows("privacy_finding", "id", _FINDING),),
    KeptClass.NIGHT_LOOK: (_rows("privacy_nightlook", "id", _NIGHT),),
    KeptClass.EXPORT: (_rows("access_export", "id", "asked_at < %(before)s"),),
    KeptClass.ACCOUNT_ENDED: (
        *_of_ended(
            "accounts_secondfactor",
            "accounts_recoverycode",
            "accounts_signedin",
            "accounts_fielddevice",
            "accounts_externalidentity",
        ),
        Statement(
            "privacy_ownaddress",
            "DELETE FROM privacy_ownaddress"  # noqa: S608 - our own words
            f" WHERE user_id IN (SELECT id::text FROM {_ENDED} AS u)",
            (),
        ),
        Statement(
            "legal_calendarkey",
            "DELETE FROM legal_calendarkey"  # noqa: S608 - our own words
            f" WHERE user_id IN (SELECT id::text FROM {_ENDED} AS u)",
            (),
        ),
        Statement(
            "accounts_invitation",
            "UPDATE accounts_invitation SET user_id = NULL, username = '', name = ''"  # noqa: S608
            f" WHERE user_id IN {_ENDED}",
            (),
        ),
        Statement(
            "accounts_user",
            # the memberships go in the same statement: without them nobody would be found again
            f"WITH gone AS (SELECT id FROM accounts_user WHERE id IN {_ENDED}), held AS"  # noqa: S608
            " (DELETE FROM organisations_membership WHERE user_id IN (SELECT id FROM gone))"
            " DELETE FROM accounts_user WHERE id IN (SELECT id FROM gone)",
            (),
        ),
    ),
    KeptClass.SESSION: (
        _rows("django_session", "session_key", "expire_date < %(before)s"),
        _rows("accounts_signedin", "id", "ended_at < %(before)s"),
    ),
    KeptClass.TRY: (_rows("accounts_try", "id", "at < %(before)s"),),
    KeptClass.JOB: (
        _rows(
            "procrastinate_jobs",
            "id",
            "status NOT IN ('todo', 'doing') AND coalesce(scheduled_at,"
            " (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = procrastinate_jobs.id)"
            ") < %(before)s",
        ),
    ),
}

#: the logs, of which the owner of the database alone removes rows: their tables, with the seals
LOGS: Mapping[KeptClass, tuple[str, ...]] = {
    KeptClass.PROCESSING_LINE: ("access_processingline",),
    KeptClass.AUDIT_LINE: ("access_auditline", "access_auditseal"),
    KeptClass.SIGN_IN_LINE: ("access_signinline", "access_signinseal"),
}

#: how many rows a preview would find, and from when the oldest is
COUNTS: Mapping[KeptClass, str] = {
    KeptClass.RAW_FILE: "SELECT count(*), min(d.received_on) FROM intake_rawfile r"
    " JOIN intake_delivery d ON d.id = r.delivery_id WHERE d.received_on <= %(until)s",
    KeptClass.RETURNED_LINE: "SELECT count(*), min(d.received_on) FROM intake_setasideline r"
    " JOIN intake_delivery d ON d.id = r.delivery_id WHERE d.received_on <= %(until)s",
    KeptClass.API_ANSWER: "SELECT count(*), min(began_at)::date FROM api_keptanswer"
    " WHERE began_at < %(before)s",
    KeptClass.LETTER_PAGE: "SELECT count(*), NULL::date"  # noqa: S608 - our own words
    f" FROM outreach_letterpage WHERE {_POSTED}",
    KeptClass.WORRY: "SELECT count(*), min(keep_until) FROM help_worry"
    " WHERE case_id IS NULL AND keep_until <= %(until)s",
    KeptClass.OWN_ALARM: "SELECT count(*), min(raised_on) FROM help_ownalarm"
    " WHERE case_id IS NULL AND raised_on <= %(until)s",
    KeptClass.LANDLORD_ASKED: "SELECT count(*), min(asked_at)::date"  # noqa: S608
    f" FROM landlords_landlordcheck WHERE {_ASKED}",
    KeptClass.LANDLORD_CHECK: "SELECT count(*), min(decided_at)::date"  # noqa: S608
    f" FROM landlords_landlordcheck WHERE {_DECIDED}",
    KeptClass.PEER_HOURS: "SELECT count(*), min(worked_on) FROM outreach_peerhours"
    " WHERE worked_on <= %(until)s",
    KeptClass.ABSENCE: "SELECT count(*), min(until_on) FROM planning_absence"
    " WHERE until_on <= %(until)s",
    KeptClass.DUTY_TURN: "SELECT count(*), min(until_on) FROM legal_dutyturn"  # noqa: S608
    f" WHERE {_TURN}",
    KeptClass.KNOWN_SENDER: "SELECT count(*), min(set_at)::date"  # noqa: S608 - our own words
    f" FROM legal_knownsender WHERE {_SENDER}",
    KeptClass.FINDING: "SELECT count(*), min(coalesce(judged_at, last_at))::date"  # noqa: S608
    f" FROM privacy_finding WHERE {_FINDING}",
    KeptClass.NIGHT_LOOK: "SELECT count(*), min(night_on)"  # noqa: S608 - our own words
    f" FROM privacy_nightlook WHERE {_NIGHT}",
    KeptClass.EXPORT: "SELECT count(*), min(asked_at)::date FROM access_export"
    " WHERE asked_at < %(before)s",
    KeptClass.ACCOUNT_ENDED: "SELECT count(*), min(disabled_at)::date FROM accounts_user"  # noqa: S608
    f" WHERE id IN {_ENDED}",
    KeptClass.SESSION: "SELECT count(*), min(expire_date)::date FROM django_session"
    " WHERE expire_date < %(before)s",
    KeptClass.TRY: "SELECT count(*), min(at)::date FROM accounts_try WHERE at < %(before)s",
    KeptClass.JOB: "SELECT count(*), min(e.at)::date FROM procrastinate_jobs j"
    " JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events WHERE job_id = j.id) e ON true"
    " WHERE j.status NOT IN ('todo', 'doing') AND e.at < %(before)s",
    KeptClass.PROCESSING_LINE: "SELECT count(*), min(start_time)::date FROM access_processingline"
    " WHERE start_time < %(before)s",
    KeptClass.AUDIT_LINE: "SELECT count(*), min(at)::date FROM access_auditline"
    " WHERE at < %(before)s",
    KeptClass.SIGN_IN_LINE: "SELECT count(*), min(at)::date FROM access_signinline"
    " WHERE at < %(before)s",
    KeptClass.BACKUP: "SELECT 0, NULL::date",
}
