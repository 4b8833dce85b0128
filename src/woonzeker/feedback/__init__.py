# SPDX-License-Identifier: EUPL-1.2
"""Back to the partner: receipt, statement of report, status, pause, digest."""
