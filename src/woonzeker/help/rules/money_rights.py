# SPDX-License-Identifier: EUPL-1.2
"""Who sees and keeps the money of a household, and who decides about money of the municipality."""

from __future__ import annotations

from woonzeker.access.policy import DataClass, Relation, Role, Sight, holds, sees, writes

#: a summary at least; the lines themselves ask for more and are left out by the veil
MAY_SEE_MONEY = sees(DataClass.FINANCES)
MAY_KEEP_MONEY = writes(DataClass.FINANCES)
MAY_ASK_BUDGET = writes(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR, Role.EVICTION_COORDINATOR, Role.TEAM_LEAD
)
MAY_SEE_BUDGET = sees(DataClass.PROCESS).by(
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
    Role.MANAGER,
)
MAY_DECIDE_BUDGET = (
    sees(DataClass.PROCESS)
    .by(Role.TEAM_LEAD, Role.MANAGER)
    .only(Relation.TEAM, Relation.PUT_BEFORE)
)
#: who follows the money of the year
MAY_SEE_LEDGER = sees(DataClass.FIGURES, least=Sight.COUNT).by(Role.TEAM_LEAD, Role.MANAGER)
#: who helps with what is no secret inside the house
MAY_FIND_WAY = holds(
    Role.INTAKE_COORDINATOR,
    Role.REVIEWER,
    Role.TEAM_LEAD,
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.CLIENT_SUPPORTER,
    Role.MANAGER,
    Role.FUNCTIONAL_ADMIN,
)
MAY_KEEP_WAY = holds(
    Role.INTAKE_COORDINATOR,
    Role.TEAM_LEAD,
    Role.DEBT_COUNSELLOR,
    Role.FUNCTIONAL_ADMIN,
)
