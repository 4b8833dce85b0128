# SPDX-License-Identifier: EUPL-1.2
"""The rules of intake: which column is which, what a value says, and what becomes of a line."""

from __future__ import annotations

from woonzeker.intake.rules.addresses import HouseNumber, parse_house_number, parse_postcode
from woonzeker.intake.rules.amounts import parse_amount
from woonzeker.intake.rules.check import check_line, damaged, sent_back
from woonzeker.intake.rules.closed import tells_of
from woonzeker.intake.rules.columns import (
    PASSED_OVER,
    ColumnMapping,
    column_of,
    recognise,
)
from woonzeker.intake.rules.contacts import split_emails, split_phones
from woonzeker.intake.rules.corrections import CORRECTABLE, Corrections, read_corrections
from woonzeker.intake.rules.dates import PartialDate, parse_date
from woonzeker.intake.rules.duplicates import disagreeing, duplicate_key, duplicates
from woonzeker.intake.rules.names import Name, split_name, split_prefix
from woonzeker.intake.rules.one_line import AS_WRITTEN, by_column, one_line
from woonzeker.intake.rules.questions import Choice, Question, questions, settle
from woonzeker.intake.rules.routing import (
    NO_AGREEMENT,
    NO_POSTCODE,
    UNKNOWN_POSTCODE,
    Astray,
    Routing,
    route,
    totals_agree,
)
from woonzeker.intake.rules.shapes import (
    AcceptedLine,
    CheckContext,
    EarlierSignal,
    Fault,
    LocalGround,
    NotTakenUp,
    Reading,
    ReturnedLine,
    ReturnReason,
    TakeUpPolicy,
    Window,
)
from woonzeker.intake.rules.synonyms import COLUMNS, COMPOSITES, SYNONYMS
from woonzeker.intake.rules.takeup import not_taken_up
from woonzeker.intake.rules.text import Wrong, clean, fold

__all__ = [
    "AS_WRITTEN",
    "COLUMNS",
    "COMPOSITES",
    "CORRECTABLE",
    "NO_AGREEMENT",
    "NO_POSTCODE",
    "PASSED_OVER",
    "SYNONYMS",
    "UNKNOWN_POSTCODE",
    "AcceptedLine",
    "Astray",
    "CheckContext",
    "Choice",
    "ColumnMapping",
    "Corrections",
    "EarlierSignal",
    "Fault",
    "HouseNumber",
    "LocalGround",
    "Name",
    "NotTakenUp",
    "PartialDate",
    "Question",
    "Reading",
    "ReturnReason",
    "ReturnedLine",
    "Routing",
    "TakeUpPolicy",
    "Window",
    "Wrong",
    "by_column",
    "check_line",
    "clean",
    "column_of",
    "damaged",
    "disagreeing",
    "duplicate_key",
    "duplicates",
    "fold",
    "not_taken_up",
    "one_line",
    "parse_amount",
    "parse_date",
    "parse_house_number",
    "parse_postcode",
    "questions",
    "read_corrections",
    "recognise",
    "route",
    "sent_back",
    "settle",
    "split_emails",
    "split_name",
    "split_phones",
    "split_prefix",
    "tells_of",
    "totals_agree",
]
