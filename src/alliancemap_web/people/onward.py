"""Where somebody goes on to after signing in or proving who they are: a page of ours, or none."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def is_own(address: str | None) -> bool:
    """Say whether an address is a path on this server."""
    return bool(
        address
        and address.startswith("/")
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )


def onward(request: HttpRequest) -> dict[str, str]:
    """Return where to go on to, for the links between signing in and signing up."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if not is_own(asked):
        return {"next": "", "next_query": ""}
    return {"next": asked, "next_query": "?" + urlencode({"next": asked})}
