# SPDX-License-Identifier: EUPL-1.2
"""Addresses of agreements with partners and of who is missing."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post, seat

TABLE: dict[str, Mapping[str, Rule]] = {
    "organisations:agreements": get(acts("organisations.agreements")),
    "organisations:agree": form(acts("organisations.agree")),
    "organisations:agreement": get(acts("organisations.agreement")),
    "organisations:record_terms": form(
        acts("organisations.agreement", "organisations.record_terms")
    ),
    "organisations:keep_signed": post(acts("organisations.keep_signed")),
    "organisations:count_contracts": post(acts("organisations.count_contracts")),
    "organisations:end_agreement": post(acts("organisations.end_agreement")),
    "organisations:signed": get(acts("organisations.signed_agreement")),
    "monitoring:scorecards": get(acts("monitoring.scorecards")),
    "monitoring:scorecard": get(acts("monitoring.scorecard")),
    "monitoring:own_scorecard": get(seat("monitoring.own_scorecard")),
    "monitoring:coverage": form(
        acts("monitoring.coverage"), acts("monitoring.coverage", "organisations.count_rentals")
    ),
    "monitoring:invite": form(acts("monitoring.invitation_words", "exports.take")),
}
