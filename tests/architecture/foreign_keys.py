# SPDX-License-Identifier: EUPL-1.2
"""Foreign keys that point to a later room. The import contracts do not see a key named in text.

`python -m tests.architecture.foreign_keys` prints them for the program that it finds.
"""

from __future__ import annotations

from collections.abc import Iterable

import django
from django.apps import apps
from django.db.models import Model
from tests.architecture.house import ORDER


def room_of(model: type[Model]) -> str:
    """The room of a model of ours, '' for one of Django or of the job queue."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "woonzeker" else ""


def backward_keys(models: Iterable[type[Model]]) -> list[str]:
    """Every relation from a room to one that stands later in the process."""
    return [
        f"{model._meta.label}.{field.name} wijst naar de latere kamer {room_of(target)}"
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created
        and (target := field.related_model) is not None
        and room_of(model) and room_of(target)
        and ORDER.index(room_of(target)) > ORDER.index(room_of(model))
    ]  # fmt: skip


if __name__ == "__main__":
    django.setup()
    print("\n".join(backward_keys(apps.get_models(include_auto_created=True))))
