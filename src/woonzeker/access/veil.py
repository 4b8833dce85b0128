# SPDX-License-Identifier: EUPL-1.2
"""Taking out of an answer what the one who asked may not see, field by field. Pure.

What a `@look` returns is a frozen dataclass that says of itself which class of data each field is:
`@of(DataClass.PROCESS)` for the whole, `Annotated[str, Of(DataClass.IDENTITY)]` for one field.
A page cannot show what is no longer in the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from woonzeker.access.matrix import DataClass, Relation, Sight, sight

T = TypeVar("T")

#: who stands close enough to a household to know an address that is kept secret
CLOSE = frozenset(
    {
        Relation.ASSIGNED,
        Relation.ARRANGING,
        Relation.MANDATE,
        Relation.SELF,
        Relation.BROKEN_GLASS,
    }
)


@dataclass(frozen=True, slots=True)
class Of:
    """The class of data of a field, and from how much sight on it is shown as it stands.

    `masked` and `flagged` make of it what less sight may see; without them it is left empty.
    """

    data: DataClass
    least: Sight = Sight.LIMITED
    masked: Callable[[Any], Any] | None = None
    flagged: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class View:
    """With which roles somebody looks, and in which relation to what they look at."""

    roles: frozenset[str]
    relations: frozenset[Relation]
    #: the system itself sees what its code asks
    whole: bool = False

    def sight(self, data: DataClass, *, secret: bool = False) -> Sight:
        """How much of this class is seen; a secret address only from close by."""
        if self.whole:
            return Sight.FULL
        near = self.relations & CLOSE if secret and data is DataClass.ADDRESS else self.relations
        return sight(self.roles, data, near)


def of(data: DataClass) -> Callable[[type[T]], type[T]]:
    """Say of a dataclass of which class its fields are, unless a field says otherwise."""

    def mark(kind: type[T]) -> type[T]:
        kind.__data_class__ = data  # type: ignore[attr-defined]
        return kind

    return mark


def veil(value: T, view: View) -> T:
    """The same value with all that this view may not see left out or masked.

    A dataclass with a field `relations` is seen in those relations, whatever the view's are; one
    with `secret` true keeps its address from all who stand at a distance.
    """
    if view.whole:
        return value
    return _veiled(value, view)  # type: ignore[no-any-return]


def _veiled(value: Any, view: View) -> Any:
    if isinstance(value, tuple | list):
        return type(value)(_veiled(each, view) for each in value)
    if isinstance(value, dict):
        return {key: _veiled(each, view) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = getattr(value, "relations", None)
    if isinstance(own, frozenset):
        view = replace(view, relations=own)
    secret = getattr(value, "secret", False) is True
    changed = {}
    for name, marked in classes_of(type(value)).items():
        before = getattr(value, name)
        after = _field(before, marked, view, secret=secret)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


def _field(value: Any, marked: Of | None, view: View, *, secret: bool) -> Any:
    if marked is None:
        return _veiled(value, view)
    seen = view.sight(marked.data, secret=secret)
    if seen >= marked.least:
        return _veiled(value, view)
    if seen >= Sight.MASKED and marked.masked:
        return marked.masked(value)
    if seen >= Sight.FLAG and marked.flagged:
        return marked.flagged(value)
    return empty(value)


def empty(value: Any) -> Any:
    """What stands where nothing may: no words, no rows, None."""
    return type(value)() if isinstance(value, str | tuple | list | dict) else None


@cache
def classes_of(kind: type[Any]) -> dict[str, Of | None]:
    """For each field of a dataclass the class of data; None where the value says it itself.

    Ids, relations and fields that hold other dataclasses say nothing: those answer for themselves.
    """
    whole: DataClass | None = getattr(kind, "__data_class__", None)
    hints = get_type_hints(kind, include_extras=True)
    found: dict[str, Of | None] = {}
    for field in fields(kind):
        named = next((each for each in _extras(hints[field.name]) if isinstance(each, Of)), None)
        if named is None and whole is not None and not _speaks_for_itself(field.name, hints):
            named = Of(whole)
        found[field.name] = named
    return found


def _extras(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__metadata__", ())


def _speaks_for_itself(name: str, hints: dict[str, Any]) -> bool:
    """Opaque ids tell nothing of anybody, and dataclasses inside say it of their own fields."""
    opaque = name in {"id", "case", "relations", "secret"} or _holds(UUID, hints[name])
    return opaque or _holds_dataclass(hints[name])


def _holds(kind: type, hint: Any) -> bool:
    return hint is kind or any(_holds(kind, each) for each in get_args(hint))


def _holds_dataclass(hint: Any) -> bool:
    if is_dataclass(hint):
        return True
    return any(_holds_dataclass(each) for each in get_args(hint))
