# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what about answers to partners. Pure."""

from __future__ import annotations

from woonzeker.access.policy import DataClass, Role, holds, partner_alone, sees, writes

#: who releases what a partner hears of a death or a departure, and sees what waits
MAY_RELEASE = writes(DataClass.SIGNAL, DataClass.PROCESS).by(Role.INTAKE_COORDINATOR)
MAY_SEE_RELEASES = sees(DataClass.SIGNAL, DataClass.PROCESS).by(Role.INTAKE_COORDINATOR)
#: a partner with its own signals, whatever its role
OWN = partner_alone(DataClass.PROCESS)
#: who decides on grounds and on addresses to which something is sent
MAY_SET_UP = holds(Role.FUNCTIONAL_ADMIN)
