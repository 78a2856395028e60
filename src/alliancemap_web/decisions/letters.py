"""The letter that brings a colleague their link, where this installation sends mail at all."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.limits import may_send_letter
from alliancemap_web.workspaces.rights import Member


def address_of(text: str) -> str:
    """Return an address as it was typed, empty for none; RefusedError (422) for what is none."""
    address = text.strip()
    if not address or not settings.HAS_MAIL:
        return ""
    try:
        validate_email(address)
    except ValidationError:
        raise refused(422, "DEC017", field="address") from None
    return address


def mail_link(member: Member, address: str, name: str, alliance: str, link: str) -> bool:
    """Have a colleague's link sent to an address, which is not kept; False when nothing is sent."""
    if not address or not may_send_letter(member.workspace):
        return False
    values = {"name": name, "by": member.name, "firm": member.workspace_name, "alliance": alliance}
    return send_later(
        address,
        sentence("decisions.why_mail_subject", **values),
        sentence("decisions.why_mail_text", **values, link=link),
        current_language(),
    )
