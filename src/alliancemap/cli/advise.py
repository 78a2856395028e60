"""`alliancemap advise`: which form, why, what speaks against it, and which clauses help."""

from argparse import Namespace

from alliancemap.cli.files import reading_from, view_in
from alliancemap.cli.screen import Screen
from alliancemap.reading.advice import advice_lines, chosen_form_lines


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the advice on structure, with every rule for `--all`, as text or JSON.

    `--form` prints what speaks for and against one form; the JSON holds every form in any case.
    """
    reading = reading_from(arguments.file, screen.language, view_in(arguments))
    if getattr(arguments, "json", False):
        from alliancemap.wire import advice_to_plain

        screen.json(advice_to_plain(reading.assessment.structure))
        return 0
    form, with_rules = getattr(arguments, "form", None), getattr(arguments, "all", False)
    screen.lines(
        advice_lines(reading, screen.paper, with_rules)
        if form is None
        else chosen_form_lines(reading, form, screen.paper, with_rules)
    )
    return 0
