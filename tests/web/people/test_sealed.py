"""What nobody but this server may read in its database."""

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.people.sealed import BrokenSealError, opened, seal


@given(st.text(max_size=100).filter(lambda text: text < "\ud800" or text.isprintable()))
def test_what_was_sealed_is_opened_as_it_was(text: str) -> None:
    assert opened(seal(text)) == text


def test_the_same_is_never_sealed_alike_and_cannot_be_read() -> None:
    sealed = {seal("JBSWY3DPEHPK3PXP") for _ in range(5)}
    assert len(sealed) == 5
    assert not any("JBSW" in one for one in sealed)


def test_another_secret_opens_nothing(settings: LazySettings) -> None:
    sealed = seal("secret")
    settings.SECRET_KEY = "another one"
    with pytest.raises(BrokenSealError):
        opened(sealed)


@pytest.mark.parametrize("broken", ["", "x", "gAAAA", "é"])
def test_what_was_never_sealed_is_not_opened(broken: str) -> None:
    with pytest.raises(BrokenSealError):
        opened(broken)


def test_a_changed_letter_is_noticed() -> None:
    sealed = seal("secret")
    with pytest.raises(BrokenSealError):
        opened(sealed[:20] + ("A" if sealed[20] != "A" else "B") + sealed[21:])
