"""Guessing links and having letters sent have an end, for each on their own."""

from django.test import RequestFactory

from alliancemap_web.workspaces.limits import (
    LETTERS_A_DAY,
    WRONG_LINKS_AN_HOUR,
    count_wrong_link,
    guesses_too_often,
    may_send_letter,
)


def test_after_so_many_wrong_links_an_address_waits_and_no_other_does() -> None:
    make = RequestFactory()
    guesser = make.get("/", REMOTE_ADDR="1.1.1.1")
    for _ in range(WRONG_LINKS_AN_HOUR):
        assert not guesses_too_often(guesser)
        count_wrong_link(guesser)
    assert guesses_too_often(guesser)
    assert not guesses_too_often(make.get("/", REMOTE_ADDR="2.2.2.2"))


def test_a_workspace_sends_so_many_letters_a_day_and_another_its_own() -> None:
    assert [may_send_letter(1) for _ in range(LETTERS_A_DAY + 1)] == [True] * LETTERS_A_DAY + [
        False
    ]
    assert may_send_letter(2)
