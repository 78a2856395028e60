"""`alliancemap brief`: sixty seconds, the one page, the meeting or the handover pack of a file."""

from argparse import Namespace
from pathlib import PurePath

from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, reading_from, view_in, write_over
from alliancemap.cli.screen import Screen
from alliancemap.export.document_files import export_document
from alliancemap.reading.brief import Kind, brief_document
from alliancemap.reading.brief_script import AUDIENCES

SUFFIXES = {".docx": "docx", ".pdf": "pdf", ".pptx": "pptx", ".txt": "text"}


def run(arguments: Namespace, screen: Screen) -> int:
    """Write the brief where `-o` says, or show its text."""
    output = getattr(arguments, "output", None)
    audience = getattr(arguments, "for", None)
    kind: Kind = getattr(arguments, "kind", None) or ("script" if audience else "page")
    file_format = format_for(output, getattr(arguments, "format", None))
    reading = reading_from(arguments.file, screen.language, view_in(arguments))
    document = brief_document(reading, kind, screen.language, audience or AUDIENCES[0])
    made = export_document(document, file_format)
    if output == STANDARD:
        screen.data(made)
    elif output is None:
        screen.write(made.decode())
    else:
        write_over(output, made)
        if screen.is_terminal:
            screen.lines([reading.voice().phrase("written.file", file=output)])
    return 0


def format_for(output: str | None, asked: str | None) -> str:
    """Return the format asked for, else that of the file's name, else text for the screen.

    CliError CLI034 where nothing says which, or a screen is to show more than text.
    """
    if output in (None, STANDARD):
        if asked not in (None, "text") and output is None:
            raise CliError("CLI034")
        return asked or "text"
    found = asked or SUFFIXES.get(PurePath(str(output)).suffix.lower())
    if found is None:
        raise CliError("CLI034")
    return found
