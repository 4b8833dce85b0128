# SPDX-License-Identifier: EUPL-1.2
"""Proofs and how they are signed and read; what may go back to a partner, and when. Pure."""
