"""Keys say nothing and are never the same twice."""

from alliancemap_web.workspaces.keys import KEY_LENGTH, LETTERS, new_key


def test_a_key_has_its_length_in_letters_that_nobody_confuses() -> None:
    key = new_key()
    assert len(key) == KEY_LENGTH
    assert set(key) <= set(LETTERS)
    assert not set(LETTERS) & set("aeiou01l")


def test_keys_differ() -> None:
    assert len({new_key() for _ in range(1000)}) == 1000
