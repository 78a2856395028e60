"""Uploads whose time is over go by themselves, also where nobody sends another."""

from datetime import timedelta

from alliancemap_web import clock
from alliancemap_web.exchange.actions import sweep
from alliancemap_web.jobs.job import job

EVERY = 15  # minutes


@job("exchange.sweep", tries=3, pause=timedelta(seconds=30))
def sweep_uploads() -> None:
    """Delete the uploads whose time is over."""
    sweep(clock.now())
