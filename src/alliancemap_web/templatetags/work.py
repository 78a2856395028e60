"""The tags of the workplace's templates: icons, badges, and whether a member may do something."""

from collections.abc import Collection, Iterable, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from alliancemap.words import phrase
from alliancemap_web.alliances.sections import FactorRow, Group
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.workspaces.rights import Member, Right

register = template.Library()

# Lines on a field of 20 by 20; drawn in the colour of the letters beside them.
ICONS = {
    "home": "M3 9.5 10 3.5l7 6M5 8.5v8h10v-8M8.5 16.5v-4.5h3v4.5",
    "alliances": "M5 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 1 0 0-6.4M14 5a5 5 0 1 0 0 10 5 5 0 1 0 "
    "0-10M8.2 10H9",
    "compare": "M3 4h5.5v12H3zM11.5 4H17v12h-5.5zM5 8h1.5M5 11h1.5M13.5 8H15M13.5 11H15",
    "clashes": "M3 6h8l-2.5-2.5M3 6v0M17 14H9l2.5 2.5M12 4l-4 12",
    "search": "M8.5 3.5a5 5 0 1 0 0 10 5 5 0 1 0 0-10M12.2 12.2 17 17",
    "changed": "M3 11h3l2-6 4 10 2-4h3",
    "new": "M10 4v12M4 10h12",
    "more": "M4 10h.01M10 10h.01M16 10h.01",
    "import": "M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13v3.5h13V13",
    "export": "M10 12V3M6.5 6.5 10 3l3.5 3.5M3.5 13v3.5h13V13",
    "members": "M7 4.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 1 0 0-5.4M2.5 16.5c0-3 1.8-4.7 "
    "4.5-4.7s4.5 1.7 4.5 4.7M13 5a2.4 2.4 0 0 1 0 4.6M14 12c2 .4 3.5 2 3.5 4.5",
    "settings": "M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4",
    "keys": "M6.5 7a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7M10 10.5h7v3M14 10.5v2.5",
    "hooks": "M4 16c0-6 4-6 6-6s6 0 6-6M16 4l-2.5 2.5M16 4l2 2.8M4 16h0",
    "switch": "M6.5 8 10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5",
    "account": "M10 3.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 1 0 0-6.4M3.8 17c0-3.4 2.5-5.3 "
    "6.2-5.3s6.2 1.9 6.2 5.3",
    "calendar": "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
    "history": "M10 3.5a6.5 6.5 0 1 1-6.1 4.3M3.5 3.8v4h4M10 6.5V10l2.5 1.8",
    "undo": "M7.5 4.5 4 8l3.5 3.5M4 8h7a4.5 4.5 0 0 1 0 9H8",
    "check": "M4 10.5 8.2 14.5 16 6",
    "warning": "M10 3.5 17.5 16.5h-15zM10 8.5v4M10 14.5v.01",
    "against": "M2.5 10h5.5M5.5 7 8.5 10l-3 3M17.5 10H12M14.5 7l-3 3 3 3",
    "faded": "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M10 6.5V10l-2.5 2",
    "lock": "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
    "offline": "M3 8.5a10 10 0 0 1 14 0M5.8 11.3a6 6 0 0 1 8.4 0M10 15v.01M4 3.5l12 13",
    "mirror": "M10 3v14M7.5 6 3 8v4l4.5 2zM12.5 6 17 8v4l-4.5 2z",
    "why": "M3.5 4h13v9.5H10L6.5 17v-3.5h-3zM8.3 7.2a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1"
    "M10 11.6v.01",
    "condition": "M4 4h12v12H4zM7 10l2.2 2.2L13 8",
    "decision": "M10 17v-6M10 11 4.5 5.5M10 11l5.5-5.5M4.5 9V5.5H8M12 5.5h3.5V9",
    "contacts": "M5.5 4a2 2 0 1 0 0 4 2 2 0 1 0 0-4M14.5 4a2 2 0 1 0 0 4 2 2 0 1 0 0-4"
    "M5.5 12a2 2 0 1 0 0 4 2 2 0 1 0 0-4M7.5 6h5M7 7.5l6 5M14.5 12a2 2 0 1 0 0 4 2 2 0 1 0 0-4",
    "story": "M4 3.5h9l3 3v10H4zM7 8h6M7 11h6M7 14h3.5",
    "handover": "M3 13h4l3 2h4.5a1.2 1.2 0 0 0 0-2.4H11M3 9.5 6 8h3l4 2.5M3 8v8M13 4h4M15 2v4",
    "readiness": "M4 16V9M8 16V5M12 16v-5M16 16V3M2.5 17.5h15",
    "vocabulary": "M4 4h5a1.5 1.5 0 0 1 1 .5A1.5 1.5 0 0 1 11 4h5v11.5h-5l-1 1-1-1H4zM10 4.5v12",
}

# How far an alliance has come; an ended one has come all the way and is drawn open.
STAGES = ("idea", "talks", "negotiation", "running", "ended")


@register.filter
def may(member: Member | None, right: Right) -> bool:
    """Say whether a member has a right; nobody has none."""
    return member is not None and member.may(right)


@register.filter
def among(groups: Iterable[Group], ids: Collection[str]) -> list[tuple[str, list[FactorRow]]]:
    """Return the groups that hold any of some factors, by name, each with those factors alone."""
    kept = ((one.name, [row for row in one.rows if row.id in ids]) for one in groups)
    return [(name, rows) for name, rows in kept if rows]


@register.filter
def beside(first: Sequence[object], second: Sequence[object]) -> list[tuple[object, object]]:
    """Return what stands at the same places of two lists of one length, in pairs."""
    return list(zip(first, second, strict=True))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a small picture to stand beside words, never alone; KeyError for an unknown name."""
    return format_html(
        '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        ICONS[name],
    )


@register.simple_tag
def chip(verdict: str) -> SafeString:
    """Return a verdict as its badge, told by outline and words; nothing while there is none."""
    if not verdict:
        return SafeString("")
    return format_html(
        '<span class="chip {}">{}</span>',
        verdict,
        phrase(f"verdict.{verdict}", current_language()),
    )


@register.simple_tag
def role_words(role: str) -> str:
    """Return what a role is called in the page's language."""
    return sentence(f"workspaces.shell_role_{role}")


@register.simple_tag
def stage(code: str) -> SafeString:
    """Return a stage in words, after four marks of which as many are filled as it has come."""
    reached = STAGES.index(code)
    marks = format_html_join(
        "",
        '<rect class="{}" x="{}" y="1" width="8" height="8" rx="2"/>',
        (("in" if place <= reached < 4 else "out", 1 + 11 * place) for place in range(4)),
    )
    return format_html(
        '<span class="stage {}"><svg viewBox="0 0 43 10" aria-hidden="true" focusable="false">{}'
        "</svg>{}</span>",
        code,
        marks,
        sentence(f"workspaces.shell_stage_{code}"),
    )
