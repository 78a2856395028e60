"""Each writes alone; the reveal shows all at once; one sentence is taken and goes on the map."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import (
    add_colleague,
    ask_why,
    drop_colleague,
    mark_lasted,
    renew_link,
    reveal,
    settle,
    withdraw_asking,
    write_as_colleague,
    write_sentence,
)
from alliancemap_web.decisions.actions.why import months_after
from alliancemap_web.decisions.queries import (
    AskingRow,
    askings_of,
    colleague_of_key,
    colleague_of_link,
    joint_sentence_of,
    latest_asking,
    own_sentence,
    sentences_of,
)
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

Whole = Callable[[], Kept]


def asked(member: Member, whole: Whole, until: str = "") -> AskingRow:
    ask_why(member, whole(), until, NOW)
    latest = latest_asking(whole())
    assert latest is not None
    return latest


def refusal(error: pytest.ExceptionInfo[RefusedError]) -> tuple[int, str]:
    return error.value.status, error.value.reasons[0].code


def test_what_is_written_shows_to_nobody_else_before_the_reveal(
    ada: Member, ben: Member, whole: Whole
) -> None:
    asking = asked(ada, whole)
    write_sentence(ben, asking, "Their people sell, we invent.", NOW)
    assert sentences_of(ada, asking) == ()
    assert own_sentence(ada, asking) is None
    own = own_sentence(ben, asking)
    assert own is not None
    assert own.text == "Their people sell, we invent."


def test_the_reveal_shows_all_and_ends_writing(ada: Member, ben: Member, whole: Whole) -> None:
    asking = asked(ada, whole)
    write_sentence(ben, asking, "One.", NOW)
    write_sentence(ada, asking, "Two.", NOW)
    write_sentence(ada, asking, "Two, put better.", NOW)
    reveal(ben, asking, NOW)
    shown = latest_asking(whole())
    assert shown is not None
    said = {one.by: (one.text, one.is_mine) for one in sentences_of(ada, shown)}
    assert said == {"Ben": ("One.", False), "Ada": ("Two, put better.", True)}
    with pytest.raises(RefusedError) as error:
        write_sentence(ada, asking, "Too late.", NOW)
    assert refusal(error) == (409, "DEC014")
    with pytest.raises(RefusedError) as error:
        withdraw_asking(ada, asking)
    assert refusal(error) == (409, "DEC014")


def test_only_one_question_is_open_at_a_time(ada: Member, whole: Whole) -> None:
    asking = asked(ada, whole)
    with pytest.raises(RefusedError) as error:
        ask_why(ada, whole(), "", NOW)
    assert refusal(error) == (409, "DEC010")
    withdraw_asking(ada, asking)
    assert asked(ada, whole).number == 1


def test_the_sentence_that_is_taken_goes_on_the_map_and_old_translations_go(
    ada: Member, whole: Whole
) -> None:
    before = judged_of(whole().document)
    assert before.told("fr").relations[0].together != before.alliance.relations[0].together
    asking = asked(ada, whole)
    with pytest.raises(RefusedError) as error:
        settle(ada, whole(), asking, "One box.", 6, NOW)
    assert refusal(error) == (409, "DEC013")
    reveal(ada, asking, NOW)
    asking = askings_of(whole())[0]
    settle(ada, whole(), asking, "One  box,\none contract.", 6, NOW)
    kept = whole()
    after = judged_of(kept.document)
    assert joint_sentence_of(kept) == "One box, one contract."
    for language in ("en", "fr"):
        together = after.told(language).relations[0].together
        assert together is not None
        assert together.text == "One box, one contract."
    assert askings_of(kept)[0].again_on == date(2026, 9, 2)
    acts = kept.row.sequence
    settle(ada, kept, asking, "One box, one contract.", 0, NOW)
    assert whole().row.sequence == acts
    assert askings_of(kept)[0].again_on is None


def test_asking_again_ends_the_plan_to_ask_again(ada: Member, whole: Whole) -> None:
    asking = asked(ada, whole)
    reveal(ada, asking, NOW)
    settle(ada, whole(), askings_of(whole())[0], "One box.", 12, NOW)
    again = asked(ada, whole)
    assert again.number == 2
    assert [one.again_on for one in askings_of(whole())] == [None, None]


def test_people_judge_their_own_sentence_and_nobody_elses(
    ada: Member, ben: Member, whole: Whole
) -> None:
    asking = asked(ada, whole)
    write_sentence(ben, asking, "The same.", NOW)
    mark_lasted(ben, asking, "partly")
    with pytest.raises(RefusedError) as error:
        mark_lasted(ada, asking, "same")
    assert refusal(error) == (404, "DEC011")
    with pytest.raises(RefusedError) as error:
        mark_lasted(ben, asking, "splendid")
    assert refusal(error) == (422, "DEC005")
    own = own_sentence(ben, asking)
    assert own is not None
    assert own.lasted == "partly"
    write_sentence(ben, asking, "Another.", NOW)
    own = own_sentence(ben, asking)
    assert own is not None
    assert own.lasted == ""


def test_a_colleague_by_link_writes_one_sentence_of_their_own(ada: Member, whole: Whole) -> None:
    asking = asked(ada, whole)
    secret = add_colleague(ada, asking, "Dora", NOW)
    key = colleague_of_link(secret, NOW)
    assert key is not None
    guest = colleague_of_key(key, NOW)
    assert guest is not None
    write_as_colleague(guest, "From the shop floor.", NOW)
    write_as_colleague(guest, "From the shop floor, again.", NOW)
    reveal(ada, asking, NOW)
    (said,) = sentences_of(ada, askings_of(whole())[0])
    assert (said.by, said.text) == ("Dora", "From the shop floor, again.")
    with pytest.raises(RefusedError) as error:
        write_as_colleague(guest, "Late.", NOW)
    assert refusal(error) == (409, "DEC014")


def test_a_link_ends_when_it_is_made_anew_taken_back_or_old(ada: Member, whole: Whole) -> None:
    asking = asked(ada, whole)
    first = add_colleague(ada, asking, "Dora", NOW)
    key = colleague_of_link(first, NOW)
    assert key is not None
    second = renew_link(ada, asking, key)
    assert colleague_of_link(first, NOW) is None
    assert colleague_of_link(second, NOW) == key
    assert colleague_of_link(second, NOW + timedelta(days=91)) is None
    assert colleague_of_key(key, NOW + timedelta(days=91)) is None
    drop_colleague(ada, asking, key)
    assert colleague_of_link(second, NOW) is None
    with pytest.raises(RefusedError) as error:
        renew_link(ada, asking, key)
    assert refusal(error) == (404, "DEC011")


def test_what_a_colleague_wrote_stays_when_their_link_is_ended(ada: Member, whole: Whole) -> None:
    asking = asked(ada, whole)
    key = colleague_of_link(add_colleague(ada, asking, "Dora", NOW), NOW)
    assert key is not None
    guest = colleague_of_key(key, NOW)
    assert guest is not None
    write_as_colleague(guest, "Mine.", NOW)
    drop_colleague(ada, asking, key)
    reveal(ada, asking, NOW)
    assert [one.text for one in sentences_of(ada, askings_of(whole())[0])] == ["Mine."]


@pytest.mark.parametrize(
    ("text", "code"), [("", "DEC001"), ("  \n ", "DEC001"), ("x" * 401, "DEC002")]
)
def test_a_sentence_says_something_and_is_one_sentence_long(
    ada: Member, whole: Whole, text: str, code: str
) -> None:
    asking = asked(ada, whole)
    with pytest.raises(RefusedError) as error:
        write_sentence(ada, asking, text, NOW)
    assert refusal(error) == (422, code)


def test_who_may_only_answer_neither_asks_nor_reveals_nor_settles(
    ada: Member, chloe: Member, reader: Member, whole: Whole
) -> None:
    with pytest.raises(NotAllowedError):
        ask_why(chloe, whole(), "", NOW)
    asking = asked(ada, whole)
    write_sentence(chloe, asking, "I may write.", NOW)
    with pytest.raises(NotAllowedError):
        reveal(chloe, asking, NOW)
    with pytest.raises(NotAllowedError):
        settle(chloe, whole(), asking, "x", 0, NOW)
    with pytest.raises(NotAllowedError):
        add_colleague(chloe, asking, "Dora", NOW)
    with pytest.raises(NotAllowedError):
        write_sentence(reader, asking, "I may not.", NOW)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from([3, 6, 12]))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
