# SPDX-License-Identifier: EUPL-1.2
"""JSON: a list of objects, or an object that holds the list under `signalen`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from woonzeker.intake.formats import limits
from woonzeker.intake.formats.cells import number_text
from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.layout import Layout, lay_out, too_many_lines
from woonzeker.intake.formats.shapes import DamagedLine

_SHAPE = "Lever een lijst van signalen aan, of een object met die lijst onder ‘signalen’."


class _Twice(dict[str, object]):
    """An object in which a name stands twice, so that one value would be lost."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Twice(found)


def read_objects(text: str) -> Layout:
    """The table in a JSON text: one column per name, in order of first appearance."""
    signals = _signals(_parse(text))
    if len(signals) > limits.LINES:
        raise too_many_lines()
    names = list(dict.fromkeys(_names(signals)))
    if len(names) > limits.COLUMNS:
        raise CannotRead(
            f"De signalen hebben samen meer dan {limits.COLUMNS} verschillende velden.",
            "Laat alleen de velden van het aanleverformaat staan.",
        )
    rows = [
        (number, [_text(signal.get(name)) for name in names])
        for number, signal in enumerate(signals, start=1)
        if type(signal) is dict
    ]
    if not signals:
        return Layout(names)
    damaged = [
        _damaged(number, signal)
        for number, signal in enumerate(signals, start=1)
        if type(signal) is not dict
    ]
    layout = lay_out([(0, names), *rows]) if names else Layout([])
    layout.damaged = sorted(layout.damaged + damaged, key=lambda line: line.number)
    return layout


def _parse(text: str) -> object:
    try:
        return json.loads(
            text.lstrip("\ufeff"),
            object_pairs_hook=_object,
            parse_int=str,
            parse_float=number_text,
            parse_constant=str,
        )
    except json.JSONDecodeError as error:
        raise CannotRead(
            f"De JSON klopt niet op regel {error.lineno}, teken {error.colno}.",
            "Maak het bestand opnieuw; meestal ontbreekt een komma, haakje of aanhalingsteken.",
        ) from error
    except RecursionError as error:
        raise CannotRead("De JSON is te diep genest.", _SHAPE) from error


def _signals(document: object) -> list[object]:
    if isinstance(document, dict):
        document = document.get("signalen")
    if not isinstance(document, list):
        raise CannotRead("In het JSON-bestand staat geen lijst met signalen.", _SHAPE)
    return document


def _names(signals: list[object]) -> Iterator[str]:
    for signal in signals:
        if type(signal) is dict:
            yield from signal


def _text(value: object) -> str:
    """One value as a cell; a list of values is put together with slashes."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " / ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _damaged(number: int, signal: object) -> DamagedLine:
    if isinstance(signal, dict):
        return DamagedLine(
            number,
            tuple(_text(value)[:100] for value in signal.values()),
            "In dit signaal staat een veld twee keer.",
            "Laat elk veld één keer staan.",
        )
    return DamagedLine(number, (_text(signal)[:100],), "Dit is geen signaal met velden.", _SHAPE)
