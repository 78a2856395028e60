"""How passwords are kept: by Argon2id, at a cost that a small machine bears for several at once."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes and one lane.

    Source: OWASP Password Storage Cheat Sheet. Django's own 100 MiB would let a few sign-ins at
    the same moment exhaust a small machine.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
