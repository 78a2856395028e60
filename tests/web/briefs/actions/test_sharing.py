"""Links are made by those who may, end at once, and count without knowing anybody."""

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions.sharing import MOST_DAYS, count_view, end_share, make_share
from alliancemap_web.briefs.models import Share
from alliancemap_web.briefs.queries import share_of_secret, shares_of_alliance, view_days
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError


def make(desk: Desk, parts: tuple[str, ...] = ("map",), days: int = 14, name: str = "Marie") -> str:
    return make_share(
        desk.member, desk.kept(), name, "en", parts, (), days, {"x": 1}, desk.clock.moment
    )


def test_only_the_fingerprint_of_a_secret_is_kept(ada: Desk) -> None:
    secret = make(ada)
    (row,) = Share.objects.all()
    assert secret not in str(row.__dict__)
    assert share_of_secret(secret, ada.clock.moment) == row.key
    assert share_of_secret(secret + "x", ada.clock.moment) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"parts": ()}, "BRF011"),
        ({"days": 0}, "BRF012"),
        ({"days": MOST_DAYS + 1}, "BRF012"),
        ({"name": "  "}, "BRF013"),
    ],
)
def test_what_makes_no_link_is_said(ada: Desk, fields: dict[str, object], code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        make(ada, **fields)  # type: ignore[arg-type]
    assert [one.code for one in refused.value.reasons] == [code]
    assert not Share.objects.exists()


def test_who_may_not_edit_or_does_not_see_all_makes_none(ada: Desk, sit: object) -> None:
    from alliancemap_web.workspaces.models import Opening

    ben = sit("Ben", "respondent")  # type: ignore[operator]
    eva = sit("Eva", "editor", sees_all=False)  # type: ignore[operator]
    Opening.objects.create(
        membership_id=eva.member.membership,
        alliance=ada.alliance,
        level="whole",
        opened_by="Ada",
        opened_at=ada.clock.moment,
    )
    for desk in (ben, eva):
        with pytest.raises(NotAllowedError):
            make(desk)


def test_an_ended_link_opens_nothing_and_what_it_kept_is_gone(ada: Desk) -> None:
    secret = make(ada)
    (row,) = shares_of_alliance(ada.member, ada.alliance, ada.clock.moment)
    assert end_share(ada.member, ada.alliance, row.key, ada.clock.moment)
    assert share_of_secret(secret, ada.clock.moment) is None
    assert Share.objects.get().frozen is None
    assert not end_share(ada.member, ada.alliance, row.key, ada.clock.moment)


def test_an_editor_ends_only_their_own_and_an_owner_ends_all(ada: Desk, sit: object) -> None:
    ben = sit("Ben", "editor")  # type: ignore[operator]
    make(ada)
    make(ben)
    mine, hers = Share.objects.get(by="Ben"), Share.objects.get(by="Ada")
    assert not end_share(ben.member, ada.alliance, hers.key, ada.clock.moment)
    assert end_share(ada.member, ada.alliance, mine.key, ada.clock.moment)


def test_views_are_counted_by_day_and_nothing_else_is_kept(ada: Desk) -> None:
    make(ada)
    share = Share.objects.get()
    day = ada.clock.moment.date()
    for _ in range(3):
        count_view(share.pk, day)
    count_view(share.pk, day, is_file=True)
    (line,) = view_days(ada.member, share.key)
    assert (line.day, line.views, line.files) == (day, 3, 1)
