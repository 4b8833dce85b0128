# SPDX-License-Identifier: EUPL-1.2
"""Everything that was recorded for the safeguards of a case, in one question to the database.

Children and offers of support stand with `help`, letters and language with `outreach`: they are
read there, so that each fact has one home.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models import Value as Fixed
from django.db.models.functions import Coalesce, JSONObject

from woonzeker.access.clock import AMSTERDAM
from woonzeker.cases.models import CaseMove
from woonzeker.help.models import ChildrenKnown, SupportOffer
from woonzeker.legal.models import Loss, SafeguardAnswer, SignOff, SituationFact
from woonzeker.legal.rules.safeguards import PICTURES, Answer, Fact, Level, Safeguard
from woonzeker.legal.rules.safeguards import SignOff as Signature
from woonzeker.outreach.models import ContactWish, Letter, LetterState
from woonzeker.outreach.rules import ON_RIGHTS
from woonzeker.process import Status, Stop

Row = Mapping[str, Any]
#: the channel of a letter
BY_LETTER = "letter"
#: the language of whoever said how they want to be met and named no other
DUTCH = "nl"


_OF_LETTER = (
    "id", "language", "with_pictures", "text_version", "posted_on", "returned_on", "made_by",
    "made_at",
)  # fmt: skip


def rows_of(case: UUID) -> dict[str, list[Row]]:
    """By kind what stands recorded, each in no order."""
    parts = [
        rows.annotate(_of=Fixed(kind), _row=JSONObject(**fields)).values_list("_of", "_row")
        for kind, rows, fields in _parts(case)
    ]
    found: dict[str, list[Row]] = defaultdict(list)
    for kind, row in parts[0].union(*parts[1:], all=True):
        found[kind].append(row)
    return found


def _parts(case: UUID) -> Iterator[tuple[str, QuerySet[Any], dict[str, Any]]]:
    worded = ExpressionWrapper(Q(words__isnull=False), output_field=BooleanField())
    yield "answer", SafeguardAnswer.objects.filter(case=case), _same(
        "id", "code", "answer", "source", "on", "recorded_at", "by", "channel", "language",
        "about", "reason", "free_from", worded=worded,
    )  # fmt: skip
    yield (
        "children",
        ChildrenKnown.objects.filter(case=case),
        _same("id", "answer", "source", "asked_on", "asked_by", "recorded_at"),
    )
    yield (
        "offer",
        SupportOffer.objects.filter(case=case),
        _same("id", "channel", "reaction", "offered_on", "offered_by"),
    )
    letters = Letter.objects.filter(case=case, kind__in=ON_RIGHTS, posted_on__isnull=False)
    yield (
        "letter",
        letters.filter(state__in=(LetterState.POSTED, LetterState.RETURNED)),
        _same(*_OF_LETTER),
    )
    wishes = ContactWish.objects.filter(case=case).exclude(said_by="no_help")
    yield "wish", wishes, _same("language", "recorded_at")
    yield (
        "fact",
        SituationFact.objects.filter(case=case),
        _same("id", "source", "on", "recorded_at", "withdrawn", what=F("kind")),
    )
    yield (
        "signature",
        SignOff.objects.filter(case=case),
        _same("id", "by", "level", "stop", "seen", "on", withdrawn_on=F("withdrawal__on")),
    )
    yield "loss", losses(Loss.objects.filter(case=case)), _same("on", "recorded_at", "open")
    opened = CaseMove.counting.filter(case=case, from_status__in=("", Status.CLOSED.value))
    yield "opened", opened.exclude(to_status=Status.CLOSED.value), _same("moved_on")


def _same(*names: str, **more: Any) -> dict[str, Any]:
    return {**{name: F(name) for name in names}, **more}


def losses(rows: QuerySet[Loss]) -> QuerySet[Loss]:
    """Those that count: of which nobody took back the move that they came with."""
    undone = CaseMove.objects.filter(case=OuterRef("case"), undoes=OuterRef("move"))
    return rows.filter(~Exists(undone))


def first_losses(rows: QuerySet[Loss]) -> QuerySet[Loss]:
    """Those that count, and of what several told of one home the first alone.

    A case that was closed and opened again can lose another one.
    """
    reopened = CaseMove.objects.filter(
        case=OuterRef("case"), sequence__lt=OuterRef("move"), from_status=Status.CLOSED.value
    )
    newest = reopened.order_by("-sequence").values("sequence")[:1]
    before = losses(
        Loss.objects.filter(
            case=OuterRef("case"), move__lt=OuterRef("move"), move__gt=OuterRef("opened")
        )
    )
    counted = losses(rows).annotate(opened=Coalesce(Subquery(newest), 0))
    return counted.filter(~Exists(before))


def opened_on(found: Mapping[str, list[Row]], otherwise: date) -> date:
    """The day on which the case was last opened: what was answered before is of an earlier time."""
    return max((date.fromisoformat(row["moved_on"]) for row in found["opened"]), default=otherwise)


def answers(found: Mapping[str, list[Row]], more: Iterable[Answer] = ()) -> tuple[Answer, ...]:
    """Every answer, wherever it is kept, in the order of recording.

    What other rooms tell (`more`) stands at the end of the day on which it was written down.
    """
    made = [
        *(_placed(f"{each.recorded_on.isoformat()}{_LAST}", each) for each in more),
        *map(_answer, found["answer"]),
        *map(_children, found["children"]),
        *map(_offer, found["offer"]),
        *(each for row in found["letter"] for each in _letter(row)),
    ]
    return tuple(answer for _moment, _id, answer in sorted(made, key=lambda each: each[:2]))


_Placed = tuple[str, str, Answer]
#: what came back came back after it went out
_FIRST, _THEN, _LAST = "T00:00:00", "T00:00:01", "T23:59:59"


def _placed(moment: str, answer: Answer) -> _Placed:
    """An answer with the moment, in the time of here, by which it is put in order."""
    return (moment, answer.id, answer)


def _answer(row: Row) -> _Placed:
    return _placed(
        _moment(row["recorded_at"]).isoformat(),
        Answer(
            id=f"answer:{row['id']}",
            safeguard=Safeguard(row["code"]),
            code=row["answer"],
            source=row["source"],
            on=date.fromisoformat(row["on"]),
            recorded_on=_moment(row["recorded_at"]).date(),
            by=tuple(row["by"]),
            channel=row["channel"],
            language=row["language"],
            about=row["about"],
            reason=row["reason"],
            free_from=_day(row["free_from"]),
            worded=row["worded"],
        ),
    )


def _children(row: Row) -> _Placed:
    return _placed(
        _moment(row["recorded_at"]).isoformat(),
        Answer(
            id=f"children:{row['id']}",
            safeguard=Safeguard.CHILDREN_KNOWN,
            code=row["answer"],
            source=row["source"],
            on=date.fromisoformat(row["asked_on"]),
            recorded_on=_moment(row["recorded_at"]).date(),
            by=(row["asked_by"],),
        ),
    )


def _offer(row: Row) -> _Placed:
    day = date.fromisoformat(row["offered_on"])
    return _placed(
        f"{row['offered_on']}{_FIRST}",
        Answer(
            id=f"oco:{row['id']}",
            safeguard=Safeguard.OCO_OFFERED,
            code=row["reaction"],
            source=BY_LETTER if row["channel"] == BY_LETTER else "talk",
            on=day,
            recorded_on=day,
            by=(row["offered_by"],),
            channel=row["channel"],
        ),
    )


def _letter(row: Row) -> Iterator[_Placed]:
    """A letter on rights informs, and points to legal help; one that came back did neither."""
    told = [Safeguard.INFORMED]
    if row["text_version"] == 0:  # the words that are shipped name the Juridisch Loket
        told.append(Safeguard.LEGAL_HELP)
    for safeguard in told:
        yield _letter_says(row, safeguard, row["posted_on"], came_back=False)
        if row["returned_on"]:
            yield _letter_says(row, safeguard, row["returned_on"], came_back=True)


def _letter_says(row: Row, safeguard: Safeguard, day: str, *, came_back: bool) -> _Placed:
    informs = safeguard is Safeguard.INFORMED
    code = "came_back" if came_back else "letter" if informs else "pointed"
    answer = Answer(
        id=f"letter:{row['id']}:{code}",
        safeguard=safeguard,
        code=code,
        source="letter",
        on=date.fromisoformat(day),
        recorded_on=date.fromisoformat(day),
        by=(row["made_by"],),
        channel=BY_LETTER,
        language=PICTURES if row["with_pictures"] else row["language"],
    )
    # of two letters of one day the one that was made last counts
    return _placed(f"{day}{_THEN if came_back else _FIRST}~{row['made_at']}", answer)


def signatures(found: Mapping[str, list[Row]]) -> tuple[Signature, ...]:
    """Every signature, with the day on which it was taken back."""
    return tuple(
        Signature(
            id=str(row["id"]),
            by=row["by"],
            level=Level(row["level"]),
            stop=Stop(row["stop"]),
            seen=row["seen"],
            on=date.fromisoformat(row["on"]),
            withdrawn_on=_day(row["withdrawn_on"]),
        )
        for row in found["signature"]
    )


def fact(found: Mapping[str, list[Row]], kind: str) -> tuple[Fact, datetime] | None:
    """The last fact of a kind that was not taken back, and when it was written down."""
    rows = sorted(
        (row for row in found["fact"] if row["what"] == kind),
        key=lambda row: _moment(row["recorded_at"]),
    )
    if not rows or rows[-1]["withdrawn"]:
        return None
    row = rows[-1]
    moment, day = _moment(row["recorded_at"]), date.fromisoformat(row["on"])
    return Fact(f"fact:{row['id']}", row["source"], day, moment.date()), moment


def newest_loss(found: Mapping[str, list[Row]], since: date) -> Row | None:
    """The newest record of a loss that was made in this time."""
    rows = [row for row in found["loss"] if _moment(row["recorded_at"]).date() >= since]
    return max(rows, key=lambda row: _moment(row["recorded_at"]), default=None)


def told_open(loss: Row | None) -> frozenset[Safeguard] | None:
    """What the record of a loss says was open; None without one."""
    return None if loss is None else frozenset(Safeguard(code) for code in loss["open"])


def lost_on(loss: Row | None) -> date | None:
    """The day that the record of a loss is of."""
    return None if loss is None else date.fromisoformat(loss["on"])


def reads(found: Mapping[str, list[Row]]) -> str:
    """The language in which to inform; empty while nobody asked."""
    if not found["wish"]:
        return ""
    newest = max(found["wish"], key=lambda row: _moment(row["recorded_at"]))
    return str(newest["language"] or DUTCH)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(AMSTERDAM)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
