"""The tall page keeps one order and grows with its words."""

from dataclasses import replace

from picture.contents import ALL_GATES, EMPTY, LONG, NORBANK

from alliancemap.picture.content import MapContent
from alliancemap.picture.portrait import SHORTEST, lay_out_portrait
from alliancemap.picture.scene import Text
from alliancemap.picture.typeset import extent


def tops(content: MapContent) -> dict[str, float]:
    found = {}
    for part in lay_out_portrait(content)[0]:
        texts = [extent(shape)[1] for shape in part.shapes if isinstance(shape, Text)]
        if texts:
            found[part.id] = min(texts)
    return found


def test_the_reader_meets_the_parts_in_one_order() -> None:
    order = ["title", "verdict", "futures", "market", "flow-together", "flow-we", "flow-they",
             "risk-label", "risk-1", "risk-2", "gauge-market", "gauge-value", "gauge-risk",
             "foot"]  # fmt: skip
    found = tops(NORBANK)
    assert [found[part] for part in order] == sorted(found[part] for part in order)


def test_rocks_come_before_risks() -> None:
    found = tops(ALL_GATES)
    assert found["rock-1"] < found["rock-11"] < found["risk-1"]


def test_the_page_is_as_tall_as_its_words_need() -> None:
    short, usual, long = (lay_out_portrait(content)[2] for content in (EMPTY, NORBANK, LONG))
    assert SHORTEST <= short <= usual < long


def test_as_many_peaks_stand_out_of_the_water_as_there_are_rocks() -> None:
    for content, count in (
        (NORBANK, 0),
        (ALL_GATES, 11),
        (replace(ALL_GATES, rocks=ALL_GATES.rocks[:1]), 1),
    ):
        peaks = [part for part in lay_out_portrait(content)[0] if part.id == "rocks"]
        assert sum(len(part.shapes) for part in peaks) == count
