"""The picture of who knows whom."""

from datetime import date

from web.contacts.conftest import Known

from alliancemap_web.contacts.net import net_picture, net_scene
from alliancemap_web.contacts.queries import People, recent

SINCE = recent(date(2026, 1, 6))


def test_others_have_a_heading_of_their_own_only_when_there_are_any(people: Known) -> None:
    scene = net_scene(people.now(), "Sanofi", (), SINCE, "en")
    assert not any(text.lines == ("Others",) for _, text in scene.texts())
    people.add("other", "Prof. Adler", "engineering")
    scene = net_scene(people.now(), "Sanofi", (), SINCE, "en")
    assert any(text.lines == ("Others",) for _, text in scene.texts())


def test_without_a_tie_there_is_no_picture(people: Known) -> None:
    alone = People(people.now().people, ())
    assert net_picture(alone, "Sanofi", (), SINCE, "en") == ""
    assert "<svg" in net_picture(people.now(), "Sanofi", (), SINCE, "fr")
