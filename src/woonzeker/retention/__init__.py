# SPDX-License-Identifier: EUPL-1.2
"""How long what is kept, and how it is forgotten: terms, erasure, tombstones."""
