# SPDX-License-Identifier: EUPL-1.2
"""Who may see, list, work, visit and release a case; why somebody gets in or not. Pure."""

from __future__ import annotations

from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, MayIf, Role, only_system, sees, writes
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import Move

#: who sees that a case runs and where it stands, as far as it is in their reach
MAY_SEE = sees(DataClass.PROCESS)
#: who has a list of cases: all of them but a manager, who is asked about one at a time
MAY_LIST = MAY_SEE.by(
    Role.INTAKE_COORDINATOR,
    Role.REVIEWER,
    Role.TEAM_LEAD,
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.CLIENT_SUPPORTER,
)
#: who does the work of a case
MAY_WORK = writes(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
)
#: who rings doorbells, an external peer expert included
MAY_VISIT = writes(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
)
#: who may find that a signal is not this household's: who may also reopen the link itself
MAY_RELEASE = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(
    Role.REVIEWER, Role.INTAKE_COORDINATOR
)
#: the rights that the table of moves names, and who holds them
RIGHTS: dict[str, MayIf] = {
    "keep_arrears": only_system(),
    "take_up": writes(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR, Role.REVIEWER),
    "seek_contact": MAY_VISIT,
    "follow_court": MAY_WORK,
    "close": MAY_WORK,
    "offer_last_help": writes(DataClass.PROCESS).by(Role.TEAM_LEAD),
    "request_bewind": writes(DataClass.PROCESS).by(Role.TEAM_LEAD),
    "call_unavoidable": writes(DataClass.PROCESS).by(Role.TEAM_LEAD, Role.EVICTION_COORDINATOR),
    "put_right": only_system(),
}


def may_make(actor: Actor, move: Move) -> bool:
    """Whether an actor holds the right that a move asks for."""
    return RIGHTS[move.permission].ever(actor)


#: why somebody takes access in an emergency
GLASS_REASONS = {
    "danger": gettext_noop("er is nu gevaar voor iemand"),
    "eviction_near": gettext_noop("ontruiming of afsluiting dreigt vandaag of morgen"),
    "stands_in": gettext_noop("ik val in voor een collega die er niet is"),
    "resident_asks": gettext_noop("de inwoner vraagt nu om hulp"),
}
#: why a case is closed to somebody
SHIELD_REASONS = {
    "own_household": gettext_noop("het is mijn eigen huishouden"),
    "kin": gettext_noop("familie, vrienden of buren"),
    "colleague": gettext_noop("een collega woont hier"),
}
