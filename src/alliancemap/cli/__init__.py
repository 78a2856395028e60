"""The command line: arguments, files and exit codes around the library."""

from alliancemap.cli.entry import main

__all__ = ["main"]
