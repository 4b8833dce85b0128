# SPDX-License-Identifier: EUPL-1.2
"""Which figures stay when rows go, as questions to the database. Pure."""

from __future__ import annotations

from collections.abc import Mapping

#: the days of each stay that ended, a row for each
_STAYS = ", ".join(f"({step}, r.days_{step})" for step in range(1, 12))
#: what is counted, from which rows, in which columns; `{where}` limits it to the erased
FIGURES: Mapping[str, str] = {
    "signal": "SELECT date_trunc('month', d.received_on)::date AS month_on,"
    " concat_ws('|', s.sector, s.kind, s.result) AS key, count(*) AS count, 0::bigint AS total"
    " FROM intake_arrearssignal s JOIN intake_delivery d ON d.id = s.delivery_id"
    " WHERE {signal} GROUP BY 1, 2",
    "link": "SELECT date_trunc('month', l.decided_on)::date AS month_on, concat_ws('|', l.result,"
    " CASE WHEN l.decided_by = '' THEN 'rules' ELSE 'person' END) AS key, count(*) AS count,"
    " 0::bigint AS total FROM matching_link l WHERE {link} GROUP BY 1, 2",
    "verdict": "SELECT date_trunc('month', v.judged_at)::date AS month_on, v.verdict AS key,"
    " count(*) AS count, 0::bigint AS total FROM matching_auditverdict v"
    " JOIN matching_auditdraw a ON a.id = v.draw_id WHERE {verdict} GROUP BY 1, 2",
    "contact": "SELECT date_trunc('month', c.tried_on)::date AS month_on,"
    " concat_ws('|', c.channel, c.outcome) AS key, count(*) AS count, 0::bigint AS total"
    " FROM outreach_contactattempt c WHERE {contact} GROUP BY 1, 2",
    "term": "SELECT date_trunc('month', t.starts_on)::date AS month_on, concat_ws('|', t.kind,"
    " CASE WHEN t.met_on IS NULL THEN 'open' WHEN t.met_on <= t.due_on THEN 'met' ELSE 'late' END)"
    " AS key, count(*) AS count, 0::bigint AS total"
    " FROM cases_caseterm t WHERE {term} GROUP BY 1, 2",
    "effort": "SELECT date_trunc('month', e.booked_on)::date AS month_on,"
    " concat_ws('|', e.step, e.what) AS key, count(*) AS count,"
    " sum(e.minutes)::bigint AS total FROM cases_effortbooking e WHERE {effort} GROUP BY 1, 2",
    # how far households came, by the quarter in which they entered; of which lane is not kept
    "sieve": "SELECT date_trunc('quarter', r.entered_on)::date AS month_on,"
    " concat_ws('|', r.began, r.step, r.place, r.sector, r.landlord, r.children, r.repeat) AS key,"
    " count(*) AS count, 0::bigint AS total FROM monitoring_sieverow r"
    " WHERE {sieve} AND r.place <> 'mistake' GROUP BY 1, 2",
    "stay": "SELECT date_trunc('quarter', r.entered_on)::date AS month_on,"  # noqa: S608
    " concat_ws('|', d.step, d.days) AS key, count(*) AS count, 0::bigint AS total"
    " FROM monitoring_sieverow r, LATERAL (VALUES " + _STAYS + ") AS d (step, days)"
    " WHERE {stay} AND r.place <> 'mistake' AND d.days IS NOT NULL GROUP BY 1, 2",
    "visit": "SELECT date_trunc('month', v.day_on)::date AS month_on, v.outcome AS key,"
    " count(*) AS count, 0::bigint AS total FROM planning_visit v WHERE {visit} GROUP BY 1, 2",
}
_LINKS = "SELECT id FROM matching_link WHERE signal_id = ANY(%(signals)s)"
_OF_CASES = "case_id = ANY(%(cases)s)"
ERASED_ROWS: Mapping[str, str] = {
    "signal": "s.id = ANY(%(signals)s)",
    "link": "l.signal_id = ANY(%(signals)s)",
    "verdict": f"a.link_id IN ({_LINKS}) OR a.person_id = ANY(%(persons)s)",
    "contact": f"c.{_OF_CASES}",
    "term": f"t.{_OF_CASES}",
    "effort": f"e.{_OF_CASES}",
    "sieve": f"r.{_OF_CASES}",
    "stay": f"r.{_OF_CASES}",
    "visit": f"v.{_OF_CASES}",
}
