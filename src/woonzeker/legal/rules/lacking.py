# SPDX-License-Identifier: EUPL-1.2
"""What a file still lacks: the thing, who can do it, which rule asks for it and how sure that is.

Pure. A value, so that a page, a letter and a refusal say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.law.reader import Confidence, Parameter, parameter


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: its code, what, who can do it, the rule, and how sure."""

    code: str
    words: str
    who: str
    rule: str = ""
    confidence: Confidence = Confidence.VERIFIED

    @property
    def doubt(self) -> str:
        """The mark on the screen for a rule that was not read in the official text, or nothing."""
        return "" if self.confidence is Confidence.VERIFIED else self.confidence.dutch


def lack(code: str, words: str, who: str, rule: Parameter) -> Lack:
    """Something missing that a dated rule of law or practice asks for."""
    return Lack(code, words, who, str(rule.citation), rule.confidence)


def least_sure(paths: tuple[str, ...], *, on: date) -> Confidence:
    """The least sure of some parameters: what rests on all of them is no surer than that.

    What rests on none, as a decision of the municipality, is sure.
    """
    order = list(Confidence)
    found = [parameter(path, on=on).confidence for path in paths]
    return max(found, key=order.index, default=Confidence.VERIFIED)
