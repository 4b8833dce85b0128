# SPDX-License-Identifier: EUPL-1.2
"""The resident's own page: who reported what, what comes next, rights, and what they wish."""
