# SPDX-License-Identifier: EUPL-1.2
"""The shapes of an overview: its parts, and what a kind of row is called. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """One kind of row: what it is called, and for each column that is shown its label."""

    title: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the overview: its heading and what stands above its rows."""

    title: str
    intro: str
