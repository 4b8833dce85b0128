# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done to a case."""

from __future__ import annotations

from woonzeker.cases.services.arranging import (
    begin_arranging,
    end_arranging,
    give_task,
    put_before,
    settle_task,
    sign_off,
)
from woonzeker.cases.services.following import (
    Followed,
    Follows,
    follow_message,
    follow_shown,
    let_coordinate,
)
from woonzeker.cases.services.laning import add_lane, after_each_lane, drop_lane
from woonzeker.cases.services.moving import (
    advance,
    ask_before_closing,
    provide_facts,
)
from woonzeker.cases.services.outcomes import (
    assign_team,
    book_effort,
    check_offer,
    close_case,
    finish_task,
    meet_terms,
    record_outcome,
    reopen_terms,
    round_off,
)
from woonzeker.cases.services.reaching import (
    MAY_PASS_ON,
    Going,
    assign,
    break_glass,
    end_stale_assignments,
    end_visits,
    let_visitors_in,
    lift_shield,
    pass_on,
    shield_colleague,
    shield_from_me,
    unassign,
)
from woonzeker.cases.services.releasing import Released, release_signal
from woonzeker.cases.services.requesting import (
    MAY_TAKE_REQUEST,
    Home,
    forget_household,
    household_at,
    open_on_request,
)
from woonzeker.cases.services.running import let_go, stay_while
from woonzeker.cases.services.summoning import summons_without_report
from woonzeker.cases.services.taking_back import take_back
from woonzeker.cases.services.taking_up import TakenUp, take_up
from woonzeker.cases.services.telling import after_each_move, told_together
from woonzeker.cases.services.warning import see_late_terms, see_warning, warn_of_terms

__all__ = [
    "MAY_PASS_ON",
    "MAY_TAKE_REQUEST",
    "Followed",
    "Follows",
    "Going",
    "Home",
    "Released",
    "TakenUp",
    "add_lane",
    "advance",
    "after_each_lane",
    "after_each_move",
    "ask_before_closing",
    "assign",
    "assign_team",
    "begin_arranging",
    "book_effort",
    "break_glass",
    "check_offer",
    "close_case",
    "drop_lane",
    "end_arranging",
    "end_stale_assignments",
    "end_visits",
    "finish_task",
    "follow_message",
    "follow_shown",
    "forget_household",
    "give_task",
    "household_at",
    "let_coordinate",
    "let_go",
    "let_visitors_in",
    "lift_shield",
    "meet_terms",
    "open_on_request",
    "pass_on",
    "provide_facts",
    "put_before",
    "record_outcome",
    "release_signal",
    "reopen_terms",
    "round_off",
    "see_late_terms",
    "see_warning",
    "settle_task",
    "shield_colleague",
    "shield_from_me",
    "sign_off",
    "stay_while",
    "summons_without_report",
    "take_back",
    "take_up",
    "told_together",
    "unassign",
    "warn_of_terms",
]
