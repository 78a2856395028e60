"""What an owner writes is tidied, and refused with the field it is in."""

import pytest
from django.http import QueryDict

from alliancemap_web.privacy.forms import Asked, asked_of, not_typed, wrong_with


def test_what_was_sent_is_tidied() -> None:
    sent = QueryDict("sent=1&name=+Zo%C3%A9++Martin+&address=+z@example.org&spellings=Z.%0A%0AZoe")
    asked = asked_of(sent)
    assert asked.names == ("Zoé Martin", "Z.", "Zoe")
    assert asked.address == "z@example.org"
    assert not asked.in_sentences


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Asked(), "name"),
        (Asked(name="-"), "name"),
        (Asked(name="Zoé", address="zoe"), "address"),
        (Asked(name="Zoé"), ""),
        (Asked(address="zoe@example.org"), ""),
    ],
)
def test_what_cannot_be_looked_for_names_its_field(asked: Asked, field: str) -> None:
    found = wrong_with(asked)
    assert (found.wrong_field if found else "") == field


def test_the_name_is_typed_again_whatever_its_capitals() -> None:
    assert not_typed(Asked(name="Zoé Martin", typed="zoe martin")) is None
    assert not_typed(Asked(name="Zoé Martin", typed="Zoé")) is not None
