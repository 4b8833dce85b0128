# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about messages of bailiffs and courts."""
