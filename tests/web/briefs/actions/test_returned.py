"""Edited briefs go out with everything and come back; links stay behind."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from portfolio_made import data_of
from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions import bring_back, taken_out, write_brief
from alliancemap_web.briefs.kinds import Which
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member

PAGE = Which("page")


def out(ada: Desk) -> list[dict[str, object]]:
    write_brief(ada.member, ada.kept(), PAGE, "fr", {"need": "Mien {marché}"}, 0, ada.clock.moment)
    return json.loads(json.dumps(taken_out(ada.member, ada.alliance), cls=DjangoJSONEncoder))


def test_what_went_out_comes_back_the_same(ada: Desk, stranger: Member) -> None:
    data = out(ada)
    key = create(stranger, data_of("mannkind-sanofi"), ada.clock.moment, "file")
    bring_back(Arrival(stranger, key, ada.clock.moment), data)
    again = json.loads(json.dumps(taken_out(stranger, key), cls=DjangoJSONEncoder))
    assert again == data


def test_nothing_goes_out_of_the_workspace_or_to_a_stranger(ada: Desk, stranger: Member) -> None:
    out(ada)
    assert taken_out(ada.member, None) == []
    assert taken_out(stranger, ada.alliance) == []


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "poem"}, {"audience": "martians"}, {"language": "de"}, {"texts": ["x"]},
        {"texts": {"need": 1}}, {"sequence": -1}, {"sequence": True}, {"at": "yesterday"},
        {"at": "2026-01-01"}, {"by": None}, {"texts": {"need": "a\0"}},
    ],
)  # fmt: skip
def test_what_is_forged_is_refused(ada: Desk, stranger: Member, change: dict[str, object]) -> None:
    data = [out(ada)[0] | change]
    key = create(stranger, data_of("mannkind-sanofi"), ada.clock.moment, "file")
    with pytest.raises((ValueError, KeyError, TypeError)):
        bring_back(Arrival(stranger, key, ada.clock.moment), data)
