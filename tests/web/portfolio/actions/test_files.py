"""Files of evidence are kept with their bytes, within what a firm may keep."""

import hashlib

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short

from alliancemap_web.portfolio.actions import attach, files, remove_file
from alliancemap_web.portfolio.models import Attachment
from alliancemap_web.portfolio.queries import attachment_content, attachments_of, find_alliance
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def put(member: Member, key: str, content: bytes = b"seen", name: str = "order.txt") -> str:
    return attach(member, key, name, "text/plain", content, NOW).key


def test_a_file_is_kept_as_it_was_with_its_digest(owner: Member, alliance: str) -> None:
    content = bytes(range(256))
    file = put(owner, alliance, content)
    kept = find_alliance(owner, alliance)
    assert kept
    found = attachment_content(kept, file)
    assert found
    assert (found[0].name, found[0].size, found[0].by, found[0].at, found[1]) == (
        "order.txt", 256, "Ada", NOW, content,
    )  # fmt: skip
    assert Attachment.objects.get().digest == hashlib.sha256(content).hexdigest()


def test_a_file_too_large_is_refused(
    owner: Member, alliance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_FILE", 4)
    put(owner, alliance, b"1234")
    with pytest.raises(RefusedError) as refusal:
        put(owner, alliance, b"12345")
    assert (refusal.value.status, refusal.value.reasons[0].code) == (413, "PRT009")
    assert Attachment.objects.count() == 1


def test_all_files_of_a_firm_together_are_counted_and_nobody_elses(
    owner: Member, stranger: Member, alliance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_FILES_OF_ALL", 10)
    put(stranger, begin_short(stranger, "Gigant"), b"1234567890")
    put(owner, alliance, b"12345")
    put(owner, begin_short(owner, "Gigant"), b"12345")
    with pytest.raises(RefusedError) as refusal:
        put(owner, alliance, b"1")
    assert refusal.value.reasons[0].code == "PRT010"


def test_who_may_answer_adds_evidence_and_who_may_edit_removes_it(
    owner: Member, alliance: str
) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    reader = member_in("Petite", "cy@example.org", "Cy", "reader")
    file = put(ben, alliance)
    with pytest.raises(NotAllowedError):
        put(reader, alliance)
    with pytest.raises(NotAllowedError):
        remove_file(ben, alliance, file)
    remove_file(owner, alliance, file)
    assert not Attachment.objects.exists()


def test_a_file_is_removed_with_its_own_alliance_only_and_once(
    owner: Member, stranger: Member, alliance: str
) -> None:
    file, other = put(owner, alliance), begin_short(owner, "Gigant")
    remove_file(owner, other, file)
    with pytest.raises(RefusedError):
        remove_file(stranger, alliance, file)
    kept = find_alliance(owner, alliance)
    assert kept
    assert [one.key for one in attachments_of(kept)] == [file]
    remove_file(owner, alliance, file)
    remove_file(owner, alliance, file)
    assert attachments_of(kept) == ()
