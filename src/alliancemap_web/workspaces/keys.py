"""What addresses call a row: a key that says nothing about what is behind it."""

import secrets

# No vowels and nothing that looks like another letter: a key is no word and can be read aloud.
LETTERS = "23456789bcdfghjkmnpqrstvwxz"
KEY_LENGTH = 12


def new_key() -> str:
    """Return a new key, about 57 bits of chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(KEY_LENGTH))
