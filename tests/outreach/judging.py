# SPDX-License-Identifier: EUPL-1.2
"""Letters as they come out of the machine, and everything that can go wrong with a pile of them.

Each mishap changes a pile the way it happens in life: a page too many that shifts the rest, an
address of another, a page that fell out. The digests of the files are made to agree, so that only
what stands on the paper can give it away.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from woonzeker.demo.town.names import draw_given, draw_group, draw_surname, initials_of
from woonzeker.outreach import letters
from woonzeker.outreach.checking import Fault, Finding, Resident, Wanted, judge, read

#: as often as not in Dutch, and every other language beside it
LANGUAGES = ("nl",) * 6 + ("en", "tr", "ar", "pl", "uk", "ti")
SIGNS = "23456789ACDEFGHJKMNPQRSTVWXYZ"
KINDS = ("first", "first_neutral", "reminder", "last_offer", "rights")
STREETS = (
    "Iepenlaan", "Lange Nieuwstraat", "Burgemeester van Fisenne-straat", "'s-Gravenlaan",
    "1e Oosterparkstraat", "Zuiderzeeweg", "Plein 1944", "Prof. Röntgenlaan", "IJsselkade",
    "Dr. M.L. Kingweg",
)  # fmt: skip
#: names with letters that few typefaces have in one piece
RARE = ("Nguyễn", "Đặng", "Ștefănescu", "Ğül", "Łukasz-Żółć", "Ærøskøbing", "Šķēle", "Müller-Größe")
ADDITIONS = ("", "", "", "2", "hs", "bis", "III", "a", "12")
PARTNERS = ("Woonstichting De Eenhoorn", "Bron Water", "Stroomkracht", "ZorgSaam", "Woonpunt 9")


@dataclass(frozen=True, slots=True)
class Made:
    """One letter: what was meant, what it must be, and the file."""

    content: letters.LetterContent
    wanted: Wanted
    file: bytes


def digests(code: str) -> tuple[str, ...]:
    return (sha256(code.encode()).hexdigest(),)


def signs(chance: random.Random, *groups: int) -> str:
    return "-".join("".join(chance.choices(SIGNS, k=size)) for size in groups)


def somebody(chance: random.Random) -> Resident:
    """A resident with a name and an address as they come in Dutch streets."""
    group = draw_group(chance)
    own, other = draw_surname(chance, group), draw_surname(chance, draw_group(chance))
    use = chance.choice("EEEEPVN")
    return Resident(
        initials=initials_of(draw_given(chance, group, chance.choice("mv"), 1980)),
        prefix=own.prefix, surname=chance.choice(RARE) if chance.random() < 0.1 else own.name,
        partner_prefix=other.prefix if use != "E" else "",
        partner_surname=other.name if use != "E" else "",
        name_use=use, street=chance.choice(STREETS), house_number=chance.randint(1, 899),
        house_letter=chance.choice(["", "", "A", "b"]), house_addition=chance.choice(ADDITIONS),
        postcode=f"{chance.randint(1000, 9999)}{''.join(chance.choices('ABCDEKLXZ', k=2))}",
        city="Meerveld",
    )  # fmt: skip


def window(resident: Resident) -> tuple[str, ...]:
    """Name and address as the machine writes them; the judge has words of its own for it."""
    own = f"{resident.prefix} {resident.surname}".strip()
    other = f"{resident.partner_prefix} {resident.partner_surname}".strip()
    names = {"P": other, "V": f"{other}-{own}", "N": f"{own}-{other}"}
    surname = names.get(resident.name_use, own) if other else own
    addition = resident.house_addition
    number = f"{resident.house_number}{resident.house_letter}" + (
        f"-{addition}" if addition else ""
    )
    place = f"{resident.postcode[:4]} {resident.postcode[4:]} {resident.city.upper()}"
    return (f"{resident.initials} {surname}", f"{resident.street} {number}", place)


def written(
    chance: random.Random, *, resident: Resident | None = None, code: str = "", mark: str = ""
) -> Made:
    """A good letter to somebody."""
    whom, kind = resident or somebody(chance), chance.choice(KINDS)
    mark, code = mark or signs(chance, 3, 3, 3), code or signs(chance, 5, 5, 4)
    lines = window(whom)
    sources = tuple(chance.sample(PARTNERS, chance.randint(1, 3)))
    language = chance.choice(LANGUAGES)
    content = letters.LetterContent(
        kind=kind, language=language, with_pictures=chance.random() < 0.2,
        address_lines=lines, mark=mark,
        date_words="Meerveld, 2 november 2026", text=letters.shipped(kind, language),
        gaps={
            "naam": lines[0], "gemeente": "Gemeente Meerveld", "afzender": "Team Vroeg erop af",
            "afzenderadres": "Postbus 1, 1000 AA Meerveld", "telefoon": "088-123-4567",
            "openingstijden": "9 tot 17 uur", "website": "www.meerveld.example",
            "melders": "\n".join(sources), "code": code, "code_tot": "22 februari 2027",
        },
    )  # fmt: skip
    return finished(content, whom)


def finished(content: letters.LetterContent, resident: Resident) -> Made:
    """Draw a letter, and say what it must be."""
    file, kind = letters.render(content), content.kind
    wanted = Wanted(
        mark=content.mark, resident=resident, pages=1, sha256=sha256(file).hexdigest(),
        code=digests(content.gaps["code"])[0] if kind in {"first", "first_neutral"} else None,
        sources=tuple(content.gaps["melders"].split("\n")) if kind == "first" else None,
        greets=True, no_amounts=True,
    )  # fmt: skip
    return Made(content, wanted, file)


Pile = dict[str, bytes]


def pile_of(made: list[Made]) -> Pile:
    return {each.content.mark: each.file for each in made}


_read = cache(read)
#: half a file makes its reader complain, which is what is looked for
logging.getLogger("pypdf").setLevel(logging.ERROR)


def verdict(pile: Pile, wanted: list[Wanted]) -> list[Finding]:
    """What the judge says of a pile whose digests were made to agree."""
    agreeing = [
        replace(each, sha256=sha256(pile[each.mark]).hexdigest()) if each.mark in pile else each
        for each in wanted
    ]
    return judge({mark: _read(file) for mark, file in pile.items()}, agreeing, digests=digests)


def sheets(*files: bytes | None) -> bytes:
    """One file of these; None is a blank page."""
    out = PdfWriter()
    for file in files:
        if file is None:
            out.add_blank_page(595, 842)
        else:
            out.append(PdfReader(BytesIO(file)))
    stream = BytesIO()
    out.write(stream)
    return stream.getvalue()


Mishap = Callable[[random.Random, list[Made]], tuple[Pile, list[Wanted]]]


def _page_shift(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """A blank page goes before one letter: from there on each file has the page before it."""
    at, pages = chance.randrange(len(made)), [each.file for each in made]
    shifted: list[bytes] = [*pages[:at], sheets(None), *pages[at:]][: len(made)]
    return dict(zip(pile_of(made), shifted, strict=True)), [each.wanted for each in made]


def _page_lost(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """A page fell out of the pile before it was cut into letters."""
    pages = [each.file for each in made]
    pages.append(pages.pop(chance.randrange(len(made) - 1)))
    return dict(zip(pile_of(made), pages, strict=True)), [each.wanted for each in made]


def _swapped_files(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    one, other = (each.content.mark for each in chance.sample(made, 2))
    pile = pile_of(made)
    pile[one], pile[other] = pile[other], pile[one]
    return pile, [each.wanted for each in made]


def _redrawn(made: list[Made], chosen: Made, **changes: object) -> tuple[Pile, list[Wanted]]:
    """One letter was drawn with something of another."""
    content = replace(chosen.content, **changes)  # type: ignore[arg-type]
    pile = pile_of(made) | {chosen.content.mark: letters.render(content)}
    return pile, [each.wanted for each in made]


def _swapped_address(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    one, other = chance.sample(made, 2)
    lines = (one.content.address_lines[0], *other.content.address_lines[1:])
    return _redrawn(made, one, address_lines=lines)


def _swapped_person(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """The name of another at this door: in the window and in the greeting."""
    one, other = chance.sample(made, 2)
    name = other.content.address_lines[0]
    lines = (name, *one.content.address_lines[1:])
    return _redrawn(made, one, address_lines=lines, gaps={**one.content.gaps, "naam": name})


def _swapped_words(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """The right window over the letter of another: the column beside it shifted."""
    one, other = chance.sample(made, 2)
    return _redrawn(made, one, gaps=other.content.gaps)


def _slip(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """One digit of the house number is another."""
    one = chance.choice(made)
    moved = replace(one.wanted.resident, house_number=(one.wanted.resident.house_number or 0) + 10)
    return _redrawn(made, one, address_lines=window(moved))


def _old_address(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """Since it was drawn the resident moved: the register knows another door."""
    one = chance.choice(made)
    moved = replace(one.wanted.resident, street="Nieuwe Kade", house_number=chance.randint(1, 99))
    return pile_of(made), [
        replace(each.wanted, resident=moved) if each is one else each.wanted for each in made
    ]


def _died(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    one = chance.choice(made)
    why = chance.choice([Fault.DIED, Fault.DEPARTED, Fault.UNCHECKED])
    return pile_of(made), [
        replace(each.wanted, against=(why,)) if each is one else each.wanted for each in made
    ]


def _doubled_page(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    one = chance.choice(made)
    changed = sheets(one.file, one.file)
    return pile_of(made) | {one.content.mark: changed}, [each.wanted for each in made]


def _foreign_page(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """Behind a good letter hangs the page of another, or one before it, or nothing."""
    one, other = chance.sample(made, 2)
    behind = chance.choice([(one.file, other.file), (other.file, one.file), (one.file, None)])
    return pile_of(made) | {one.content.mark: sheets(*behind)}, [each.wanted for each in made]


def _missing_page(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    one, pile = chance.choice(made), pile_of(made)
    pile[one.content.mark] = chance.choice([sheets(), sheets(None), one.file[: len(one.file) // 2]])
    return pile, [each.wanted for each in made]


def _missing_letter(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    pile = pile_of(made)
    del pile[chance.choice(made).content.mark]
    return pile, [each.wanted for each in made]


def _letter_too_many(chance: random.Random, made: list[Made]) -> tuple[Pile, list[Wanted]]:
    """A letter of another run, or one of this run once more under another mark."""
    gone = made[-1]
    stranger = chance.choice([gone.file, made[0].file])
    rest = made[:-1]
    return pile_of(rest) | {gone.content.mark: stranger}, [each.wanted for each in rest]


MISHAPS: dict[str, Mishap] = {
    "page shift": _page_shift, "page lost": _page_lost, "swapped files": _swapped_files,
    "swapped address": _swapped_address, "swapped person": _swapped_person,
    "swapped words": _swapped_words, "slip": _slip, "old address": _old_address,
    "deceased or left": _died, "doubled page": _doubled_page, "foreign page": _foreign_page,
    "missing page": _missing_page, "missing letter": _missing_letter,
    "letter too many": _letter_too_many,
}  # fmt: skip


@cache
def stock(seed: int, size: int = 24) -> tuple[Made, ...]:
    """Good letters to take piles from; drawn once for each process."""
    chance = random.Random(seed)
    return tuple(written(chance) for _ in range(size))


def trial(seed: int) -> tuple[str, bool]:
    """One mishap in a pile of five: its name, and whether the judge saw it."""
    chance = random.Random(seed)
    name = chance.choice(list(MISHAPS))
    made = chance.sample(stock(seed // 1_000), 5)
    pile, wanted = MISHAPS[name](chance, made)
    return name, bool(verdict(pile, wanted))


def good(seed: int) -> list[Fault]:
    """What the judge has against one good letter, which must be nothing."""
    made = written(random.Random(seed))
    found = judge({made.content.mark: read(made.file)}, [made.wanted], digests=digests)
    return [finding.fault for finding in found]
