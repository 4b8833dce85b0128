# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the portal of partners: their desk, deliveries and own signals."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, form, get, seat

TABLE: dict[str, Mapping[str, Rule]] = {
    "partner_start": get(seat()),
    "choose_partner": form(OPEN),
}
