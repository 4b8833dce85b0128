# SPDX-License-Identifier: EUPL-1.2
"""The process as Markdown for people, drawn from the table so that it cannot tell another story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from woonzeker.process.exits import Exit, ExitKind
from woonzeker.process.guards import GUARDS
from woonzeker.process.moves import MOVES, Move, exits_at
from woonzeker.process.reasons import REASONS
from woonzeker.process.results import RESULTS, Result
from woonzeker.process.steps import Status, Step
from woonzeker.process.stops import STOPPED_FROM, STOPS

_HEAD = """# Het proces

Dit document wordt gemaakt uit `woonzeker/process`; wijzig het daar en draai `./run docs`.

Een zaak staat op de verste stap die zij ooit bereikte en gaat nooit terug; alleen een stap door
een melding die van iemand anders bleek te zijn, wordt hersteld. Contact en hulp gaan bij elke stap
door, en bij elke stap kan het huishouden er goed uit."""


def document() -> str:
    """The whole of docs/process.md."""
    parts = (
        _HEAD,
        "## Tekening",
        diagram(),
        "## Stappen en uitgangen",
        _table(("nr", "stap", "wie", "uitgangen", "andere afsluitingen"), map(_step_row, Step)),
        "## Overgangen",
        _table(
            (
                "code", "wat", "van", "naar", "status", "recht", "grond", "reden", "voorwaarde",
                "harde stop",
            ),
            map(_move_row, MOVES),
        ),
        "## Uitgangen",
        _table(("code", "uitgang", "soort", "woorden van DDAS"), map(_exit_row, Exit)),
        "## Uitkomsten, en wat ze van elkaar scheidt",
        _table(("uitkomst (DDAS)", "betekent", "vraag aan de grens"), map(_result_row, RESULTS)),
        "## Voorwaarden",
        "Een voorwaarde waarvan niemand het feit weet, houdt de overgang tegen.",
        _table(("code", "voorwaarde", "feiten"), _guard_rows()),
        "## Harde stops",
        f"Vanaf stap {STOPPED_FROM.value} ({STOPPED_FROM.dutch}) vraagt een overgang met een harde"
        " stop ook dit, naast de eigen voorwaarde. Een handtekening voor het ene is er geen voor"
        " het andere.",
        _table(("stop", "feit", "wat er ontbreekt", "wie het kan", "regel"), _stop_rows()),
    )  # fmt: skip
    return "\n\n".join(parts) + "\n"


def diagram() -> str:
    """A mermaid flow chart: steps downwards, what raises a case to them, and the exits."""
    lines = ["```mermaid", "flowchart TD", '  begin(["begin"])', '  uit(["uitgang"])']
    lines += [f'  s{step.value}["{step.value}. {step.dutch}"]' for step in Step]
    titles: dict[tuple[str, str], list[str]] = {}
    for move in MOVES:
        if (edge := _edge(move)) is not None:
            titles.setdefault(edge, []).append(move.title)
    lines += [f'  {a} -->|"{"<br>".join(said)}"| {b}' for (a, b), said in titles.items()]
    lines += [f"  s{step.value} -.-> uit" for step in Step if exits_at(step)]
    return "\n".join([*lines, "```"])


def _edge(move: Move) -> tuple[str, str] | None:
    if not isinstance(move.target, Step):
        return None
    if move.begins:
        return "begin", f"s{move.target.value}"
    before = [step.value for step in move.source if step < move.target]
    return (f"s{max(before)}", f"s{move.target.value}") if before else None


def _step_row(step: Step) -> Sequence[str]:
    open_here = exits_at(step)
    kinds = dict.fromkeys(way.kind.dutch for way in open_here if way.kind is not ExitKind.OTHER)
    others = (way.dutch for way in open_here if way.kind is ExitKind.OTHER)
    return str(step.value), step.dutch, step.who, ", ".join(kinds), ", ".join(others)


def _move_row(move: Move) -> Sequence[str]:
    return (
        f"`{move.code}`",
        move.title,
        _where_from(move),
        _where_to(move),
        _status(move),
        f"`{move.permission}`",
        move.citation,
        ", ".join(REASONS[code] for code in move.reasons),
        GUARDS[move.guard].title if move.guard else "",
        move.stop.dutch if move.stop else "",
    )


def _exit_row(way: Exit) -> Sequence[str]:
    kind = "" if way.kind is ExitKind.OTHER else f"`{way.kind.value}`"
    return f"`{way.value}`", way.dutch, kind, way.ddas or "geen"


def _result_row(result: Result) -> Sequence[str]:
    return result.ddas, result.means, result.asks


def _guard_rows() -> Iterable[Sequence[str]]:
    for guard in GUARDS.values():
        yield f"`{guard.name}`", guard.title, ", ".join(f"`{fact}`" for fact in sorted(guard.facts))


def _stop_rows() -> Iterable[Sequence[str]]:
    for stop, guard in STOPS.items():
        for need in guard.needs:
            said = need.refusal
            yield stop.dutch, f"`{need.fact}`", said.missing, said.who, said.rule


def _where_from(move: Move) -> str:
    if move.begins:
        return "nog geen zaak"
    if move.source == frozenset(Step):
        return "elke stap"
    low, high = min(move.source).value, max(move.source).value
    return f"stap {low}" if low == high else f"stap {low} tot en met {high}"


def _where_to(move: Move) -> str:
    if isinstance(move.target, Exit):
        return "afgesloten"
    if move.target is None:
        return "zelfde stap"
    return f"{'' if move.begins else 'ten minste '}stap {move.target.value}"


def _status(move: Move) -> str:
    if move.begins:
        return Status.OPEN.dutch
    before = " of ".join(status.dutch for status in Status if status in move.from_status)
    after = Status.CLOSED if move.closes else move.to_status
    return f"{before} → {after.dutch}" if after else before


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
