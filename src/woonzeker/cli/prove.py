# SPDX-License-Identifier: EUPL-1.2
"""`./run prove [NAME]`: the large proofs in full, of which `./run check` runs a sample."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from woonzeker.cli import check
from woonzeker.cli.words import WrongWords, split

#: name → what it proves and the tests that do so
PROOFS: dict[str, tuple[str, ...]] = {
    "law": ("termijnen en bedragen tegen een tweede, anders geschreven berekening", "tests/law"),
    "process": ("geen reeks zetten brengt een zaak terug of buiten de zeef", "tests/process"),
    "intake": ("geen bestand laat een regel verdwijnen of het programma vallen", "tests/intake"),
    "matching": (
        "koppelen geeft op dezelfde gegevens hetzelfde, met redenen; wie verkeerd zat en recht is "
        "gezet, staat alsof het meteen goed was",
        "tests/matching",
        "tests/pipeline/test_as_if_right_at_once.py",
    ),
    "cases": ("zaken, perioden en termijnen bij elke volgorde van meldingen", "tests/cases"),
    "canary": (
        "de helft van 500 geplante mensen wordt vergeten en staat daarna nergens meer",
        "tests/retention",
    ),
    "audit": ("elke wijziging in het logboek wordt gevonden", "tests/access/test_audit_altered.py"),
    "matrix": (
        "niemand ziet of schrijft meer dan de rechten zeggen, langs geen adres",
        "tests/proof",
        "tests/access/test_holes.py",
    ),
    "pages": (
        "elk adres zegt de browser wat mag, is er in het Engels en noemt niemand in adres of titel",
        "tests/web/test_edges.py",
        "tests/web/test_choose_language.py",
        "tests/web/test_private_words.py",
    ),
    "house": (
        "elke regel van het huis wordt gezien als hij gebroken wordt",
        "tests/architecture/test_planted.py",
    ),
    "privacy": (
        "wie meekijkt tussen gewoon kijken valt op, en een lek noemt precies wie erin zat",
        "tests/privacy/test_watch_planted.py",
        "tests/privacy/test_leak_file.py",
    ),
    "api": (
        "geen verzoek breekt de koppeling, en zonder toegang opent niets",
        "tests/api",
    ),
    "letters": (
        "tienduizend keer misgaan op papier wordt gezien, en geen goede brief wordt afgekeurd",
        "tests/outreach/test_judge_letters.py",
    ),
    "journeys": (
        "elke bladzijde past op telefoon en bureau zonder drempel, elke weg is in beide te lopen",
        "tests/journeys",
    ),
    "national": (
        "de landelijke levering van het oefenjaar past zonder één fout in het landelijke model",
        "tests/monitoring",
    ),
    "feedback": (
        "wat een partner ziet, is tot op de byte gelijk wat anderen ook melden",
        "tests/feedback/test_noninterference.py",
        "tests/feedback/test_sign_proofs.py",
    ),
    "legal": (
        "langs geen weg is een open waarborg te omzeilen",
        "tests/legal/test_stop_machine.py",
        "tests/legal/test_stops_over_services.py",
        "tests/legal/test_hearing_rounds.py",
    ),
    "planning": ("wie bezocht wordt volgt uit volgorde en termijn alleen", "tests/planning"),
}


def run(words: Sequence[str]) -> int:
    """Run one proof, or all; print the seed with which the same can be done again."""
    plain, given = split(words, options={"--seed": True}, most=1)
    if plain and plain[0] not in PROOFS:
        raise WrongWords(f"'{plain[0]}' is geen bewijs. Wel: {', '.join(PROOFS)}.")
    chosen = plain or list(PROOFS)
    seed = check.seed_of(given.get("--seed") or str(secrets.randbelow(10**9)))
    for name in chosen:
        print(f"{name}: {PROOFS[name][0]}")
    print(f"zaad {seed} (zelfde nog eens: --seed {seed})", flush=True)
    places = [each for name in chosen for each in PROOFS[name][1:]]
    folders = [each for each in places if (check.ROOT / each).exists()]
    return check.tests([*check.side_by_side(check.BY_HALVES), *folders], seed, {"PROVE": "full"})
