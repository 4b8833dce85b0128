# SPDX-License-Identifier: EUPL-1.2
"""Who sees and does what about last offers. Pure."""

from __future__ import annotations

from woonzeker.access.policy import DataClass, Relation, Role, sees, writes

_NEAR = (
    Role.INTAKE_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.CLIENT_SUPPORTER,
)
#: that something is tried, and the days of a court
MAY_SEE_OFFERS = sees(DataClass.PROCESS).by(*_NEAR)
MAY_SEE_TIME = sees(DataClass.COURT).by(*_NEAR)
#: the request itself holds the money of a household
MAY_ASK_TIME = writes(DataClass.FINANCES).by(Role.DEBT_COUNSELLOR)
MAY_FOLLOW_TIME = writes(DataClass.PROCESS).by(Role.DEBT_COUNSELLOR, Role.TEAM_LEAD)
MAY_LOOK_AT_RENT = writes(DataClass.PROCESS).by(Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR)
MAY_FOLLOW_SETTLEMENT = writes(DataClass.PROCESS).by(Role.DEBT_COUNSELLOR)
#: the list of the college: words for who signs and for the court, so of the course of a case
MAY_KEEP_LIST = writes(DataClass.PROCESS).by(Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR)
MAY_SEE_LIST = sees(DataClass.PROCESS).by(
    Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR, Role.TEAM_LEAD, Role.MANAGER
)
#: who signs does not do the work of the case
MAY_SIGN = (
    sees(DataClass.PROCESS)
    .by(Role.TEAM_LEAD, Role.MANAGER)
    .only(Relation.TEAM, Relation.PUT_BEFORE)
)
MAY_SEND = writes(DataClass.PROCESS).by(Role.TEAM_LEAD)
MAY_KEEP_BEWIND = writes(DataClass.PROCESS).by(
    Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR, Role.TEAM_LEAD
)
#: who takes papers for a court along sees whose they are
MAY_TAKE_PACK = sees(DataClass.IDENTITY, DataClass.ADDRESS, DataClass.PROCESS).by(
    Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR
)
MAY_TAKE_TIME_PACK = sees(
    DataClass.IDENTITY, DataClass.ADDRESS, DataClass.COURT, DataClass.FINANCES
).by(Role.DEBT_COUNSELLOR)
#: anybody who hears that a resident wants out writes it down
MAY_HEAR = writes(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR, Role.TEAM_LEAD
)
BASIS = "Wgs art. 3 lid 1"
BASIS_TIME = "Fw art. 287b"
BASIS_BEWIND = "BW art. 1:432"
BASIS_WISH = "BW art. 1:431"
