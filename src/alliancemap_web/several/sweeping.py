"""What the background clears here."""

from alliancemap_web.jobs.job import job
from alliancemap_web.several.counts import forget_ended


@job("several.sweep")
def sweep() -> None:
    """Delete shared counts whose time is over."""
    forget_ended()
