# SPDX-License-Identifier: EUPL-1.2
"""woonzeker: meld- en volgsysteem tegen huisuitzettingen."""

__version__ = "0.1.0"
