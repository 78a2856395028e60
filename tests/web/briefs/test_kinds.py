"""What addresses call the briefs."""

from alliancemap.reading.brief import KINDS
from alliancemap.reading.brief_script import AUDIENCES
from alliancemap_web.briefs.kinds import BRIEFS, BY_SLUG, Which


def test_every_kind_and_audience_has_an_address_of_its_own() -> None:
    assert len(BY_SLUG) == len(BRIEFS) == len(AUDIENCES) + len(KINDS) - 1
    assert {one.kind for one in BRIEFS} == set(KINDS)


def test_a_brief_for_an_audience_is_called_by_it() -> None:
    assert Which("script", "works_council").slug == "for-works-council"
    assert Which("page").slug == "page"
    assert Which("page").listener in AUDIENCES
