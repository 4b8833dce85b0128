# SPDX-License-Identifier: EUPL-1.2
"""A file on its way to a browser: to look at, never to run."""

from __future__ import annotations

from django.http import HttpResponse

_ENDS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def paper(kind: str, content: bytes, name: str) -> HttpResponse:
    """The bytes under the kind that we found in them ourselves; the browser may not guess."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{_ENDS[kind]}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
