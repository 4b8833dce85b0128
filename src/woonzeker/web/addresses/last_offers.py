# SPDX-License-Identifier: EUPL-1.2
"""Addresses of moratorium, debt settlement and bewind."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule

TABLE: dict[str, Mapping[str, Rule]] = {}
