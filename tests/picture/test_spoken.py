"""The spoken path has five stops and leaves nothing of the map out."""

from hypothesis import given
from picture.contents import ALL_GATES, NORBANK, NORBANK_FR, UNKNOWN
from picture.strategies import contents

from alliancemap.picture.content import MapContent
from alliancemap.picture.spoken import spoken_path


@given(contents)
def test_there_are_always_five_stops_on_one_line_each(content: MapContent) -> None:
    stops = spoken_path(content)
    assert [stop[:2] for stop in stops] == ["1.", "2.", "3.", "4.", "5."]
    assert not any("\n" in stop for stop in stops)


def test_the_stops_go_from_the_need_to_the_verdict() -> None:
    need, value, risk, still_open, verdict = spoken_path(NORBANK)
    assert NORBANK.customer in need
    assert NORBANK.we_bring.text in value
    assert "claimed, not confirmed" in value
    assert NORBANK.risks[0].text in risk
    assert NORBANK.risks[3].text in still_open
    assert NORBANK.risks[3].text not in risk
    assert "9 of 20 futures say yes" in verdict


def test_gates_are_spoken_with_the_reason_when_set_aside() -> None:
    risk = spoken_path(ALL_GATES)[2]
    assert all(rock.text in risk for rock in ALL_GATES.rocks)
    assert "Set aside: No customer has asked for it (we accept it: the pilot is small)" in risk


def test_french_stops_are_set_in_french() -> None:
    stops = spoken_path(NORBANK_FR)
    assert stops[3].startswith("4. Encore ouvert\u00a0:")
    assert not any(" :" in stop or " ;" in stop for stop in stops)


def test_what_is_unknown_is_said_not_left_out() -> None:
    assert spoken_path(UNKNOWN)[1].count("unknown") == 3
