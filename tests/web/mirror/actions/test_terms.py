"""A mirror's terms."""

from datetime import timedelta

import pytest
from portfolio_made import member_in
from web.mirror.conftest import FACTORS, NOW, Hall, terms

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.models import Guest, GuestAnswer, Mirror
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"title": ""}, "title", "MIR003"),
        ({"us": ""}, "us", "MIR003"),
        ({"them": "x" * 121}, "them", "MIR004"),
        ({"welcome": "x" * 2001}, "welcome", "MIR004"),
        ({"factors": ()}, "factors", "MIR005"),
        ({"factors": ("V01", "R12")}, "factors", "MIR006"),
        ({"until": NOW.date() - timedelta(days=1)}, "until", "MIR007"),
        ({"until": NOW.date() + timedelta(days=181)}, "until", "MIR007"),
    ],
)
def test_terms_that_cannot_stand_are_told_by_field(
    hall: Hall, changed: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        actions.make_mirror(hall.owner, hall.kept, terms(**changed), FACTORS, NOW)
    assert [(one.code, dict(one.values)["field"]) for one in caught.value.reasons] == [
        (code, field)
    ]


def test_terms_stand_from_the_first_link_on(hall: Hall) -> None:
    with pytest.raises(RefusedError) as caught:
        actions.change_terms(hall.owner, hall.kept, hall.key, terms(title="Else"), FACTORS, NOW)
    assert caught.value.reasons[0].code == "MIR002"
    fresh = actions.make_mirror(hall.owner, hall.kept, terms(), FACTORS, NOW)
    actions.change_terms(hall.owner, hall.kept, fresh, terms(title="Else"), FACTORS, NOW)
    assert Mirror.objects.get(key=fresh).title == "Else"


def test_deleting_a_mirror_leaves_nothing_of_it(hall: Hall) -> None:
    hall.theirs("Marie", V01="1")
    actions.delete_mirror(hall.owner, hall.kept, hall.key)
    assert (Mirror.objects.count(), Guest.objects.count(), GuestAnswer.objects.count()) == (0, 0, 0)
    with pytest.raises(RefusedError) as caught:
        actions.delete_mirror(hall.owner, hall.kept, hall.key)
    assert caught.value.status == 404


def test_only_an_owner_holds_up_a_mirror(hall: Hall) -> None:
    editor = member_in("Petite", "ben@example.org", "Ben", "editor")
    for act in (
        lambda: actions.make_mirror(editor, hall.kept, terms(), FACTORS, NOW),
        lambda: actions.change_terms(editor, hall.kept, hall.key, terms(), FACTORS, NOW),
        lambda: actions.delete_mirror(editor, hall.kept, hall.key),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_look_is_noted_the_first_time_and_only_after_the_reveal(
    hall: Hall,
) -> None:
    actions.look(hall.kept, hall.key, NOW)
    assert hall.row.looked_at is None
    Mirror.objects.filter(key=hall.key).update(revealed_at=NOW)
    actions.look(hall.kept, hall.key, NOW)
    actions.look(hall.kept, hall.key, NOW + timedelta(days=1))
    assert hall.row.looked_at == NOW
