# SPDX-License-Identifier: EUPL-1.2
"""The sieve against evictions: eleven steps, the moves between them and the exits. Pure."""

from __future__ import annotations

from woonzeker.process.drawing import document
from woonzeker.process.errors import UnknownMove
from woonzeker.process.exits import Exit, ExitKind
from woonzeker.process.guards import GUARDS, Facts, Guard, Refusal
from woonzeker.process.moves import MOVES, Move, exits_at, find_move, moves_from
from woonzeker.process.reasons import REASONS, reason_words
from woonzeker.process.results import APART, RESULTS, Result, result_of
from woonzeker.process.steps import Status, Step
from woonzeker.process.stops import AHEAD, SAFEGUARDS, SIGNED, STOPPED_FROM, STOPS, Stop, stop_fact

__all__ = [
    "AHEAD",
    "APART",
    "GUARDS",
    "MOVES",
    "REASONS",
    "RESULTS",
    "SAFEGUARDS",
    "SIGNED",
    "STOPPED_FROM",
    "STOPS",
    "Exit",
    "ExitKind",
    "Facts",
    "Guard",
    "Move",
    "Refusal",
    "Result",
    "Status",
    "Step",
    "Stop",
    "UnknownMove",
    "document",
    "exits_at",
    "find_move",
    "moves_from",
    "reason_words",
    "result_of",
    "stop_fact",
]
