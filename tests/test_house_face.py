"""The face keeps its layers: pages ask queries and actions, and those alone touch the tables."""

import house
import pytest
from house import FACE

# From the outermost to the innermost; a file imports files further down, never further up.
LAYERS = ("urls", "pages", "forms", "actions", "queries", "models")
MAY_TOUCH_TABLES = {"actions", "queries", "models", "admin"}


def place(name: str) -> tuple[str, str]:
    """Room and layer of a dotted name: ("gallery", "pages") for alliancemap_web.gallery.pages.x."""
    parts = name.split(".")[1:]
    for at, one in enumerate(parts):
        # A room with much to keep has its reads and writes in several: feed_queries, pulse_actions.
        last = one.rpartition("_")[2]
        part = last if last in {"actions", "queries"} else one
        if part in LAYERS or part in MAY_TOUCH_TABLES:
            return ".".join(parts[:at]), part
    return ".".join(parts), ""


def trespasses(imports: dict[str, set[str]]) -> list[str]:
    """The imports, by importing module, that go up a layer or reach into tables from outside."""
    found = []
    for module, names in imports.items():
        room, layer = place(module)
        for name in sorted(names):
            if name.split(".")[0] != FACE.name:
                continue
            other_room, other = place(name)
            up = layer in LAYERS and other in LAYERS and LAYERS.index(other) < LAYERS.index(layer)
            tables = other == "models" and (layer not in MAY_TOUCH_TABLES or room != other_room)
            if up or tables:
                found.append(f"{module} imports {name}")
    return found


def test_the_face_keeps_its_layers_and_its_tables() -> None:
    imports = {module.name: house.imports(module) for module in house.modules(FACE)}
    assert FACE.name in imports
    assert trespasses(imports) == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("gallery.pages", "gallery.models.Alliance"),
        ("gallery.queries", "gallery.actions"),
        ("gallery.models", "gallery.queries.find"),
        ("people.queries", "gallery.models"),
        ("people.actions", "people.pages"),
        ("people.feed_queries", "people.feed_actions"),
        ("people.feed_actions", "gallery.models"),
        ("serve", "gallery.models"),
        ("pages", "models"),
    ],
)
def test_a_trespass_is_noticed(module: str, name: str) -> None:
    assert trespasses({f"alliancemap_web.{module}": {f"alliancemap_web.{name}"}})


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("gallery.urls", "gallery.pages"),
        ("gallery.pages", "gallery.queries.find"),
        ("gallery.queries", "gallery.models.Alliance"),
        ("gallery.admin", "gallery.models.Alliance"),
        ("people.actions", "gallery.queries.find"),
        ("people.actions", "people.actions.invite"),
    ],
)
def test_a_way_down_is_allowed(module: str, name: str) -> None:
    assert trespasses({f"alliancemap_web.{module}": {f"alliancemap_web.{name}"}}) == []
