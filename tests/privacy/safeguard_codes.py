# SPDX-License-Identifier: EUPL-1.2
"""Every code that is kept of the safeguards, of signatures and of a home that was lost."""

from __future__ import annotations

from typing import Any

from woonzeker.help.selectors.support import CHANNELS as SUPPORT_CHANNELS
from woonzeker.legal.rules import safeguards
from woonzeker.legal.rules.escalation import Hears
from woonzeker.outreach.letters import LANGUAGES
from woonzeker.process import SIGNED, Stop

SAFEGUARDED: dict[tuple[str, str], list[Any]] = {
    ("legal.SafeguardAnswer", "code"): [each.value for each in safeguards.Safeguard],
    ("legal.SafeguardAnswer", "answer"): [
        code for spec in safeguards.CATALOGUE.values() for code in spec.choices
    ],
    ("legal.SafeguardAnswer", "source"): list(safeguards.SOURCES),
    ("legal.SafeguardAnswer", "channel"): list(SUPPORT_CHANNELS),
    ("legal.SafeguardAnswer", "language"): [*LANGUAGES, safeguards.PICTURES],
    ("legal.SafeguardAnswer", "about"): list(safeguards.ALTERNATIVES),
    ("legal.SafeguardAnswer", "reason"): list(safeguards.NOT_HEARD),
    ("legal.SituationFact", "kind"): ["kept", "nobody_left"],
    ("legal.SituationFact", "source"): [*safeguards.KEPT_BY, *safeguards.NOBODY_BY],
    ("legal.SignOff", "level"): [each.value for each in safeguards.Level],
    ("legal.SignOff", "stop"): [each.value for each in Stop],
    ("legal.EscalationTold", "hears"): [each.value for each in Hears],
    ("legal.Loss", "open"): [[each.value] for each in safeguards.Safeguard],
    ("legal.Loss", "unsigned"): [[each] for each in SIGNED],
    ("legal.Loss", "children"): ["yes", "no", "unknown"],
}
