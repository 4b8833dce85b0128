# SPDX-License-Identifier: EUPL-1.2
"""Migrating makes few models anew, and each step still meets the models as they are by then."""

from __future__ import annotations

import pytest
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState, StateApps

from woonzeker.cli.migrate import only_what_went_stale

NUMBER = ("id", models.AutoField(primary_key=True))


def refers(target: str) -> models.ForeignKey[object, object]:
    return models.ForeignKey(target, models.CASCADE)


#: a town, a home in it, a letter to it, and a street that only the town knows of
STEPS: list[Operation] = [
    migrations.CreateModel("Town", [NUMBER]),
    migrations.CreateModel("Home", [NUMBER, ("town", refers("place.Town"))]),
    migrations.CreateModel("Letter", [NUMBER, ("home", refers("place.Home"))]),
    migrations.CreateModel("Street", [NUMBER, ("town", refers("place.Town"))]),
    migrations.AddField("Home", "name", models.CharField(max_length=9)),
    migrations.AddField("Letter", "town", refers("place.Town")),
    migrations.AlterField("Town", "id", models.CharField(max_length=4, primary_key=True)),
    migrations.RenameField("Home", "name", "title"),
    migrations.AddIndex("Home", models.Index(fields=["title"], name="titles")),
    migrations.RemoveField("Letter", "town"),
    migrations.AlterField("Town", "id", models.CharField(max_length=6, primary_key=True)),
]
INHERITED = migrations.CreateModel("Flat", [], bases=("place.home",))
MANY = migrations.AddField("Street", "homes", models.ManyToManyField("place.Home"))


def shape(apps: StateApps) -> dict[str, object]:
    """Each model: its columns and indexes, who refers to it, and whether those are of now."""
    return {model._meta.label: _shape(model, apps) for model in apps.get_models(True)}


def _shape(model: type[models.Model], apps: StateApps) -> object:
    fields = model._meta.get_fields(include_hidden=True)
    near = {(f.name, f.related_model) for f in fields if f.related_model}
    return (
        {(f.name, type(f).__name__, getattr(f, "max_length", None)) for f in fields},
        {(name, other._meta.label) for name, other in near},
        [name for name, other in near if other is not apps.get_model(other._meta.label)],
        [index.name for index in model._meta.indexes],
    )


@pytest.mark.parametrize("more", [[], [INHERITED], [MANY]], ids=["columns", "inherited", "many"])
@pytest.mark.parametrize("last", range(2, len(STEPS) + 1))
def test_after_each_step_the_models_are_those_of_a_fresh_look(
    last: int, more: list[Operation]
) -> None:
    with only_what_went_stale():
        state = ProjectState()
        assert shape(state.apps) == {}
        for step in [*STEPS[:4], *more, *STEPS[4:last]]:
            step.state_forwards("place", state)
    assert shape(state.apps) == shape(ProjectState(models=dict(state.models)).apps)


def test_only_who_refers_to_what_changed_is_made_anew() -> None:
    with only_what_went_stale():
        state = ProjectState()
        assert shape(state.apps) == {}
        for step in STEPS[:4]:
            step.state_forwards("place", state)
        before = {model._meta.label: model for model in state.apps.get_models()}
        STEPS[4].state_forwards("place", state)
    same = {label for label, model in before.items() if model is state.apps.get_model(label)}
    assert same == {"place.Town", "place.Street"}


def test_outside_of_it_everything_goes_as_always() -> None:
    state = ProjectState()
    state.add_model(ModelState("place", "Town", [NUMBER]))
    town = state.apps.get_model("place.Town")
    state.add_model(ModelState("place", "Street", [NUMBER, ("town", refers("place.Town"))]))
    assert state.apps.get_model("place.Town") is not town
