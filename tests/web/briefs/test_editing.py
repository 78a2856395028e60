"""The fields to choose from, with what each says now."""

from web.portfolio.desk import Desk

from alliancemap.reading.brief_fields import FIELDS
from alliancemap_web.briefs.editing import field_choices
from alliancemap_web.portfolio.readings import judged_of


def test_every_field_is_offered_in_the_readers_language(ada: Desk) -> None:
    judged = judged_of(ada.kept().document)
    english, french = field_choices(judged, "en"), field_choices(judged, "fr")
    assert len(english) == len(french) == len(FIELDS)
    assert {"{futures}", "{risk}"} <= {one.mark for one in english}
    assert {"{avenirs}", "{risque}"} <= {one.mark for one in french}
    dots = judged.assessment.futures.dots
    assert any(one.value == f"{dots} of 20 futures say yes" for one in english)
