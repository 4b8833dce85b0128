# SPDX-License-Identifier: EUPL-1.2
"""Altering an audit log as its owner could: every way in which somebody might hide something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg

from woonzeker.access.chain import Chain, chain_of, link

CODE = "9999"
TEXTS = (
    "actor_kind", "actor_id", "roles", "by_roles", "relations", "kind", "code", "data", "basis",
    "purpose", "subject", "channel", "address", "why",
)  # fmt: skip
OTHERS = {
    "at": "at + interval '1 microsecond'",
    "count": "count + 1",
    "refused": "NOT refused",
    "trace_id": "gen_random_uuid()",
    "operation_id": "coalesce(operation_id, 0) + 1",
    "parent_operation_id": "coalesce(parent_operation_id, 0) + 1",
}


@dataclass(frozen=True, slots=True)
class Altered:
    """What was done: in which way, and at which place and line it must be found, when at one."""

    way: str
    sequence: int | None = None
    line: int | None = None


class Forger:
    """Somebody with all rights on the tables, and a connection in a transaction."""

    def __init__(self, database: psycopg.Connection[Any], random: Random) -> None:
        self.database = database
        self.random = random
        self.chain: Chain = chain_of(CODE)
        rows = self.ask("SELECT sequence, id FROM access_auditseal ORDER BY sequence")
        self.places: list[tuple[int, int]] = [(row[0], row[1]) for row in rows]

    def ask(self, statement: str, *words: object) -> list[Any]:
        """Run a statement in the municipality; its rows, if it has any."""
        self.database.execute("SELECT set_config('woonzeker.municipality', %s, true)", [CODE])
        done = self.database.execute(statement, words)
        return done.fetchall() if done.description else []

    def alter(self) -> Altered:
        """Do one thing at random; says what."""
        ways: Sequence[Callable[[], Altered]] = (
            self.change_text, self.change_text, self.change_other, self.change_id,
            self.delete_line, self.delete_seal, self.delete_both, self.cut_tail,
            self.insert_line, self.insert_sealed, self.change_seal, self.change_moment,
            self.swap_places, self.swap_lines, self.make_anew, self.drop_head,
        )  # fmt: skip
        return self.random.choice(ways)()

    def change_text(self) -> Altered:
        """Other words in one column of one line."""
        column, (sequence, line) = self.random.choice(TEXTS), self.random.choice(self.places)
        statement = f"UPDATE access_auditline SET {column} = left({column}, 1) || '~' WHERE id = %s"
        self.ask(statement, line)
        return Altered(f"change {column}", sequence, line)

    def change_other(self) -> Altered:
        """Another number, moment or mark in one column of one line."""
        column, (sequence, line) = self.random.choice(sorted(OTHERS)), self.one()
        self.ask(f"UPDATE access_auditline SET {column} = {OTHERS[column]} WHERE id = %s", line)
        return Altered(f"change {column}", sequence, line)

    def change_id(self) -> Altered:
        """A line under another number, its seal along with it."""
        sequence, line = self.one()
        self.ask("UPDATE access_auditline SET id = id + 1000000 WHERE id = %s", line)
        self.ask("UPDATE access_auditseal SET id = id + 1000000 WHERE id = %s", line)
        return Altered("change id", sequence, line + 1_000_000)

    def delete_line(self) -> Altered:
        """The line gone, its seal left."""
        sequence, line = self.one()
        self.ask("DELETE FROM access_auditline WHERE id = %s", line)
        return Altered("delete line", sequence, line)

    def delete_seal(self) -> Altered:
        """The seal gone, its line left."""
        _, line = self.one()
        self.ask("DELETE FROM access_auditseal WHERE id = %s", line)
        return Altered("delete seal", None, line)

    def delete_both(self) -> Altered:
        """As if it never was: line and seal, and what comes after moved up one place."""
        sequence, line = self.one()
        self.ask("DELETE FROM access_auditline WHERE id = %s", line)
        self.ask("DELETE FROM access_auditseal WHERE id = %s", line)
        if self.random.random() < 0.5:
            self._renumber(sequence, -1)
        return Altered("delete both")

    def cut_tail(self) -> Altered:
        """The last lines with their seals gone, and the head of the database set back."""
        kept = self.random.randrange(len(self.places))
        gone = [line for _, line in self.places[kept:]]
        self.ask("DELETE FROM access_auditline WHERE id = ANY(%s)", gone)
        self.ask("DELETE FROM access_auditseal WHERE id = ANY(%s)", gone)
        self._set_head()
        return Altered("cut tail")

    def insert_line(self) -> Altered:
        """A line that never was, without a seal."""
        return Altered("insert line", None, self._copy())

    def insert_sealed(self) -> Altered:
        """A line that never was, with a place in the chain and a hash that fits what was before."""
        sequence, _ = self.one()
        self._renumber(sequence, 1)
        line = self._copy()
        self.ask(
            "INSERT INTO access_auditseal (id, municipality, sequence, hash, sealed_at) "
            "SELECT %s, municipality, %s, hash, sealed_at FROM access_auditseal "
            "WHERE sequence = %s",
            line, sequence, sequence + 1,
        )  # fmt: skip
        return Altered("insert sealed")

    def change_seal(self) -> Altered:
        """One bit of one hash."""
        sequence, line = self.one()
        self.ask(
            "UPDATE access_auditseal SET hash = set_bit(hash, %s, 1 - get_bit(hash, %s)) "
            "WHERE id = %s",
            *[self.random.randrange(256)] * 2, line,
        )  # fmt: skip
        return Altered("change seal", sequence, line)

    def change_moment(self) -> Altered:
        """Another moment of sealing."""
        sequence, line = self.one()
        self.ask(
            "UPDATE access_auditseal SET sealed_at = sealed_at - interval '1 hour' WHERE id = %s",
            line,
        )
        return Altered("change moment", sequence, line)

    def swap_places(self) -> Altered:
        """Two lines in each other's place."""
        (one, first), (other, second) = self.random.sample(self.places, 2)
        self.ask("UPDATE access_auditseal SET sequence = -1 WHERE id = %s", first)
        self.ask("UPDATE access_auditseal SET sequence = %s WHERE id = %s", one, second)
        self.ask("UPDATE access_auditseal SET sequence = %s WHERE id = %s", other, first)
        return Altered("swap places")

    def swap_lines(self) -> Altered:
        """What two lines say, changed over."""
        (one, first), (_, second) = self.random.sample(self.places, 2)
        self.ask(
            "UPDATE access_auditline l SET subject = o.subject, operation_id = o.operation_id "
            "FROM access_auditline o WHERE (l.id, o.id) IN ((%s, %s), (%s, %s))",
            first, second, second, first,
        )  # fmt: skip
        return Altered("swap lines", one, first)

    def make_anew(self) -> Altered:
        """A line changed, and every seal from there on made anew, so that the whole fits again."""
        sequence, line = self.one()
        self.ask("UPDATE access_auditline SET actor_id = 'somebody else' WHERE id = %s", line)
        rows = self.ask(
            "SELECT s.sequence, s.id, s.hash, (extract(epoch FROM s.sealed_at) * 1000000)::bigint, "
            f"{self.chain.payload} FROM access_auditseal s JOIN access_auditline l USING (id) "
            "ORDER BY s.sequence"
        )
        before = self.chain.start
        for place, sealed, stands, moment, payload in rows:
            if place < sequence:
                before = bytes(stands)
                continue
            before = link(before, place, moment, payload)
            self.ask("UPDATE access_auditseal SET hash = %s WHERE id = %s", before, sealed)
        self._set_head()
        return Altered("make anew")

    def drop_head(self) -> Altered:
        """The whole chain gone, and what said how far it was."""
        for table in ("access_auditline", "access_auditseal"):
            self.ask(f"DELETE FROM {table}")
        self.ask("DELETE FROM access_audithead")
        return Altered("drop head")

    def one(self) -> tuple[int, int]:
        """A place and its line, by lot."""
        return self.random.choice(self.places)

    def _copy(self) -> int:
        _, line = self.one()
        columns = ", ".join(each for each in self.chain.columns if each != "id")
        found = self.ask(
            f"INSERT INTO access_auditline ({columns}) SELECT {columns} FROM access_auditline "
            "WHERE id = %s RETURNING id",
            line,
        )
        return int(found[0][0])

    def _renumber(self, since: int, by: int) -> None:
        for step in (1_000_000, by - 1_000_000):
            self.ask(
                "UPDATE access_auditseal SET sequence = sequence + %s WHERE sequence >= %s",
                step, since,
            )  # fmt: skip

    def _set_head(self) -> None:
        self.ask(
            "UPDATE access_audithead h SET sequence = s.sequence, hash = s.hash "
            "FROM access_auditseal s WHERE h.chain = %s AND s.sequence = "
            "(SELECT max(sequence) FROM access_auditseal)",
            CODE,
        )
