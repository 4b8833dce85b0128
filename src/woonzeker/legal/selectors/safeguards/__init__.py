# SPDX-License-Identifier: EUPL-1.2
"""How the safeguards of cases stand, who must sign, and who must be told."""

from __future__ import annotations

from woonzeker.legal.selectors.safeguards.record import facts_for_stops, record_of

__all__ = ["facts_for_stops", "record_of"]
