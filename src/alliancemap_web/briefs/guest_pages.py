"""What a guest who came by a share link reads: the chosen parts, and files where they may."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from alliancemap.export.document import Bullets, Document, Paragraph, Section
from alliancemap.export.document_files import export_document
from alliancemap.export.error import ExportError
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.table import table_rows
from alliancemap_web import clock
from alliancemap_web.briefs.actions import count_view
from alliancemap_web.briefs.kinds import TYPES
from alliancemap_web.briefs.pages import file_answer
from alliancemap_web.briefs.plain import document_from
from alliancemap_web.briefs.queries import link_stands, share_of_key, share_of_secret
from alliancemap_web.briefs.rows import Shared
from alliancemap_web.briefs.sharing import share_document
from alliancemap_web.portfolio.guests_noted import note_guest, note_taken
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.guests import for_guests, nothing, way_in

KIND = "share"

shared = way_in(KIND, share_of_secret, "shared_page")


def loaded(key: str, now: datetime) -> Shared | None:
    """Return what a link opens at a moment."""
    return share_of_key(key, now)


def content(opened: Shared) -> Document | None:
    """Return what a link shows: what it kept, or the alliance's parts of today."""
    if opened.frozen is not None:
        return document_from(dict(opened.frozen))
    kept = find_alliance(opened.member, opened.alliance)
    if kept is None or not kept.is_whole:
        return None
    return share_document(opened.member, kept, opened.parts, opened.language, clock.now())


@require_safe
@for_guests(KIND, loaded, link_stands)
def shared_page(request: HttpRequest, opened: Shared) -> HttpResponse:
    """Show the chosen parts of an alliance to who came by the link."""
    document = content(opened)
    if document is None:
        return nothing(request)
    count_view(opened.id, clock.today())
    note_guest(KIND, opened.alliance, opened.key)
    shown = {
        "opened": opened,
        "document": document,
        "sections": [shown_section(one) for one in document.sections],
        "formats": opened.formats,
        "is_live": opened.frozen is None,
        **picture(document),
    }
    return render(request, "briefs/shared.html", shown)


def picture(document: Document) -> dict[str, object]:
    """Return the map as drawings, wide and tall, and its table twin; nothing without a map."""
    if document.map is None:
        return {}
    ways: tuple[tuple[str, Orientation], ...] = (("wide", "landscape"), ("tall", "portrait"))
    drawn = {
        name: mark_safe(  # noqa: S308 - the painter escapes all texts
            draw_svg(lay_out(document.map, way), fonts="named", prefix=f"map-{way}")
        )
        for name, way in ways
    }
    return {**drawn, "rows": table_rows(document.map), "heads": document.map.table_heads}


def shown_section(section: Section) -> dict[str, object]:
    """Return a section with the kind of each of its blocks, as templates ask for it."""
    kinds = {Paragraph: "text", Bullets: "list"}
    blocks = [(kinds.get(type(one), "table"), one) for one in section.blocks]
    return {
        "id": section.id,
        "heading": section.heading,
        "tone": section.tone,
        "blocks": blocks,
    }


@require_safe
@for_guests(KIND, loaded, link_stands)
def shared_file(request: HttpRequest, opened: Shared, suffix: str) -> HttpResponse:
    """Give what a link shows as a file, where whoever made it allows that."""
    document = content(opened) if suffix in opened.formats and suffix in TYPES else None
    if document is None:
        return nothing(request)
    try:
        made = export_document(document, suffix)
    except ExportError as error:
        raise Http404 from error
    count_view(opened.id, clock.today(), is_file=True)
    answer = file_answer(f"{document.title} {document.language}", suffix, made)
    note_taken(KIND, opened.alliance, opened.key, answer)
    return answer
