"""How the actions of the rooms above say what is written of them: a line over each."""

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from alliancemap_web.logbook.actions import together, write_for

Params = ParamSpec("Params")
Result = TypeVar("Result")


def logged(event: str, *, nameless: bool = False, by_key: bool = False) -> Callable[
    [Callable[Params, Result]], Callable[Params, Result]
]:  # fmt: skip
    """Return the decorator of an action: what it changes and the entry of it are kept together.

    The action takes a `member` (or whoever `Acting` describes), and the alliance, if there is one,
    as `kept`, as `alliance` (its key) or with the `asking` it belongs to; with `by_key`
    as `key`. An action that refuses writes nothing.
    """

    def decorator(action: Callable[Params, Result]) -> Callable[Params, Result]:
        names = tuple(signature(action).parameters)

        @wraps(action)
        def acted(*args: Params.args, **given: Params.kwargs) -> Result:
            taken: dict[str, Any] = dict(zip(names, args, strict=False)) | given
            alliance = str(taken["key"]) if by_key else alliance_in(taken)
            with together():
                done = action(*args, **given)
                write_for(taken["member"], event, alliance, nameless=nameless)
            return done

        acted.logged_as = event  # type: ignore[attr-defined]
        return acted

    return decorator


def alliance_in(taken: Mapping[str, Any]) -> str:
    """Return the key of the alliance that an action is about; nothing when it names none."""
    if "kept" in taken:
        return str(taken["kept"].key)
    if "asking" in taken:
        return str(taken["asking"].alliance)
    return str(taken.get("alliance", ""))
