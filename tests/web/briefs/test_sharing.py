"""What a link shows is made of the chosen parts and of nothing else."""

import pytest
from web.portfolio.desk import Desk

from alliancemap.export.document import texts_of
from alliancemap_web.briefs.kinds import Which
from alliancemap_web.briefs.sharing import (
    audience_name,
    kind_name,
    parts_there_are,
    share_document,
)


@pytest.mark.parametrize("part", parts_there_are())
def test_each_part_alone_shows_itself_and_no_other(ada: Desk, part: str) -> None:
    alone = share_document(ada.member, ada.kept(), [part], "en", ada.clock.moment)
    nothing = share_document(ada.member, ada.kept(), [], "en", ada.clock.moment)
    assert (alone.map is not None) is (part == "map")
    assert bool(alone.lead) is (part == "verdict")
    others = {
        section.id
        for one in parts_there_are()
        if one != part
        for section in share_document(
            ada.member, ada.kept(), [one], "en", ada.clock.moment
        ).sections
    }
    assert not {one.id for one in alone.sections} & others
    assert nothing.sections == ()


def test_the_number_of_the_version_is_not_told(ada: Desk) -> None:
    document = share_document(ada.member, ada.kept(), parts_there_are(), "en", ada.clock.moment)
    assert "version" not in " ".join(texts_of(document))
    assert document.foot.endswith("6 January 2026")


def test_kinds_and_audiences_have_names_in_both_languages() -> None:
    which = Which("script", "bank")
    assert audience_name(which, "fr") == "Une banque"
    assert kind_name(which, "en") == "Sixty seconds"
