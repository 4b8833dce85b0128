# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about what goes back to partners."""
