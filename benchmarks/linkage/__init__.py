# SPDX-License-Identifier: EUPL-1.2
"""How exact and how fast signals find their person: invented registers, peers and one table."""
