# SPDX-License-Identifier: EUPL-1.2
"""Each rule of the house is broken on purpose in a copy, and each breach is seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.architecture import house
from tests.proving import SEED, many

HEAD = f"# {house.LICENCE_LINE}\n"


#: what a test damaged in the copy → what stood there before, None when nothing did
_before: dict[Path, str | None] = {}


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house; made once, as it has thousands of files."""
    root = tmp_path_factory.mktemp("house")
    without = shutil.ignore_patterns("__pycache__", "static", "*.mo")
    for folder in ("src", "tests"):
        shutil.copytree(house.ROOT / folder, root / folder, ignore=without)
    shutil.copy(house.ROOT / ".importlinter", root)
    return root


@pytest.fixture
def copy(whole_copy: Path) -> Iterator[Path]:
    """A copy of the house that may be damaged: what was planted in it is taken out afterwards."""
    yield whole_copy
    put_back()


def put_back() -> None:
    """Take out of the copy what was planted in it."""
    for path, text in _before.items():
        if text is not None:
            path.write_text(text, encoding="utf-8")
            continue
        path.unlink()
        for folder in path.parents:
            if {each.name for each in folder.iterdir()} - {"__pycache__"}:
                break
            shutil.rmtree(folder)
    _before.clear()


def plant(root: Path, inside: str, text: str) -> str:
    """Add text to a module of the copy, made when it is not there; returns its path."""
    path = root / "src" / "woonzeker" / inside
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else None
    _before.setdefault(path, before)
    path.write_text(f"{HEAD if before is None else before}\n{text}\n", encoding="utf-8")
    return path.relative_to(root).as_posix()


#: a module, an import in it that goes the wrong way, and the contract that it breaks
WRONG_WAYS = [
    ("intake/models.py", "import woonzeker.planning.models", "The process flows one way"),
    ("ui/words.py", "import woonzeker.access.actors", "The process flows one way"),
    ("cases/models.py", "import woonzeker.pipeline", "The process flows one way"),
    ("demo/apps.py", "import woonzeker.cli.manage", "The process flows one way"),
    ("corner/__init__.py", "", "The process flows one way"),
    ("cases/apps.py", "import woonzeker.settings.databases", "Rooms read Django's settings"),
    ("cases/models.py", "import woonzeker.cases.services", "Every room has the same floor"),
    ("cases/cupboard.py", "", "Every room has the same floor"),
    ("matching/linkage/deciding.py", "import woonzeker.matching.models", "Law, process and"),
    ("planning/places.py", "import woonzeker.planning.priority", "The floor plan of planning"),
    ("process/steps.py", "import django.utils.timezone", "Law, process and rules"),
    ("law/__init__.py", "import woonzeker.settings.environment", "Law, process and rules"),
    ("access/actors.py", "import woonzeker.access.models", "The floor plan of access"),
]


def some_ways() -> list[tuple[str, str, str]]:
    """A few of them, drawn by the seed: each reads the whole house anew. All in a proof."""
    return Random(SEED).sample(WRONG_WAYS, many(4, len(WRONG_WAYS)))


def a_rule(root: Path) -> str:
    """Some module of rules that exists."""
    package = root / "src" / "woonzeker"
    return next(package.glob("intake/rules/a*.py")).relative_to(package).as_posix()


@pytest.mark.parametrize(("inside", "text", "contract"), some_ways())
def test_an_import_the_wrong_way_is_seen(copy: Path, inside: str, text: str, contract: str) -> None:
    plant(copy, inside, text)
    assert any(contract in broken for broken in house.contracts(copy))


def test_a_rule_that_knows_tables_is_seen(copy: Path) -> None:
    plant(copy, a_rule(copy), "import woonzeker.intake.models")
    assert any("Law, process and rules" in broken for broken in house.contracts(copy))


def test_a_rule_that_asks_the_clock_is_seen(copy: Path) -> None:
    plant(copy, a_rule(copy), "def soon():\n    return date.today()")
    assert [said for said in house.impure(copy) if "vraagt de klok" in said]


def test_a_rule_that_draws_lots_is_seen(copy: Path) -> None:
    plant(copy, a_rule(copy), "import random")
    assert [said for said in house.impure(copy) if "gebruikt random" in said]


@pytest.mark.parametrize("inside", ["cases/utils.py", "law/common/bik.py", "web/_helpers.py"])
def test_a_name_that_says_nothing_is_seen(copy: Path, inside: str) -> None:
    planted = plant(copy, inside, "")
    assert [said for said in house.names(copy) if said.startswith(planted)]


def test_an_import_in_a_function_is_seen(copy: Path) -> None:
    planted = plant(copy, "cases/models.py", "def late():\n    import json\n    return json")
    assert [said for said in house.local_imports(copy) if said.startswith(planted)]


def test_a_module_that_is_too_long_is_seen(copy: Path) -> None:
    planted = plant(copy, "cases/models.py", "x = 1\n" * 400)
    assert [said for said in house.sizes(copy) if said.startswith(f"{planted}: ")]


def test_a_function_that_is_too_long_is_seen(copy: Path) -> None:
    plant(copy, "cases/models.py", "def long():\n" + "    x = 1\n" * 40)
    assert [said for said in house.sizes(copy) if "long heeft 41 regels" in said]


@pytest.mark.parametrize("name", ["bare.py", "bare.html", "bare.yaml", "bare.css"])
def test_a_source_without_a_licence_is_seen(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x = 1\n")
    assert house.licence_lines(tmp_path, [name]) == [f"{name}: zonder licentieregel"]


def test_a_word_about_the_workshop_is_seen(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("see iss" "ue 3, in /wo" "rk/main")  # fmt: skip
    assert house.machine_words(tmp_path, ["note.md"])


def test_a_service_without_an_action_is_seen(copy: Path) -> None:
    plant(copy, "cases/services.py", "def erase_all(*, actor):\n    pass")
    plant(copy, "cases/services/__init__.py", "def erase_all(*, actor):\n    pass")
    assert "cases.erase_all: schrijft zonder @action" in house.unwalled_services(copy, set())


def test_an_action_that_can_be_called_without_words_is_seen(copy: Path) -> None:
    plant(copy, "outreach/services.py", "@action('x')\ndef call(actor):\n    pass")
    said = "outreach.call: neemt geen actor als sleutelwoord"
    assert said in house.unwalled_services(copy, set())


def test_a_selector_without_an_actor_is_seen(copy: Path) -> None:
    plant(copy, "cases/selectors.py", "def everybody():\n    pass")
    assert "cases.everybody: weet niet wie er kijkt" in house.actorless_selectors(copy, set())


def test_a_write_in_a_view_is_seen(copy: Path) -> None:
    planted = plant(copy, "cases/views.py", "def v():\n    Case.objects.create()")
    assert [said for said in house.stray_writes(copy) if "cases/views" in said and planted]


def test_a_way_round_the_door_is_seen(copy: Path) -> None:
    plant(copy, "pipeline.py", "from woonzeker.cases.services.inside import x")
    assert [said for said in house.back_doors(copy) if said.startswith("pipeline")]


def test_a_foreign_key_to_a_later_room_is_seen(copy: Path) -> None:
    key = "    later = models.ForeignKey('planning.Visit', models.CASCADE, related_name='+')"
    plant(copy, "intake/models.py", f"class Backward(TenantModel):\n{key}")
    done = subprocess.run(
        [sys.executable, "-m", "tests.architecture.foreign_keys"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": f"{copy / 'src'}:{copy}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "intake.Backward.later wijst naar de latere kamer planning" in done.stdout


def test_what_was_planted_is_taken_out_again(copy: Path) -> None:
    def standing() -> dict[str, bytes]:
        return {name: file.read_bytes() for name, file in house.sources(copy)}

    before = standing()
    planted = {plant(copy, each, "x = 1") for each in ("cases/models.py", "law/corner/late.py")}
    found = standing()
    assert {each for each in found if found[each] != before.get(each)} == planted
    put_back()
    assert standing() == before
    assert not (copy / "src" / "woonzeker" / "law" / "corner").exists()
