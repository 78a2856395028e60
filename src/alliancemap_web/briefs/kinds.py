"""Which briefs there are: what addresses call each, its kind and for whom it is."""

from dataclasses import dataclass

from alliancemap.reading.brief import Kind
from alliancemap.reading.brief_script import AUDIENCES


@dataclass(frozen=True, slots=True)
class Which:
    """One brief: its kind, and of sixty seconds the audience (empty for the other kinds)."""

    kind: Kind
    audience: str = ""

    @property
    def slug(self) -> str:
        """Return what addresses call it: page, pack, handover, or for-engineers."""
        return f"for-{self.audience.replace('_', '-')}" if self.audience else self.kind

    @property
    def listener(self) -> str:
        """Return for whom the library makes it; the kinds for everybody have no other."""
        return self.audience or AUDIENCES[0]


PAGES = (Which("page"), Which("pack"), Which("handover"))
SCRIPTS = tuple(Which("script", audience) for audience in AUDIENCES)
BRIEFS = (*SCRIPTS, *PAGES)
BY_SLUG = {one.slug: one for one in BRIEFS}
FORMATS = ("docx", "pptx", "pdf")
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}
