"""A link's secret cannot be guessed, and its hash does not give it back."""

import base64

from alliancemap_web.workspaces.links import hash_of, new_secret


def test_a_secret_has_at_least_128_bits_in_letters_an_address_may_hold() -> None:
    secret = new_secret()
    assert len(base64.urlsafe_b64decode(secret + "=")) >= 16
    assert secret.replace("-", "").replace("_", "").isalnum()
    assert len({new_secret() for _ in range(1000)}) == 1000


def test_a_hash_is_always_the_same_and_says_nothing_of_the_secret() -> None:
    secret = new_secret()
    assert hash_of(secret) == hash_of(secret) != hash_of(secret + "x")
    assert len(hash_of(secret)) == 64
    assert secret not in hash_of(secret)


def test_whatever_stands_in_an_address_has_a_hash() -> None:
    assert len({hash_of(text) for text in ("", "é", "\ud800", "a" * 10_000)}) == 4
