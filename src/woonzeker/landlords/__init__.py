# SPDX-License-Identifier: EUPL-1.2
"""A landlord's own desk: homes, tenants, the reporting aid (steps 1 to 3). Its rows are its own."""
