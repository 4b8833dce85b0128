# SPDX-License-Identifier: EUPL-1.2
"""Pages about messages of bailiffs and courts: at the desk of a sender, and for who works here."""
