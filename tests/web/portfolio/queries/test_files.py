"""The files of an alliance: listed without their bytes, given out to nobody else."""

from datetime import timedelta

from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short

from alliancemap_web.portfolio.actions import attach
from alliancemap_web.portfolio.queries import (
    Attached,
    Kept,
    attachment_content,
    attachments_of,
    find_alliance,
)
from alliancemap_web.workspaces.rights import Member


def kept_of(member: Member, key: str) -> Kept:
    kept = find_alliance(member, key)
    assert kept
    return kept


def test_files_are_listed_oldest_first(owner: Member, alliance: str) -> None:
    later = attach(owner, alliance, "b.pdf", "application/pdf", b"12345", NOW + timedelta(days=1))
    first = attach(owner, alliance, "a.txt", "text/plain", b"1", NOW)
    assert attachments_of(kept_of(owner, alliance)) == (first, later)
    assert later == Attached(
        later.key, "b.pdf", "application/pdf", 5, "Ada", NOW + timedelta(days=1)
    )


def test_a_file_is_given_out_with_its_own_alliance_alone(owner: Member, alliance: str) -> None:
    file = attach(owner, alliance, "a.txt", "text/plain", b"\x00seen", NOW)
    other = kept_of(owner, begin_short(owner, "Gigant"))
    assert attachment_content(kept_of(owner, alliance), file.key) == (file, b"\x00seen")
    assert attachment_content(other, file.key) is None
    assert attachment_content(kept_of(owner, alliance), "x" * 12) is None
    assert attachments_of(other) == ()
