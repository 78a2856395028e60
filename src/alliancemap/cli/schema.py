"""`alliancemap schema`: the JSON Schema of the alliance file, or of the results in JSON."""

from argparse import Namespace
from importlib.resources import files

from alliancemap.cli.screen import Screen

SCHEMAS = {
    "alliance": ("alliancemap.alliance_file", "alliance-1.schema.json"),
    "results": ("alliancemap.wire", "results-1.schema.json"),
}


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the schema that is asked for, that of the alliance file when none is."""
    package, name = SCHEMAS[arguments.of or "alliance"]
    screen.data((files(package) / name).read_bytes())
    return 0
