# SPDX-License-Identifier: EUPL-1.2
"""The resident's rights and the watch over who looks: access, correction, incidents, snooping."""
