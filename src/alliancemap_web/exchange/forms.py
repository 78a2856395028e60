"""What the import's forms send, checked before anything looks at it."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from alliancemap_web.exchange.limits import MOST_COLUMNS, MOST_SHEETS, MOST_UPLOAD_BYTES
from alliancemap_web.exchange.looking import SAME
from alliancemap_web.exchange.parcels import Sent, too_large
from alliancemap_web.exchange.partners import is_column


def sent_files(request: HttpRequest) -> tuple[Sent, ...]:
    """Return the files of a form; TroubleError before any is read when they are too large."""
    files: list[UploadedFile[Any]] = request.FILES.getlist("files")
    size = sum(one.size or 0 for one in files)
    if size > MOST_UPLOAD_BYTES:
        raise too_large(size)
    return tuple(Sent(str(one.name or "")[-200:], one.read()) for one in files)


def sent_choices(sent: QueryDict, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form chooses, over what was chosen before; what no page offers is left out.

    Another sheet has other columns, so they are matched anew.
    """
    choices = dict(before)
    if sent.get("same") in SAME:
        choices["same"] = sent["same"]
    sheet = sent.get("sheet", "")
    if sheet.isascii() and sheet.isdigit() and len(sheet) < 4 and int(sheet) < MOST_SHEETS:
        if int(sheet) != choices.get("sheet", 0):
            choices.pop("columns", None)
            return {**choices, "sheet": int(sheet)}
        choices["sheet"] = int(sheet)
    names = (f"column-{place}" for place in range(MOST_COLUMNS))
    columns = [str(sent[name]) for name in names if name in sent]
    if columns and all(is_column(one) for one in columns):
        choices["columns"] = columns
    return choices
