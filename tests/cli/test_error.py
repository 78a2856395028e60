"""Every error code of the command line is raised somewhere, and every one raised has its words."""

import re

from house import LIBRARY

from alliancemap.cli.error import CliError
from alliancemap.words import table


def test_the_codes_with_words_are_the_codes_in_use() -> None:
    used = {
        code
        for path in (LIBRARY / "cli").glob("*.py")
        for code in re.findall(r"\bCLI\d{3}\b", path.read_text(encoding="utf-8"))
    }
    for language in ("en", "fr"):
        said = {key[6:] for key in table(language, "cli") if key.startswith("error.")}
        assert said == used


def test_an_error_keeps_its_code_and_values() -> None:
    error = CliError("CLI010", file="x")
    assert (error.code, error.values) == ("CLI010", {"file": "x"})
