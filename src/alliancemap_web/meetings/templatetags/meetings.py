"""How the pages of a meeting write a length of time."""

from django import template

register = template.Library()


@register.filter
def clock_of(seconds: int) -> str:
    """Return seconds as a clock shows them, 3:05; what took too long with a sign before it."""
    sign = "−" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{sign}{minutes}:{rest:02d}"
