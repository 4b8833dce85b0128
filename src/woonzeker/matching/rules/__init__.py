# SPDX-License-Identifier: EUPL-1.2
"""What this room decides without a database: how people are found and named, what may be asked of
a partner, which links are audited and which threshold the audits allow."""

from __future__ import annotations

from woonzeker.matching.rules.bounds import (
    audits_needed,
    lower_bound,
    upper_bound,
)
from woonzeker.matching.rules.questions import ANSWERED, ASKED, Answer, Question, question_for
from woonzeker.matching.rules.reasons import REOPENED_BECAUSE, ReopenReason
from woonzeker.matching.rules.register import (
    ADULT,
    CLEANING,
    Changes,
    Known,
    Named,
    bsn_index,
    bsn_place,
    changes,
    digest,
    person_id,
    written_name,
)
from woonzeker.matching.rules.sampling import (
    PLAN,
    Drawn,
    Eligible,
    SamplePlan,
    draw,
)
from woonzeker.matching.rules.threshold import (
    BAND,
    ENOUGH_TO_SAY,
    LEAST_AT_EDGE,
    PERMITTED,
    Count,
    Judged,
    allowed_threshold,
    audits_until,
    band_of,
    count_above,
    permitted_from,
    tenths_up,
    too_many_wrong,
    until_proven,
    weigh,
)
from woonzeker.matching.rules.verdicts import (
    MOST_LOOKS,
    AuditChoice,
    Standing,
    agreement,
    counts_as_wrong,
    standing,
)
from woonzeker.matching.rules.weighing import (
    distance_words,
    threshold_words,
    weight_words,
)

__all__ = [
    "ADULT",
    "ANSWERED",
    "ASKED",
    "BAND",
    "CLEANING",
    "ENOUGH_TO_SAY",
    "LEAST_AT_EDGE",
    "MOST_LOOKS",
    "PERMITTED",
    "PLAN",
    "REOPENED_BECAUSE",
    "Answer",
    "AuditChoice",
    "Changes",
    "Count",
    "Drawn",
    "Eligible",
    "Judged",
    "Known",
    "Named",
    "Question",
    "ReopenReason",
    "SamplePlan",
    "Standing",
    "agreement",
    "allowed_threshold",
    "audits_needed",
    "audits_until",
    "band_of",
    "bsn_index",
    "bsn_place",
    "changes",
    "count_above",
    "counts_as_wrong",
    "digest",
    "distance_words",
    "draw",
    "lower_bound",
    "permitted_from",
    "person_id",
    "question_for",
    "standing",
    "tenths_up",
    "threshold_words",
    "too_many_wrong",
    "until_proven",
    "upper_bound",
    "weigh",
    "weight_words",
    "written_name",
]
