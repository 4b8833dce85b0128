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

__all__ = [
    "APART",
    "GUARDS",
    "MOVES",
    "REASONS",
    "RESULTS",
    "Exit",
    "ExitKind",
    "Facts",
    "Guard",
    "Move",
    "Refusal",
    "Result",
    "Status",
    "Step",
    "UnknownMove",
    "document",
    "exits_at",
    "find_move",
    "moves_from",
    "reason_words",
    "result_of",
]
