"""Answers kept for repeated requests go when their day is over."""

from datetime import timedelta

from alliancemap_web import clock
from alliancemap_web.api.actions.repeats import sweep_repeats
from alliancemap_web.jobs.job import job

EVERY = 60  # minutes


@job("api.sweep", tries=3, pause=timedelta(seconds=30))
def sweep_answers() -> None:
    """Delete the answers that are no longer kept."""
    sweep_repeats(clock.now())
