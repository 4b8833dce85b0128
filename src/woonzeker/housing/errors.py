# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong in housing, said in Dutch."""
