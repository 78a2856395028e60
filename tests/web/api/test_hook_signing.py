"""A message is signed as the page for receivers says it is checked, and its secret is sealed."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from house import ROOT
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.api.hook_signing import (
    HEADER,
    new_secret,
    opened,
    seal,
    sealer,
    signature,
)

PAGE = (ROOT / "docs" / "how-to" / "receive-webhooks.md").read_text("utf-8")
PARTS = (sealer,)


def documented() -> Callable[..., bool]:
    """The function that the page gives to receivers."""
    found = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert found
    there: dict[str, Any] = {}
    exec(found[1], there)  # noqa: S102 - our own page
    is_ours: Callable[..., bool] = there["is_ours"]
    return is_ours


IS_OURS = documented()


@given(st.binary(max_size=300))
def test_what_is_signed_passes_the_documented_check_and_nothing_else_does(body: bytes) -> None:
    now, secret = int(time.time()), "whsec_one"
    header = signature(secret, now, body)
    assert IS_OURS(secret, header, body)
    assert not IS_OURS("whsec_two", header, body)
    assert not IS_OURS(secret, header, body + b" ")
    assert not IS_OURS(secret, header.replace(f"t={now}", f"t={now + 1}"), body)
    assert not IS_OURS(secret, signature(secret, now - 400, body), body)


@pytest.mark.parametrize("header", ["", "t=", "v1=", "t=x,v1=y", "t=²,v1=é", ",,=,", "t=1,v1=2"])
def test_no_signature_is_none_whatever_stands_there(header: str) -> None:
    assert not IS_OURS("whsec_one", header, b"{}")


def test_the_page_names_the_header() -> None:
    assert f"`{HEADER}`" in PAGE


def test_a_known_message_has_a_known_signature() -> None:
    # Worked out with `printf '%s' '1800000000.{}' | openssl dgst -sha256 -hmac whsec_one`.
    assert (
        signature("whsec_one", 1_800_000_000, b"{}")
        == "t=1800000000,v1=10bcd498d32a3c7024d73eb0bdca8767278653e6bbcd5a60bb497b5d8d2afd81"
    )


def test_a_secret_is_long_and_sealed_by_this_servers_secret_alone(settings: LazySettings) -> None:
    secret = new_secret()
    assert len(secret) >= 40
    assert new_secret() != secret
    sealed = seal(secret)
    assert secret not in sealed
    assert opened(sealed) == secret
    assert opened("nothing") is None
    settings.SECRET_KEY = "another" * 8
    assert opened(sealed) is None
