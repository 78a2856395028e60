"""Each day what a firm keeps only so long goes; each Monday its owners are told what goes soon."""

from alliancemap_web import clock
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import sentence
from alliancemap_web.privacy.actions.keeping import let_go
from alliancemap_web.privacy.queries.keeping import every_workspace, going
from alliancemap_web.workspaces.queries import owners_of

MONDAY = 0


@job("privacy.sweep")
def sweep_kept() -> None:
    """Let go what is over in every workspace, and announce what will be within two weeks."""
    now = clock.now()
    for workspace in every_workspace():
        if now.weekday() == MONDAY:
            announce(workspace)
        let_go(workspace, now)


def announce(workspace: int) -> None:
    """Write to the owners of a workspace what goes soon, where anything does."""
    soon = [one for one in going(workspace, clock.now()) if one.soon]
    if not soon:
        return
    for owner in owners_of(workspace):
        language = owner.language
        lines = [f"- {sentence(f'privacy.keep_{one.name}', language)}: {one.soon}" for one in soon]
        text = "\n".join(
            [
                sentence("privacy.keep_letter", language, name=owner.name),
                "",
                *lines,
                "",
                sentence("privacy.keep_letter_where", language),
            ]
        )
        subject = sentence("privacy.keep_letter_subject", language)
        send_later(owner.address, subject, f"{text}\n", language)
