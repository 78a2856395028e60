"""The picture's own words exist in both languages, and none is ever missing."""

from alliancemap.picture.captions import caption


def test_a_standing_is_said_in_the_map_s_language() -> None:
    assert caption("unknown", "en") == "unknown"
    assert caption("unknown", "fr-CA") == "inconnu"


def test_a_language_we_do_not_speak_gets_english() -> None:
    assert caption("known", "ja") == "known"
    assert caption("known", "") == "known"
