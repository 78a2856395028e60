"""The reference page of the command line is made from the parser's own table, and is current."""

import pytest
from golden_file import hold
from house import ROOT

from alliancemap.cli.commands import COMMANDS
from alliancemap.cli.reference import command_line_page

PAGE = ROOT / "docs" / "reference" / "command-line.md"


def test_the_page_is_current(request: pytest.FixtureRequest) -> None:
    renew = bool(request.config.getoption("--renew-goldens"))
    assert hold(PAGE, command_line_page().encode(), renew=renew) is None


def test_the_page_has_every_command_and_option() -> None:
    page = command_line_page()
    for command in COMMANDS:
        assert f"    alliancemap {command.name}" in page
        assert all(f"--{option.name}" in page for option in command.options)
