# SPDX-License-Identifier: EUPL-1.2
"""How far the practice municipality has been filled in, for the pages to say."""

from __future__ import annotations

from django.db import models


class DemoProgress(models.Model):
    """The months of the practice municipality that are done; one row a municipality."""

    municipality_id = models.CharField(max_length=4, primary_key=True)
    months_done = models.PositiveSmallIntegerField(default=0)
    months_in_all = models.PositiveSmallIntegerField(default=12)
    #: how many of the stories are told
    told = models.PositiveSmallIntegerField(default=0)
