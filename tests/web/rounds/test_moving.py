"""What moved between two turns, in words."""

import pytest
from web.portfolio.desk import Desk
from web.rounds.test_moves import AFTER, BEFORE
from web.rounds.test_results import shown

from alliancemap_web.rounds.moves import moved
from alliancemap_web.rounds.moving import moved_shown

pytestmark = pytest.mark.django_db


def test_what_moved_is_said_with_who_moved(ada: Desk) -> None:
    document = ada.kept().document
    first, second = moved_shown(moved(shown(BEFORE), shown(AFTER)), document, "en")
    assert first.says == "Closer together by 1.50 levels. The middle answer rose by 0.50."
    assert first.people == ("Sam: 4, now 3", "Eva: 0, now 2")
    assert (second.says, second.people) == ("As before.", ())


def test_who_moves_apart_is_said_to(ada: Desk) -> None:
    document = ada.kept().document
    (first, *_) = moved_shown(moved(shown(AFTER), shown(BEFORE)), document, "fr")
    assert first.says == "Plus éloignés de 1,50 niveau. La réponse médiane a baissé de 0,50."
