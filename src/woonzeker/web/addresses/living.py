# SPDX-License-Identifier: EUPL-1.2
"""Addresses of living on under conditions."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "housing:livings": get(acts("housing.livings")),
    "housing:draft_living": form(acts("housing.new_living", "housing.draft_agreement")),
    "housing:living": get(acts("housing.living")),
    "housing:living_letter": form(acts("housing.living", "housing.write_letter")),
    "housing:explain_living": post(acts("housing.explain_agreement")),
    "housing:own_bewind": post(acts("housing.own_wish_bewind")),
    "housing:sign_living": post(acts("housing.sign_agreement")),
    "housing:recall_living": post(acts("housing.recall_agreement")),
    "housing:look_at_condition": post(acts("housing.look_at_condition")),
    "housing:own_step": post(acts("housing.own_name_step")),
    "housing:recall_own_step": post(acts("housing.recall_own_step")),
    "housing:end_living": post(acts("housing.end_agreement")),
    "housing:help_begun": post(acts("housing.help_begun")),
    "housing:help_refused": post(acts("housing.help_refused")),
    "housing:breach_repaired": post(acts("housing.breach_repaired")),
    "housing:resident_told": post(acts("housing.resident_told")),
    "housing:recall_breach_step": post(acts("housing.recall_step")),
    "housing:tell_party": post(acts("housing.tell_party")),
}
