# SPDX-License-Identifier: EUPL-1.2
"""One line under 'Rechtbank en dak' at a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoofLine:
    """One link: its words, where it goes, how it stands in a few words, and a tone for those.

    `code` names it for tasks that are done there.
    """

    words: str
    url: str
    says: str = ""
    tone: str = ""
    code: str = ""
