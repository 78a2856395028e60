"""What of somebody's own account waits for more than a password, where a firm of theirs asks it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from alliancemap_web.workspaces.entry import led_to_prove, private
from alliancemap_web.workspaces.proven import is_proven
from alliancemap_web.workspaces.queries import memberships_of, ways_to_prove
from alliancemap_web.workspaces.rights import Member

Page = Callable[..., HttpResponseBase]


def waits_for_proof(*, is_first_free: bool = False) -> Callable[[Page], Page]:
    """Return the decorator of an account's page that touches what its firms keep, or its proofs.

    Who came by a password alone and is in a firm that asks for more is led to show it. Where the
    first is free, who has neither a second step nor a passkey is let in to set one up; whoever has
    one shows it first, since else the password alone would be enough to add another and show that.
    """

    def decorator(page: Page) -> Page:
        @wraps(page)
        def entered(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
            member = asked_by(request)
            if member and not (is_first_free and not ways_to_prove(int(request.user.pk or 0))):
                return private(led_to_prove(request, member))
            return page(request, *args, **rest)

        return entered

    return decorator


def asked_by(request: HttpRequest) -> Member | None:
    """Return who asks as a member of a firm that asks for proof that this visit has not shown."""
    if not request.user.is_authenticated or is_proven(request):
        return None
    mine = memberships_of(int(request.user.pk or 0))
    return next((one for one in mine if one.asks_proof), None)
