"""Whether understanding lasted: how people judge their own sentence against the one before."""

from dataclasses import dataclass

from alliancemap_web.decisions.queries import AskingRow, Said, own_sentence
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Lasting:
    """How many say that theirs still says the same, partly, something else; who has not said."""

    same: int
    partly: int
    other: int
    unsaid: int

    @property
    def judged(self) -> int:
        """Return how many have said."""
        return self.same + self.partly + self.other


def lasting(said: tuple[Said, ...]) -> Lasting:
    """Return how people judge their own sentences."""
    counts = {
        kind: sum(one.lasted == kind for one in said) for kind in ("same", "partly", "other", "")
    }
    return Lasting(counts["same"], counts["partly"], counts["other"], counts[""])


def shown_before(member: Member, before: AskingRow) -> str:
    """Return what a new sentence is held against: what was settled, else one's own of last time."""
    if before.settled:
        return before.settled
    own = own_sentence(member, before)
    return own.text if own else ""
