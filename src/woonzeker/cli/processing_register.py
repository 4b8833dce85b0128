# SPDX-License-Identifier: EUPL-1.2
"""The document about what data of people is used for, made from the register of activities."""

from __future__ import annotations

from woonzeker.access import activities
from woonzeker.access.activities import Activity


def processing_register() -> str:
    """Every entry of the register: its version, purpose, ground, and who and what it is about."""
    lines = [
        "# Verwerkingen",
        "",
        "Dit document wordt gemaakt uit `woonzeker/access/activities.yaml`; wijzig het daar en "
        "draai `./run docs`.",
        "",
        "Elke regel van het logboek van verwerkingen noemt een verwerking met haar versie. Wie een "
        "verwerking wijzigt, verhoogt haar versie. De letters D staan in "
        "[permissions.md](permissions.md).",
        "",
        "## Doelen",
        "",
        *(f"* **{code}**: {says}" for code, says in activities.purposes().items()),
    ]
    for activity in activities.register():
        lines += _entry(activity)
    return "\n".join(lines) + "\n"


def _entry(activity: Activity) -> list[str]:
    return [
        "",
        f"## {activity.name}",
        "",
        "| | |",
        "|---|---|",
        f"| kenmerk | `{activity.entry}` |",
        f"| doel | {activity.purpose}: {activities.purposes()[activity.purpose]} |",
        f"| grond | {activity.ground} |",
        f"| van wie | {_listed(activity.subjects)} |",
        f"| gegevens | {_listed(activity.data)} |",
        f"| ontvangers | {_listed(activity.receivers)} |",
        f"| bewaren | {_listed(activity.retention)} |",
        f"| handelingen | {', '.join(f'`{act}`' for act in activity.acts)} |",
    ]


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "–"
