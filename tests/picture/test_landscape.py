"""On the wide page every part has its fixed place, so that maps can be compared."""

import itertools

from picture.contents import ALL_GATES, BEST, NORBANK, NORBANK_FR, UNKNOWN

from alliancemap.picture.content import MapContent
from alliancemap.picture.landscape import lay_out_landscape
from alliancemap.picture.scene import Circle, Part, Path, Rect


def parts(content: MapContent) -> dict[str, Part]:
    return {part.id: part for part in lay_out_landscape(content)[0]}


def test_circles_chip_gauges_and_bridge_never_move() -> None:
    places = set()
    for content in (NORBANK, NORBANK_FR, UNKNOWN, BEST, ALL_GATES):
        found = parts(content)
        us, partner = found["us"].shapes[0], found["partner"].shapes[0]
        chip, gauge = found["verdict"].shapes[0], found["gauge-risk"].shapes[0]
        assert isinstance(us, Circle)
        assert isinstance(partner, Circle)
        assert isinstance(chip, Rect)
        assert isinstance(gauge, Rect)
        places.add((us.x, us.y, partner.x, partner.y, chip.x, chip.y, gauge.x, gauge.y))
    assert len(places) == 1


def test_rocks_stand_above_the_highest_water_and_below_the_flows() -> None:
    found = parts(ALL_GATES)
    water = found["risk"].shapes[-1]
    rock = found["rock-1"].shapes[0]
    arrow = found["flow-they"].shapes[0]
    assert isinstance(water, Path)
    assert isinstance(rock, Path)
    assert isinstance(arrow, Path)
    peak = min(step[2] for step in rock.steps if len(step) > 1)
    assert peak < min(step[2] for step in water.steps)
    assert peak > max(step[2] for step in arrow.steps if len(step) > 1)


def test_no_two_rocks_overlap() -> None:
    found = parts(ALL_GATES)
    ends = []
    for place in range(1, 12):
        rock = found[f"rock-{place}"].shapes[0]
        assert isinstance(rock, Path)
        xs = [step[1] for step in rock.steps if len(step) > 1]
        ends.append((min(xs), max(xs)))
    assert all(one[1] < two[0] for one, two in itertools.pairwise(ends))


def test_a_rock_set_aside_has_more_room_for_its_reason() -> None:
    found = parts(ALL_GATES)
    wide = []
    for place in (1, 3):
        rock = found[f"rock-{place}"].shapes[0]
        assert isinstance(rock, Path)
        xs = [step[1] for step in rock.steps if len(step) > 1]
        wide.append(max(xs) - min(xs))
    assert wide[1] > wide[0] * 1.5
