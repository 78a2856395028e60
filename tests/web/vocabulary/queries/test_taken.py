"""What goes out with everything: the firm's words, checks that are over; and what is counted."""

from portfolio_made import member_in
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.actions import close, say
from alliancemap_web.vocabulary.queries import counted, taken_out
from alliancemap_web.workspaces.rights import Member


def test_an_open_check_does_not_go_out(owner: Member, kept: Kept, check: str) -> None:
    assert taken_out(owner, kept.key) == {}
    close(owner, kept, check, NOW)
    (one,) = taken_out(owner, kept.key)["checks"]
    assert [person["name"] for person in one["people"]] == ["Ada", "Ben", "Dee"]


def test_nothing_goes_out_to_who_does_not_see_it(
    owner: Member, stranger: Member, kept: Kept, check: str
) -> None:
    say(owner, "pilot", {"en": {"example": "Ours."}}, NOW)
    close(owner, kept, check, NOW)
    eva = member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)
    for member in (eva, stranger):
        assert taken_out(member, None) == {}
        assert taken_out(member, kept.key) == {}


def test_no_secret_of_a_link_goes_out(owner: Member, kept: Kept, check: str, guest) -> None:  # type: ignore[no-untyped-def]
    secret, key = guest()
    close(owner, kept, check, NOW)
    told = str(taken_out(owner, kept.key))
    assert secret not in told
    assert key not in told
    assert "hash" not in told


def test_what_goes_with_a_workspace_is_counted(owner: Member, kept: Kept, check: str) -> None:
    say(owner, "pilot", {"en": {"example": "Ours."}}, NOW)
    assert [one.count for one in counted(owner.workspace)] == [1, 1]
