"""Fewer examples for a law whose every example is a whole reading: a share of the profile's.

A share and never a number, so that a thorough run tries such a law thoroughly too.
"""

from hypothesis import settings


def one_in(number: int) -> settings:
    """Settings with one example in `number` of those of the profile that runs."""
    return settings(max_examples=max(1, settings.default.max_examples // number))
