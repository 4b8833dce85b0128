# SPDX-License-Identifier: EUPL-1.2
"""The rules of a case: who may, what becomes of signals and cases, tasks and terms. Pure."""

from __future__ import annotations

from woonzeker.cases.rules.fates import BY_MESSAGE, Fate, MadeMove, fate_of, step_without
from woonzeker.cases.rules.rights import (
    GLASS_REASONS,
    MAY_LIST,
    MAY_RELEASE,
    MAY_SEE,
    MAY_VISIT,
    MAY_WORK,
    RIGHTS,
    SHIELD_REASONS,
    may_make,
)
from woonzeker.cases.rules.taking import (
    EarlierFacts,
    Outcome,
    PersonFacts,
    Shape,
    SignalFacts,
    is_threatening,
    outcome_of,
    shape_of,
)
from woonzeker.cases.rules.tasks import (
    ENDS_WITH_NEWS,
    LIVING_TASKS,
    NEWS_AT,
    OF_LAST_OFFERS,
    OTHERS,
    STAYS_IN_SIGHT,
    TELL_SOURCE,
    TERM_NAMES,
)
from woonzeker.cases.rules.watching import (
    LONGEST_THREATENING,
    LONGEST_WARNING,
    Level,
    WatchInvalid,
    WatchPolicy,
    told_by,
    watch_policy_from,
    working_days_left,
)

__all__ = [
    "BY_MESSAGE",
    "ENDS_WITH_NEWS",
    "GLASS_REASONS",
    "LIVING_TASKS",
    "LONGEST_THREATENING",
    "LONGEST_WARNING",
    "MAY_LIST",
    "MAY_RELEASE",
    "MAY_SEE",
    "MAY_VISIT",
    "MAY_WORK",
    "NEWS_AT",
    "OF_LAST_OFFERS",
    "OTHERS",
    "RIGHTS",
    "SHIELD_REASONS",
    "STAYS_IN_SIGHT",
    "TELL_SOURCE",
    "TERM_NAMES",
    "EarlierFacts",
    "Fate",
    "Level",
    "MadeMove",
    "Outcome",
    "PersonFacts",
    "Shape",
    "SignalFacts",
    "WatchInvalid",
    "WatchPolicy",
    "fate_of",
    "is_threatening",
    "may_make",
    "outcome_of",
    "shape_of",
    "step_without",
    "told_by",
    "watch_policy_from",
    "working_days_left",
]
