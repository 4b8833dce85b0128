# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the court track."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get

TABLE: dict[str, Mapping[str, Rule]] = {
    "legal:tracks": get(acts("legal.tracks")),
    "legal:begin_track": form(acts("legal.tracks", "legal.creditors", "legal.open_track")),
    "legal:rights_letter": form(
        acts("legal.summoned"),
        acts("legal.summoned", "outreach.letter_choices", "legal.write_rights_letter"),
    ),
    "legal:shelf": get(acts("legal.shelf")),
    "legal:track": get(acts("legal.track")),
    "legal:event": form(acts("legal.kinds_of_event", "legal.what_follows", "legal.add_event")),
    "legal:recall_event": form(acts("legal.event", "legal.recall_event")),
    "legal:move_event": form(acts("legal.movable", "legal.move_event")),
    "legal:costs": form(acts("legal.costs"), acts("legal.costs", "legal.enter_fee")),
    "legal:recall_fee": form(acts("legal.fee", "legal.recall_fee")),
    "legal:changed": get(acts("legal.changed")),
    "legal:change": form(acts("legal.changed", "legal.change", "legal.note_changed")),
    "organisations:track_policy": form(
        acts("organisations.policy_numbers"),
        acts("organisations.policy_numbers", "organisations.decide_numbers"),
    ),
}
