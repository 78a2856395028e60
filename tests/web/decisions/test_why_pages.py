"""The pages of the question, from asking to asking again."""

import re
from collections.abc import Callable
from html import unescape

from web.portfolio.desk import Clock, Desk

from alliancemap_web.decisions.queries import askings_of
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

Whole = Callable[[], Kept]
Sit = Callable[[Member], Desk]


def text(response: object) -> str:
    content = getattr(response, "content", b"")
    return unescape(content.decode())


def test_from_asking_to_a_sentence_on_the_map_and_whether_it_lasted(
    sit: Sit, ada: Member, chloe: Member, whole: Whole, time: Clock
) -> None:
    owner, other = sit(ada), sit(chloe)
    assert "Nobody has been asked yet." in text(owner.get("team/why/"))
    assert owner.client.post(owner.address("team/why/ask/")).status_code == 302
    key = askings_of(whole())[0].key
    for desk, said in ((owner, "One box & one price."), (other, "Their people sell.")):
        answer = desk.client.post(desk.address(f"team/why/{key}/write/"), {"sentence": said})
        assert answer.status_code == 302
    page = text(owner.get("team/why/"))
    assert "One box & one price." in page
    assert "Their people sell." not in page
    assert owner.get(f"team/why/{key}/").status_code == 404
    owner.client.post(owner.address(f"team/why/{key}/reveal/"))
    page = text(other.get("team/why/"))
    assert "One box & one price." in page
    assert "Their people sell." in page
    assert "Put it on the map" not in page
    sent = {"sentence": "One box, sold by their people.", "months": "6"}
    owner.client.post(owner.address(f"team/why/{key}/settle/"), sent)
    assert "One box, sold by their people." in text(owner.get(""))
    assert "To be asked again on 2 September 2026." in text(owner.get("team/why/"))
    time.passes(days=200)
    owner.client.post(owner.address("team/why/ask/"))
    again = askings_of(whole())[0].key
    page = text(other.get("team/why/"))
    assert "Last time we took" not in page
    other.client.post(other.address(f"team/why/{again}/write/"), {"sentence": "Money."})
    assert "Last time we took" in text(other.get("team/why/"))
    other.client.post(other.address(f"team/why/{again}/mark/"), {"lasted": "other"})
    owner.client.post(owner.address(f"team/why/{again}/reveal/"))
    page = text(owner.get("team/why/"))
    assert "0 of 1 person who judged" in page
    assert re.search(r"Last time</span>\s*Their people sell\.", page)
    assert "One box, sold by their people." in text(owner.get(f"team/why/{key}/"))


def test_what_is_refused_is_said_in_place_with_what_was_typed(
    sit: Sit, ada: Member, whole: Whole
) -> None:
    desk = sit(ada)
    desk.client.post(desk.address("team/why/ask/"))
    key = askings_of(whole())[0].key
    answer = desk.client.post(desk.address(f"team/why/{key}/write/"), {"sentence": "y" * 401})
    assert answer.status_code == 422
    assert "The sentence is too long. Keep to 400 characters." in text(answer)
    assert "y" * 401 in text(answer)
    answer = desk.client.post(desk.address("team/why/ask/"))
    assert (answer.status_code, "DEC010" in text(answer)) == (409, True)
    answer = desk.client.post(desk.address(f"team/why/{key}/settle/"), {"months": "x"})
    assert answer.status_code == 409
    assert desk.client.post(desk.address("team/why/zzzzzzzzzzzz/write/")).status_code == 404


def test_a_link_is_told_once_made_anew_and_ended(sit: Sit, ada: Member, whole: Whole) -> None:
    desk = sit(ada)
    desk.client.post(desk.address("team/why/ask/"))
    key = askings_of(whole())[0].key
    link = re.compile(r'value="(http[^"]+/why/[^"]+)"')
    first = link.search(
        text(desk.client.post(desk.address(f"team/why/{key}/invite/"), {"name": "Dora"}))
    )
    assert first
    page = text(desk.get("team/why/"))
    assert not link.search(page)
    found = re.search(r"colleagues/(\w+)/", page)
    assert found
    where = desk.address(f"team/why/{key}/colleagues/{found[1]}/")
    second = link.search(text(desk.client.post(where)))
    assert second
    assert first[1] != second[1]
    desk.client.post(where, {"do": "end"})
    assert "Dora" not in text(desk.get("team/why/"))
    answer = desk.client.post(where)
    assert answer.status_code == 404


def test_taking_the_question_back_deletes_what_was_written(
    sit: Sit, ada: Member, whole: Whole
) -> None:
    desk = sit(ada)
    desk.client.post(desk.address("team/why/ask/"))
    key = askings_of(whole())[0].key
    desk.client.post(desk.address(f"team/why/{key}/reveal/"), {"do": "withdraw"})
    assert askings_of(whole()) == ()


def test_a_reader_sees_the_question_and_is_told_who_writes(
    sit: Sit, ada: Member, reader: Member
) -> None:
    desk = sit(ada)
    desk.client.post(desk.address("team/why/ask/"))
    page = text(sit(reader).get("team/why/"))
    assert "Who may answer in this workspace writes a sentence here." in page
    assert "<textarea" not in page
