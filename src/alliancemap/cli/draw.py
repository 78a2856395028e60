"""`alliancemap map`: the one-page map as a file, as SVG on standard output, or in words."""

from argparse import Namespace

from alliancemap.cli.error import CliError
from alliancemap.cli.files import STANDARD, reading_from, view_in, write_over
from alliancemap.cli.screen import Screen
from alliancemap.export.files import format_of


def run(arguments: Namespace, screen: Screen) -> int:
    """Draw the map where `-o` says, or print it in words with `--text`.

    `--form` draws the bridge in another form than the file's.
    """
    output = getattr(arguments, "output", None)
    in_words = getattr(arguments, "text", False)
    if output is None and not in_words:
        raise CliError("CLI023")
    if output not in (None, STANDARD):
        format_of(output)  # refuse a name we cannot write before anything is read
    reading = reading_from(arguments.file, screen.language, view_in(arguments))
    form = getattr(arguments, "form", None)
    if form is not None:
        reading = reading.with_form(form)
    portrait = getattr(arguments, "portrait", False)
    picture = reading.map(orientation="portrait" if portrait else "landscape")
    if output == STANDARD:
        screen.data(picture.text if in_words else picture.svg)
        return 0
    if output is None:
        screen.write(picture.text)
        return 0
    write_over(output, picture.file(output))
    if in_words:
        screen.write(picture.text)
    elif screen.is_terminal:
        screen.lines([reading.voice().phrase("written.file", file=output)])
    return 0
