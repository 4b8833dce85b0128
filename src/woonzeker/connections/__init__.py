# SPDX-License-Identifier: EUPL-1.2
"""Outside systems, a package each, with a fake that speaks the same protocol. They know no room."""
