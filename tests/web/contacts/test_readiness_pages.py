"""The page of the firm's readiness; before one's own answer no byte depends on another's."""

from collections.abc import Callable
from typing import Any

import pytest
from web.portfolio.desk import Desk

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web.contacts.actions import give_check
from alliancemap_web.contacts.queries import own_check


def whole(level: int) -> dict[str, str]:
    return {f"line-{line}": str(level) for line in READINESS_LINES}


def page(desk: Desk, **sent: Any) -> Any:
    address = f"/{desk.language}/work/{desk.firm}/readiness/"
    return desk.client.post(address, sent) if sent else desk.client.get(address)


def bare(text: str) -> str:
    """A page without the token that differs each time."""
    import re

    return re.sub(r'(name="csrfmiddlewaretoken" value|data-token)="[^"]*"', "", text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_answer_is_kept_and_opens_what_all_say(
    ada: Desk, sit: Callable[..., Desk], language: str
) -> None:
    ada.language = language
    ben = sit("Ben")
    give_check(ben.member, dict.fromkeys(READINESS_LINES, 0), ben.clock.moment)
    assert page(ada, **whole(4)).status_code == 302
    shown = page(ada).content.decode()
    assert "2.0" in shown or "2,0" in shown
    assert "0 – 4" in shown


def test_before_ones_own_answer_nothing_depends_on_anothers(
    ada: Desk, sit: Callable[..., Desk], django_assert_num_queries: Any
) -> None:
    ben = sit("Ben")
    nobody = bare(page(ada).content.decode())
    give_check(ben.member, dict.fromkeys(READINESS_LINES, 0), ben.clock.moment)
    some = bare(page(ada).content.decode())
    give_check(ben.member, dict.fromkeys(READINESS_LINES, 4), ben.clock.moment)
    assert nobody == some == bare(page(ada).content.decode())


def test_an_answer_with_a_gap_is_refused_and_kept_in_the_form(ada: Desk) -> None:
    gap = whole(3) | {"line-4": ""}
    answer = page(ada, **gap)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "CON030" in text
    assert text.count(" checked>") == 11
    assert own_check(ada.member, ada.clock.moment.date()) is None


def test_a_reader_answers_nothing_and_people_from_outside_find_nothing(
    ada: Desk, sit: Callable[..., Desk]
) -> None:
    cy = sit("Cy", "reader")
    assert page(cy).status_code == 200
    assert page(cy, **whole(1)).status_code == 403
    eva = sit("Eva", "editor", sees_all=False)
    assert page(eva).status_code == 404
    assert page(eva, **whole(1)).status_code == 404


def test_it_is_kept_over_time(ada: Desk) -> None:
    page(ada, **whole(1))
    ada.clock.passes(days=40)
    page(ada, **whole(3))
    shown = page(ada).content.decode()
    assert "6 January 2026: 1.0 (one answer)" in shown
    assert "15 February 2026: 3.0 (one answer)" in shown
