"""The picture of who knows whom, for a page and for documents."""

from collections.abc import Collection
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from alliancemap.picture.contact_net import Net, NetGroup, NetPerson, NetTie, draw_net
from alliancemap.picture.scene import Scene
from alliancemap.picture.svg import draw_svg
from alliancemap_web.contacts.naming import called, place
from alliancemap_web.contacts.queries import People
from alliancemap_web.languages import sentence


def net_scene(
    kept: People, partner: str, singles: Collection[str], since: str, language: str
) -> Scene:
    """Return who knows whom as a scene; `singles` are the keys of those in a ring."""
    groups = []
    sides: tuple[tuple[str, Literal["left", "right"]], ...] = (
        ("us", "left"),
        ("partner", "right"),
        ("other", "right"),
    )
    for side, column in sides:
        people = kept.on(side)
        if people or side != "other":
            is_named = side == "partner" and partner
            name = partner if is_named else sentence(f"contacts.net_{side}", language)
            told = tuple(
                NetPerson(
                    one.key,
                    called(one, language),
                    place(one.function, language),
                    one.key in singles,
                )
                for one in people
            )
            groups.append(NetGroup(name, column, told))
    ties = tuple(
        NetTie(
            tie.one,
            tie.other,
            len(tie.kinds),
            tie.met_on is None or tie.met_on.isoformat() < since,
        )
        for tie in kept.ties
    )
    return draw_net(
        Net(
            language=language,
            title=sentence("contacts.net_title", language),
            description=sentence("contacts.net_says", language, count=len(ties)),
            groups=tuple(groups),
            ties=ties,
            legend=(
                sentence("contacts.net_thick", language),
                sentence("contacts.net_broken", language),
                sentence("contacts.net_ring", language),
            ),
        )
    )


def net_picture(
    kept: People, partner: str, singles: Collection[str], since: str, language: str
) -> SafeString:
    """Return the picture as SVG for a page; nothing while there is no tie."""
    if not kept.ties:
        return SafeString("")
    scene = net_scene(kept, partner, singles, since, language)
    return mark_safe(draw_svg(scene, fonts="named", prefix="net"))  # noqa: S308 - texts are escaped
