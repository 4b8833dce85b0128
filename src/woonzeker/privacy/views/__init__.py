# SPDX-License-Identifier: EUPL-1.2
"""The pages about residents' rights and about who looks."""

from __future__ import annotations

from woonzeker.privacy.views.leaks import (
    describe,
    find_reached,
    leak_file,
    leak_json,
    leak_names,
    leak_pdf,
    new_leak,
)
from woonzeker.privacy.views.requests import (
    answer,
    extend,
    find,
    identify,
    new_request,
    overview_json,
    overview_pdf,
    point_out,
    request_page,
    requests,
)
from woonzeker.privacy.views.watching import (
    add_famous,
    famous_names,
    finding,
    findings,
    glass,
    judge_finding,
    judge_glass,
    logs,
    own_addresses,
    remove_famous,
    start,
    withdraw_address,
)

__all__ = [
    "add_famous",
    "answer",
    "describe",
    "extend",
    "famous_names",
    "find",
    "find_reached",
    "finding",
    "findings",
    "glass",
    "identify",
    "judge_finding",
    "judge_glass",
    "leak_file",
    "leak_json",
    "leak_names",
    "leak_pdf",
    "logs",
    "new_leak",
    "new_request",
    "overview_json",
    "overview_pdf",
    "own_addresses",
    "point_out",
    "remove_famous",
    "request_page",
    "requests",
    "start",
    "withdraw_address",
]
