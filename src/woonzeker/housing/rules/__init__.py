# SPDX-License-Identifier: EUPL-1.2
"""What decides in this room. Pure."""

from __future__ import annotations

from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.roof import RoofInvalid, RoofPolicy, roof_policy_from

__all__ = ["Known", "RoofInvalid", "RoofPolicy", "Whereabouts", "roof_policy_from"]
