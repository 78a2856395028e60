"""Which factors a round may be about."""

import pytest
from web.portfolio.desk import Desk

from alliancemap.model.answers import UNKNOWN, levels
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.choosing import by_theme, factors_of, open_factors, sets_of

pytestmark = pytest.mark.django_db


def test_sets_are_short_ones_what_is_open_and_all(ada: Desk) -> None:
    kept = ada.kept()
    sets = {one.key: one for one in sets_of(kept, "en")}
    assert next(iter(sets)) == "airport_12"
    assert (sets["airport_12"].count, sets["airport_12"].minutes) == (12, 6)
    assert (sets["all"].count, sets["all"].minutes) == (60, 30)
    assert sets["open"].count == len(open_factors(kept))
    assert factors_of(kept, "nothing") == ()


def test_what_is_open_is_what_nobody_knows_or_people_contradict(ada: Desk, sit: object) -> None:
    kept = ada.kept()
    known = levels(judged_of(kept.document).alliance)
    wanted = {one for one in factors_of(kept, "all") if known.get(one, UNKNOWN) == UNKNOWN}
    assert set(open_factors(kept)) == wanted
    assert "M01" not in wanted
    ada.post("answers/M01/", level="0")
    sit("Ben").post("answers/M01/", level="4")
    assert "M01" in open_factors(ada.kept())


def test_factors_stand_by_theme_and_empty_themes_are_left_out(ada: Desk) -> None:
    themes = by_theme(ada.kept(), ("R05", "M01", "R17"), "fr")
    assert [(one.id, [each.id for each in one.factors]) for one in themes] == [
        ("market", ["M01"]), ("risk", ["R05", "R17"]),
    ]  # fmt: skip
