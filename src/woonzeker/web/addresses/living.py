# SPDX-License-Identifier: EUPL-1.2
"""Addresses of living on under conditions."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule

TABLE: dict[str, Mapping[str, Rule]] = {}
