# SPDX-License-Identifier: EUPL-1.2
"""Every code that is kept of living on under conditions."""

from __future__ import annotations

from typing import Any

from woonzeker.housing import rules as housing
from woonzeker.housing.rules.agreement_words import CONTRACT_SEEN, TOLD_BY
from woonzeker.legal import rules as court
from woonzeker.outreach.letters import LANGUAGES
from woonzeker.process import SAFEGUARDS, SIGNED

LIVING: dict[tuple[str, str], list[Any]] = {
    ("housing.Agreement", "kind"): [each.value for each in housing.AgreementKind],
    ("housing.Agreement", "conditions"): [[each.value] for each in housing.Condition],
    ("housing.Agreement", "informed_language"): list(LANGUAGES),
    ("housing.Agreement", "how"): [each.value for each in housing.HowEnded],
    ("housing.Agreement", "in_spite_of"): [[each] for each in (*SAFEGUARDS, *SIGNED, "help_first")],
    ("housing.AgreementSignature", "party"): [each.value for each in housing.Party],
    ("housing.ConditionLook", "condition"): [each.value for each in housing.Condition],
    ("housing.ConditionLook", "seen"): [each.value for each in court.Seen],
    ("housing.ConditionLook", "told_by"): list(TOLD_BY),
    ("housing.Breach", "condition"): [each.value for each in housing.Condition],
    ("housing.BreachStep", "step"): [each.value for each in housing.Step],
    ("housing.BreachTelling", "party"): [each.value for each in housing.Party],
    ("housing.BreachTelling", "said"): [
        f"{party}:{condition}" for party in housing.Party for condition in housing.Condition
    ],
    ("housing.OwnNameStep", "step"): [each.value for each in housing.OwnStep],
    ("housing.OwnNameStep", "seen"): list(CONTRACT_SEEN),
}
