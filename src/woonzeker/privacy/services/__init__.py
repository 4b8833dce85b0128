# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about residents' rights, the watch over who looks, and leaks."""

from __future__ import annotations

from woonzeker.privacy.services.glass import judge_glass
from woonzeker.privacy.services.leaks import describe_leak, find_reached
from woonzeker.privacy.services.requests import (
    answer_request,
    extend,
    identify,
    overview_made,
    point_out,
    take_request,
)
from woonzeker.privacy.services.watching import (
    add_famous_name,
    declare_address,
    judge_finding,
    remove_famous_name,
    run_night,
    withdraw_address,
)

__all__ = [
    "add_famous_name",
    "answer_request",
    "declare_address",
    "describe_leak",
    "extend",
    "find_reached",
    "identify",
    "judge_finding",
    "judge_glass",
    "overview_made",
    "point_out",
    "remove_famous_name",
    "run_night",
    "take_request",
    "withdraw_address",
]
