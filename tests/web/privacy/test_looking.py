"""What an owner is shown: rooms with counts, and the sentences of others, shortened."""

from web.privacy.filled import NAME, NOW

from alliancemap_web.privacy.forms import Asked
from alliancemap_web.privacy.looking import LONGEST_SENTENCE, look, shortened
from alliancemap_web.workspaces.actions import remove_member
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member


def test_rooms_are_counted_and_sentences_shown(owner: Member, zoe: Member, alliance: str) -> None:
    remove_member(owner, Membership.objects.get(pk=zoe.membership).key, NOW)
    found = look(owner, Asked(name=NAME), "en")
    assert found.count == sum(line.count for line in found.lines) >= 3
    assert f"{NAME} said so." in found.sentences
    assert found.member == ""


def test_a_long_sentence_is_shortened() -> None:
    assert len(shortened("a " * 1_000)) <= LONGEST_SENTENCE + 1
    assert shortened(" a\n b ") == "a b"
