# SPDX-License-Identifier: EUPL-1.2
"""The judge of finished letters: reads the paper back and holds it against what is true now.

Pure, and it knows nothing of how letters are made: it shares no line with what draws them. It is
given the files as they go to the printer and, for each letter, the facts of the register; it says
for every letter what does not agree. One finding holds back the whole run.
"""

from __future__ import annotations

from woonzeker.outreach.checking.judging import judge
from woonzeker.outreach.checking.naming import same_words, stands_in, window_words
from woonzeker.outreach.checking.reading import Sheet, read, read_all
from woonzeker.outreach.checking.shapes import FAULT_WORDS, Fault, Finding, Resident, Wanted

__all__ = [
    "FAULT_WORDS",
    "Fault",
    "Finding",
    "Resident",
    "Sheet",
    "Wanted",
    "judge",
    "read",
    "read_all",
    "same_words",
    "stands_in",
    "window_words",
]
