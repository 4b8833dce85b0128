# SPDX-License-Identifier: EUPL-1.2
"""Pages about what goes back to partners."""
