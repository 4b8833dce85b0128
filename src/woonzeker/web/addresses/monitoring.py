# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the delivery to the national statistics."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import METHODS, OPEN, Rule, acts, either, form, get

TABLE: dict[str, Mapping[str, Rule]] = {
    "monitoring:national": get(either("monitoring.readiness", "monitoring.organisation")),
    "monitoring:organisation": form(
        acts("monitoring.organisation"), acts("monitoring.name_organisation")
    ),
    "monitoring:ddas": get(acts("monitoring.take_delivery")),
    "monitoring:figures": get(acts("monitoring.figures")),
    "monitoring:counts": get(acts("monitoring.figures")),
    "monitoring:incomplete": get(acts("monitoring.incomplete_rows")),
    # the certificate of the client says who asks; the service itself looks at it
    "monitoring:gegevens": dict.fromkeys(METHODS, OPEN),
}
