"""Small plain badges on a map that is laid out: where people disagree, what support depends on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from alliancemap.picture.badges import (
    CLEAR,
    TALL,
    Box,
    badge_shapes,
    badge_width,
    nearest_place,
    spared_boxes,
    taken_boxes,
)
from alliancemap.picture.captions import caption
from alliancemap.picture.content import NOTE_KINDS, MapNote, NoteKind
from alliancemap.picture.scene import Part, Scene
from alliancemap.picture.typeset import LANDSCAPE, PORTRAIT, Sizes
from alliancemap.words import whole

NOTE = "note-"
MARGIN = 36.0  # of a tall page
NEAR = 60.0  # within which a word is worth its room


def draw_notes(scene: Scene, notes: Sequence[MapNote]) -> Scene:
    """Return the scene with a badge for each part and kind that something is noted of.

    A badge has a mark, a number and a word, no colour of its own, and stands as near to its part as
    it can without touching a text, a gauge or another badge. Where there is no room for the word,
    mark and number stand there alone, and the foot of the page says what the mark means. Notes of
    parts that the scene lacks and notes that count nothing are not drawn.
    """
    sizes = PORTRAIT if scene.orientation == "portrait" else LANDSCAPE
    taken, spared = list(taken_boxes(scene)), list(spared_boxes(scene))
    badges: list[Part] = []
    shortened: list[NoteKind] = []
    for target, kind, some in _gathered(scene, notes):
        count = sum(one.count for one in some)
        words = caption(f"note_{kind}", scene.language, count=count)
        placed = nearest_place(scene, target, badge_width(words, sizes), sizes, taken, spared)
        said = words
        if placed is None or placed[0] > near(scene, target):
            short = whole(count, scene.language)
            closer = nearest_place(scene, target, badge_width(short, sizes), sizes, taken, spared)
            if closer is not None and (
                placed is None or closer[0] + near(scene, target) < placed[0]
            ):
                placed, said = closer, short
                shortened += [] if kind in shortened else [kind]
        if placed is None:
            continue
        taken.append(placed[1])
        label = f"{words}: {target.label}"
        data = (("note", kind), ("about", target.id), ("count", str(count)))
        shapes = badge_shapes(kind, said, placed[1], sizes)
        badges.append(Part(f"{NOTE}{kind}-{target.id}", label, shapes, data))
    drawn = replace(scene, parts=(*scene.parts, *badges)) if badges else scene
    if not shortened:
        return drawn
    kinds = [kind for kind in NOTE_KINDS if kind in shortened]
    if scene.orientation == "portrait":
        return _explained_below(drawn, kinds, sizes)
    return _explained(drawn, kinds, sizes, taken, spared)


def _explained(
    scene: Scene, kinds: Sequence[NoteKind], sizes: Sizes, taken: list[Box], spared: list[Box]
) -> Scene:
    """Return a wide page with what the marks mean beside its foot."""
    foot = next((part for part in scene.parts if part.id == "foot" and part.shapes), None)
    parts = []
    for kind in kinds:
        words = caption(f"row_{kind}", scene.language)
        placed = (
            nearest_place(scene, foot, badge_width(words, sizes), sizes, taken, spared)
            if foot
            else None
        )
        if placed is not None:
            taken.append(placed[1])
            parts.append(Part(f"{NOTE}{kind}", words, badge_shapes(kind, words, placed[1], sizes)))
    return replace(scene, parts=(*scene.parts, *parts))


def _explained_below(scene: Scene, kinds: Sequence[NoteKind], sizes: Sizes) -> Scene:
    """Return a tall page with what the marks mean under it, a line each."""
    top, tall = scene.height, sizes.small * TALL
    parts = []
    for kind in kinds:
        words = caption(f"row_{kind}", scene.language)
        box = (MARGIN, top, MARGIN + badge_width(words, sizes), top + tall)
        parts.append(Part(f"{NOTE}{kind}", words, badge_shapes(kind, words, box, sizes)))
        top += tall + 2 * CLEAR
    return replace(scene, parts=(*scene.parts, *parts), height=top + 2 * CLEAR)


def near(scene: Scene, target: Part) -> float:
    """Return how far from its part a badge with a word may stand, in scene units.

    The gauges of a tall page stand so close that it would seem to be another's.
    """
    is_close = scene.orientation == "portrait" and target.id.startswith("gauge-")
    return NEAR / 3 if is_close else NEAR


def target_of(scene: Scene, note: MapNote) -> Part | None:
    """Return the part that a note stands at: its factor's own where it is drawn, else its part."""
    shown = [part for part in scene.parts if part.shapes]
    if note.factor:
        for part in shown:
            if any(name in ("factor", "gate") and at == note.factor for name, at in part.data):
                return part
    return next((part for part in shown if part.id == note.part), None)


def _gathered(
    scene: Scene, notes: Sequence[MapNote]
) -> Iterator[tuple[Part, NoteKind, tuple[MapNote, ...]]]:
    """Yield each part with its notes of one kind, in the order of the page."""
    order = {part.id: place for place, part in enumerate(scene.parts)}
    found = [
        (order[target.id], NOTE_KINDS.index(note.kind), place, target, note)
        for place, note in enumerate(notes)
        if note.count > 0 and (target := target_of(scene, note)) is not None
    ]
    for _, same in groupby(sorted(found, key=lambda one: one[:3]), key=lambda one: one[:2]):
        group = tuple(same)
        yield group[0][3], group[0][4].kind, tuple(one[4] for one in group)
