# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the sieve."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get

TABLE: dict[str, Mapping[str, Rule]] = {
    "monitoring:sieve": get(acts("monitoring.sieve", "monitoring.first_of_sieve")),
    "monitoring:sieve_file": get(acts("monitoring.sieve", "monitoring.first_of_sieve")),
    "monitoring:sieve_list": get(acts("monitoring.sieve_list")),
    "monitoring:leaks": get(acts("monitoring.leaks")),
    "monitoring:evictions": get(acts("monitoring.evictions", "monitoring.eviction_trend")),
    "monitoring:evictions_file": get(acts("monitoring.evictions", "monitoring.eviction_trend")),
    "monitoring:eviction_list": get(acts("monitoring.eviction_list")),
    "monitoring:year": form(acts("monitoring.year_account"), acts("monitoring.publish_year")),
    "monitoring:year_file": get(acts("monitoring.year_account")),
}
