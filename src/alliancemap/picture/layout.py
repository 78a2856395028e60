"""From what a map says to where everything stands on the page."""

from typing import Literal

from alliancemap.picture.content import MapContent
from alliancemap.picture.landscape import lay_out_landscape
from alliancemap.picture.letters import clean
from alliancemap.picture.notes import draw_notes
from alliancemap.picture.portrait import lay_out_portrait
from alliancemap.picture.scene import Scene

Orientation = Literal["landscape", "portrait"]


def lay_out(content: MapContent, orientation: Orientation = "landscape") -> Scene:
    """Return the scene of `content`: 1600 by 900 units, or 900 wide and as tall as its words need.

    The same content gives the same scene. Texts that are too long for their place are wrapped,
    shrunk one step and then end in an ellipsis; the table twin holds them whole.
    """
    place = lay_out_portrait if orientation == "portrait" else lay_out_landscape
    parts, width, height = place(content)
    scene = Scene(
        width,
        height,
        content.language,
        clean(content.title),
        clean(content.description),
        parts,
        orientation,
    )
    return draw_notes(scene, content.notes) if content.notes else scene
