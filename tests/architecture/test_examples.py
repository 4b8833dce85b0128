# SPDX-License-Identifier: EUPL-1.2
"""The examples and instructions for running it name only what exists."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from tests.architecture.house import ROOT

from woonzeker.cli import COMMANDS
from woonzeker.settings.environment import SETTINGS

TOLD = sorted(
    [*(ROOT / "deploy").iterdir(), *(ROOT / "docs" / "howto").iterdir(), ROOT / "README.md"]
)
NAMES = {setting.name for setting in SETTINGS}
UNITS = sorted((ROOT / "deploy").glob("*.service"))


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.name)
def test_settings_and_commands_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:WOONZEKER|DATABASE)_[A-Z_]*[A-Z]\b", text))
    run = set(re.findall(r"(?:\./run|-m woonzeker) ([a-z][a-z-]+)\b", text))
    assert named <= NAMES
    assert run <= set(COMMANDS) | {"python"}


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_checks_its_settings_and_has_no_powers(path: Path) -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(str(path), encoding="utf-8")
    service = unit["Service"]
    assert service["ExecStartPre"].endswith("check-settings")
    assert (service["NoNewPrivileges"], service["ProtectSystem"]) == ("yes", "strict")
    assert service["User"] == "woonzeker"
