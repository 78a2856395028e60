"""The one-page map as a value that shows itself in a notebook and saves itself as a file."""

from dataclasses import dataclass
from pathlib import Path

from alliancemap.picture.content import MapContent
from alliancemap.picture.layout import Orientation, lay_out
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.table import table_text
from alliancemap.reading.saved import replace_file


@dataclass(frozen=True, slots=True)
class MapPicture:
    """One map ready to be shown: it draws itself in Jupyter and marimo.

    `svg` is the text of a file that stands alone, `text` the same map in words.
    """

    content: MapContent
    orientation: Orientation = "landscape"

    @property
    def svg(self) -> str:
        """Return the map as SVG with its letters inside, as `alliancemap map` writes it."""
        return draw_svg(lay_out(self.content, self.orientation))

    @property
    def text(self) -> str:
        """Return everything the map says, one line for each part."""
        return table_text(self.content)

    def file(self, file_format: str) -> bytes:
        """Return the map as the bytes of a svg, png, pdf or pptx file.

        ExportError EXP001 for another format, EXP002 while the extra is not installed.
        """
        from alliancemap.export.files import export_map

        return export_map(self.content, file_format, self.orientation)

    def save(self, path: str | Path) -> Path:
        """Write the map to a file whose name ends in svg, png, pdf or pptx; return its path.

        Raises what `file` raises, and OSError when the file cannot be written.
        """
        target = Path(path)
        replace_file(target, self.file(target.name))
        return target

    def _repr_svg_(self) -> str:
        return lay_out(self.content, self.orientation)._repr_svg_()
