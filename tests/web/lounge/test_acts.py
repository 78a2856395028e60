"""Operations as values, and their one order."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from web.lounge.acted import DEVICES, NOW, operations, stamp, talks

from alliancemap_web.lounge.acts import Operation, in_order, last_of_each


@given(talks(), st.data())
def test_the_order_is_the_same_however_they_came(
    done: list[Operation], data: st.DataObject
) -> None:
    assert in_order(data.draw(st.permutations(done + done))) == in_order(done)


@given(operations())
def test_of_two_copies_the_one_that_the_server_dated_stays(one: Operation) -> None:
    right = replace(one, kept=NOW)
    assert in_order([one, right]) == in_order([right, one]) == (right,)


@given(talks())
def test_the_last_act_of_a_register_counts(done: list[Operation]) -> None:
    ordered = in_order(done)
    for register, last in last_of_each(ordered).items():
        assert last is [one for one in ordered if one.register == register][-1]


def test_an_act_knows_its_device_and_the_moment_to_show() -> None:
    one = Operation("id", "talk", stamp(NOW, 7, DEVICES[2]), "name", "Orchid")
    assert (one.device, one.moment) == (DEVICES[2], NOW)
    assert replace(one, kept=NOW - 5).moment == NOW - 5


@given(operations())
def test_what_travels_holds_only_what_there_is(one: Operation) -> None:
    plain = one.plain()
    assert ("undoes" in plain) == (one.undoes is not None)
    assert "kept" not in plain
    assert replace(one, kept=NOW).plain()["kept"] == NOW
