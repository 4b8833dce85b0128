# SPDX-License-Identifier: EUPL-1.2
"""Addresses of rehousing, aftercare and lists of landlords."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "housing:roof": get(acts("housing.roof")),
    "housing:want_contract": post(acts("housing.want_contract")),
    "housing:note_part": post(acts("housing.note_part")),
    "housing:move_urgency": post(acts("housing.move_urgency")),
    "housing:note_registration": post(acts("housing.note_registration")),
    "housing:end_registration": post(acts("housing.end_registration")),
    "housing:home_found": post(acts("housing.home_found")),
    "housing:recall_note": post(acts("housing.recall_note")),
    "housing:aftercare": get(acts("housing.aftercare")),
    "housing:note_where": post(acts("housing.note_where")),
    "housing:aftercare_list": get(acts("housing.aftercare_due")),
    "housing:lists": get(acts("housing.lists")),
    "housing:note_listing": post(acts("housing.note_listing")),
    "housing:move_listing": post(acts("housing.move_listing")),
    "housing:listing_letter": post(acts("housing.write_objection")),
    "housing:note_statement": post(acts("housing.note_statement")),
    "housing:move_statement": post(acts("housing.move_statement")),
}
