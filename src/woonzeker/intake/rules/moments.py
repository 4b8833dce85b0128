# SPDX-License-Identifier: EUPL-1.2
"""The days of a line: when it was reported, since when there are arrears, what was announced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.intake.rules import citations
from woonzeker.intake.rules.line import LineReader

#: the day from which signals have a ground
_IN_FORCE = date(2021, 1, 1)
#: no debt of a running contract began before
_OLDEST_DEBT = date(1990, 1, 1)
#: an announced day lies within two years of the report
_AHEAD = timedelta(days=731)
_ANNOUNCED = {"eindelevering": "einddatum_levering", "ontruiming": "ontruimingsdatum"}


@dataclass(frozen=True, slots=True)
class Moments:
    """The days of one line; None where nothing is known or the value was faulted."""

    signalled_on: date | None
    arose_on: date | None
    end_of_supply_on: date | None
    eviction_on: date | None
    left_on: date | None


def read_moments(reader: LineReader, kind: str) -> Moments:
    """Read the days and check that each can be: reported and arisen in the past, in that order."""
    signalled_on = _signalled_on(reader)
    return Moments(
        signalled_on,
        _arose_on(reader, signalled_on),
        _announced(reader, "einddatum_levering", kind, signalled_on),
        _announced(reader, "ontruimingsdatum", kind, signalled_on),
        reader.day("klant_tot"),
    )


def _signalled_on(reader: LineReader) -> date | None:
    before = len(reader.faults)
    day = reader.day("signaaldatum")
    if day is None:
        if len(reader.faults) == before:
            reader.missing("signaaldatum", "De datum van het signaal", citations.REQUIRED)
        return None
    if day > reader.context.received_on:
        reader.fault(
            "signaaldatum",
            f"De signaaldatum {day:%d-%m-%Y} ligt na de dag van aanleveren.",
            "Verbeter de signaaldatum.",
        )
        return None
    if day < _IN_FORCE:
        reader.fault(
            "signaaldatum",
            f"De signaaldatum {day:%d-%m-%Y} ligt vóór 1 januari 2021.",
            "Verbeter de signaaldatum.",
            citation=citations.IN_FORCE,
        )
        return None
    return day


def _arose_on(reader: LineReader, signalled_on: date | None) -> date | None:
    day = reader.day("ontstaansdatum")
    if day is None:
        return None
    latest = signalled_on or reader.context.received_on
    if not _OLDEST_DEBT <= day <= latest:
        reader.fault(
            "ontstaansdatum",
            f"De ontstaansdatum {day:%d-%m-%Y} ligt niet tussen 1990 en de signaaldatum.",
            "Verbeter de ontstaansdatum, of laat de kolom leeg als die onbekend is.",
        )
        return None
    return day


def _announced(
    reader: LineReader, column: str, kind: str, signalled_on: date | None
) -> date | None:
    """An announced day; owed when the kind of signal announces it.

    A day before the report is remarked on and no reason to send the line back: waiting for a
    better date would cost a household in trouble its help.
    """
    before = len(reader.faults)
    day = reader.day(column)
    if day is None:
        if _ANNOUNCED.get(kind) == column and len(reader.faults) == before:
            reader.missing(column, f"De datum bij soort {kind}", citations.REQUIRED)
        return None
    reported = signalled_on or reader.context.received_on
    if not _IN_FORCE <= day <= reported + _AHEAD:
        reader.fault(
            column,
            f"Kolom {column}: {day:%d-%m-%Y} ligt te ver van de signaaldatum.",
            f"Verbeter de datum in {column}.",
        )
        return None
    if day < reported:
        reader.remarks.append(f"De datum in {column} ligt vóór het signaal; bel de partner.")
    return day
