"""`alliancemap check`: everything that is wrong with alliance files, or that they are fine."""

from argparse import Namespace

from alliancemap.alliance_file.error import AllianceFileError
from alliancemap.cli.error import CliError
from alliancemap.cli.files import alliance_in, shown_name
from alliancemap.cli.screen import Screen
from alliancemap.words import phrase


def run(arguments: Namespace, screen: Screen) -> int:
    """Say of each file what is wrong with it, or that it is fine; return 2 when any is not."""
    code = 0
    for name in arguments.file:
        try:
            alliance_in(name)
        except (AllianceFileError, CliError) as trouble:
            code = screen.complain(trouble)
        else:
            screen.lines([phrase("check.fine", screen.language, "cli", file=shown_name(name))])
    return code
