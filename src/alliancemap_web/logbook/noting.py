"""How the actions of the rooms above say what is written of them: a line over each."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from alliancemap_web.logbook.actions import together, write_for

Params = ParamSpec("Params")
Result = TypeVar("Result")


def logged(event: str, *, nameless: bool = False) -> Callable[
    [Callable[Params, Result]], Callable[Params, Result]
]:  # fmt: skip
    """Return the decorator of an action: what it changes and the entry of it are kept together.

    The action takes a `member` (or whoever `Acting` describes), and the alliance as `kept` or
    `alliance` (its key), if there is one. An action that refuses writes nothing.
    """

    def decorator(action: Callable[Params, Result]) -> Callable[Params, Result]:
        names = tuple(signature(action).parameters)

        @wraps(action)
        def acted(*args: Params.args, **given: Params.kwargs) -> Result:
            taken: dict[str, Any] = dict(zip(names, args, strict=False)) | given
            kept = taken.get("kept")
            alliance = kept.key if kept is not None else taken.get("alliance", "")
            with together():
                done = action(*args, **given)
                write_for(taken["member"], event, alliance, nameless=nameless)
            return done

        acted.logged_as = event  # type: ignore[attr-defined]
        return acted

    return decorator
