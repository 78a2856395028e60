"""`alliancemap schema`: the JSON Schema of the alliance file, or of the results in JSON."""

from argparse import Namespace
from importlib.resources import files

from alliancemap.cli.screen import Screen

ALLIANCE = "alliance-1.schema.json"


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the schema that is asked for."""
    if arguments.of == "results":
        from alliancemap.wire.schema import results_schema

        screen.json(results_schema())
    else:
        screen.data((files("alliancemap.alliance_file") / ALLIANCE).read_bytes())
    return 0
