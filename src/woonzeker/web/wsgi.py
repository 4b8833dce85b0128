# SPDX-License-Identifier: EUPL-1.2
"""The application that the web server serves."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
