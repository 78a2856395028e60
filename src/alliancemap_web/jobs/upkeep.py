"""What the background does for itself."""

from alliancemap_web import clock
from alliancemap_web.jobs import actions
from alliancemap_web.jobs.job import job


@job("jobs.prune")
def prune() -> None:
    """Delete what is known of jobs that are long over."""
    actions.clear(clock.now())
